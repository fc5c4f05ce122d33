"""Addresses of the survey, taken in by the app's own list."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from municipalities.register.urls import FACTS, LINK

from .views import (
    approval,
    approving,
    board,
    board_file,
    contact,
    filling,
    guide_parts,
    guides,
    importing,
    interviews,
    paper,
    passes,
    reading,
    replies,
    rounds,
    templates,
    withdrawing,
)

findings, correction = (
    login_required(view.as_view()) for view in (replies.Findings, replies.CorrectFinding)
)
linked_findings, linked_correction = (
    view.as_view(find=replies.by_link) for view in (replies.Findings, replies.CorrectFinding)
)

urlpatterns = [
    path(f"{FACTS}funn/", findings, name="findings"),
    path(f"{FACTS}funn/<uuid:uuid>/", correction, name="finding-correct"),
    path(f"{LINK}funn/", linked_findings, name="findings-by-link"),
    path(f"{LINK}funn/<uuid:uuid>/", linked_correction, name="finding-correct-by-link"),
    path(
        "kartlegging/rutiner/<uuid:uuid>/maler/",
        templates.routine_templates,
        name="routine-templates",
    ),
    path(
        "kartlegging/rutiner/maler/<int:pk>/", templates.routine_template, name="routine-template"
    ),
    path("kartlegging/gjennomgang/", passes.passes, name="passes"),
    path("kartlegging/gjennomgang/<slug:number>/", passes.passes_of, name="passes-of"),
    path("kartlegging/gjennomgang/<slug:number>/kort/", passes.passes_card, name="passes-card"),
    path(
        "kartlegging/gjennomgang/<slug:number>/kort.pdf",
        passes.passes_card_pdf,
        name="passes-card-pdf",
    ),
    path(
        "kartlegging/gjennomgang/<slug:number>/<uuid:uuid>/",
        passes.passes_audit,
        name="passes-audit",
    ),
    path("kartlegging/", board.survey, name="survey"),
    path("godkjenning/<str:token>/", approval.Approval.as_view(), name="approval"),
    path("godkjenning/<str:token>/kladd/", approval.ApprovalSave.as_view(), name="approval-save"),
    path(
        "godkjenning/<str:token>/trekk/",
        withdrawing.WithdrawByLink.as_view(),
        name="approval-withdraw",
    ),
    path("kartlegging/runder/ny/", rounds.round_create, name="round-create"),
    path("kartlegging/runder/<slug:code>/", rounds.round_page, name="round"),
    path("kartlegging/runder/<slug:code>/tavle/", board_file.board_file, name="board-file"),
    path("kartlegging/runder/<slug:code>/endre/", rounds.round_change, name="round-change"),
    path(
        "kartlegging/runder/<slug:code>/kommuner/<int:pk>/ta-ut/",
        rounds.round_leave_out,
        name="round-leave-out",
    ),
    path("kartlegging/innlesing/", importing.import_new, name="import-new"),
    path("kartlegging/innlesing/<uuid:pk>/", importing.import_page, name="import"),
    path(
        "kartlegging/runder/<slug:code>/svarark.xlsx", importing.answer_sheet, name="answer-sheet"
    ),
    path("kartlegging/guider/<int:pk>/guide.xlsx", importing.guide_workbook, name="guide-workbook"),
    path("kartlegging/guider/", guides.guide_list, name="guide-list"),
    path("kartlegging/guider/<int:pk>/", guides.guide_page, name="guide"),
    path("kartlegging/guider/<int:pk>/publiser/", guides.guide_publish, name="guide-publish"),
    path("kartlegging/guider/<int:pk>/prov/", guide_parts.guide_preview, name="guide-preview"),
    path(
        "kartlegging/guider/<int:pk>/innledning/", guide_parts.guide_details, name="guide-details"
    ),
    path("kartlegging/guider/<int:pk>/guide.pdf", paper.guide_paper, name="guide-paper"),
    path(
        "kartlegging/guider/<int:pk>/kommuner/<slug:number>/guide.pdf",
        paper.guide_paper,
        name="guide-paper-for",
    ),
    path("kartlegging/guider/<int:pk>/deler/ny/", guide_parts.guide_part, name="guide-part-add"),
    path(
        "kartlegging/guider/<int:pk>/deler/<int:section>/",
        guide_parts.guide_part,
        name="guide-part",
    ),
    path(
        "kartlegging/guider/<int:pk>/deler/<int:section>/flytt/",
        guide_parts.guide_part_move,
        name="guide-part-move",
    ),
    path(
        "kartlegging/guider/<int:pk>/sporsmal/<int:question>/flytt/",
        guide_parts.guide_question_move,
        name="guide-question-move",
    ),
    path(
        "kartlegging/guider/<int:pk>/sporsmal/nytt/",
        guides.guide_question,
        name="guide-question-add",
    ),
    path(
        "kartlegging/guider/<int:pk>/sporsmal/<int:question>/",
        guides.guide_question,
        name="guide-question",
    ),
    path("kartlegging/intervjuer.ics", contact.own_calendar, name="own-calendar"),
    path("kartlegging/intervjuer/", interviews.InterviewList.as_view(), name="interview-list"),
    path("kartlegging/intervjuer/nytt/", interviews.interview_create, name="interview-create"),
    path("kartlegging/intervjuer/<int:pk>/", filling.interview_form, name="interview-form"),
    path(
        "kartlegging/intervjuer/<int:pk>/svar/", reading.interview_detail, name="interview-detail"
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/grunnlag/",
        interviews.interview_basis,
        name="interview-basis",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/kontakt/",
        contact.interview_contact,
        name="interview-contact",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/kontakt/forsok/",
        contact.interview_attempt,
        name="interview-attempt",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/kontakt/avslag/",
        contact.interview_refusal,
        name="interview-refusal",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/kontakt/avtale/",
        contact.interview_appointment,
        name="interview-appointment",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/kontakt/hvem/",
        contact.interview_interviewer,
        name="interview-interviewer",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/kontakt/person/",
        contact.interview_person,
        name="interview-person",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/avtale.ics",
        contact.interview_calendar,
        name="interview-calendar",
    ),
    path("kartlegging/intervjuer/<int:pk>/kladd/", filling.interview_save, name="interview-save"),
    path(
        "kartlegging/intervjuer/<int:pk>/til-stede/",
        filling.interview_presence,
        name="interview-presence",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/konflikt/",
        filling.interview_conflict,
        name="interview-conflict",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/versjoner/",
        filling.interview_versions,
        name="interview-versions",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/godkjenn/",
        reading.interview_approve,
        name="interview-approve",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/send-til-godkjenning/",
        approving.interview_send,
        name="interview-send",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/uten-godkjenning/",
        reading.interview_waive,
        name="interview-waive",
    ),
    path(
        "kartlegging/intervjuer/<int:pk>/frigi/",
        reading.interview_release,
        name="interview-release",
    ),
]
