"""Addresses of examples and pilot projects."""

from django.contrib.auth.decorators import login_required
from django.urls import path, re_path
from django.views.decorators.http import require_safe

from municipalities.register.urls import FACTS, LINK
from pilots.examples.feed import NewExamples
from pilots.views import (
    adopting_elsewhere,
    assessing,
    confirming,
    describing,
    example_adopting,
    example_apart,
    example_attaching,
    example_files_by_link,
    example_making,
    example_merging,
    example_proposing,
    example_proposing_by_link,
    example_sheet,
    example_sponsoring,
    example_telling,
    experiments,
    links,
    measuring,
    proposing,
    queueing,
    shortlist,
    usage,
)
from pilots.views.asking import example_ask
from pilots.views.example_files import example_file
from pilots.views.examples import ExampleDetail, example_csv, example_list, example_suggestions
from pilots.views.moved import follows_mergers
from pilots.views.pilots import PilotDetail, pilot_board, pilot_csv, pilot_list, pilot_timeline

EXAMPLES = "eksempler/"
FACT = "endre/example/<int:pk>/<slug:field>/"
REMARK = "merknad/<int:pk>/"
WITHDRAW = "trekk/<int:suggestion>/"
ELSE = "noen-andre/"
OF_MUNICIPALITY = (
    ("", "confirm", confirming.ConfirmExamples),
    (FACT, "confirm-suggest", confirming.SuggestForExample),
    (REMARK, "confirm-remark", confirming.SuggestForExample),
    (WITHDRAW, "confirm-withdraw", confirming.WithdrawFromExample),
    (ELSE, "confirm-else", confirming.SomebodyElse),
    ("tatt-i-bruk/", "confirm-adopt", adopting_elsewhere.AdoptElsewhere),
)

app_name = "pilots"
urlpatterns = [
    *(
        path(f"{FACTS}{EXAMPLES}{end}", login_required(view.as_view()), name=name)
        for end, name, view in OF_MUNICIPALITY
    ),
    *(
        path(
            f"{LINK}{EXAMPLES}{end}", view.as_view(find=confirming.by_link), name=f"{name}-by-link"
        )
        for end, name, view in OF_MUNICIPALITY
    ),
    path("eksempler/foresla/", example_proposing.proposals, name="example-proposals"),
    path("eksempler/foresla/ligner/", example_proposing.alike, name="example-alike"),
    path("eksempler/foresla/<int:pk>/", example_proposing.proposal_form, name="example-proposal"),
    path(
        "eksempler/foresla/<int:pk>/kladd/",
        example_proposing.proposal_save,
        name="example-proposal-save",
    ),
    path(
        "eksempler/foresla/<int:pk>/til-stede/",
        example_proposing.proposal_presence,
        name="example-proposal-presence",
    ),
    path(
        "eksempler/foresla/<int:pk>/konflikt/",
        example_proposing.proposal_conflict,
        name="example-proposal-conflict",
    ),
    path(
        "eksempler/foresla/<int:pk>/versjoner/",
        example_proposing.proposal_versions,
        name="example-proposal-versions",
    ),
    path(
        "eksempler/foresla/lenke/<str:token>/",
        example_proposing_by_link.ProposalByLink.as_view(),
        name="example-proposal-by-link",
    ),
    path(
        "eksempler/foresla/lenke/<str:token>/kladd/",
        example_proposing_by_link.ProposalSaveByLink.as_view(),
        name="example-proposal-save-by-link",
    ),
    path(
        "eksempler/foresla/lenke/<str:token>/filer/",
        example_files_by_link.FilesByLink.as_view(),
        name="example-files-by-link",
    ),
    path(
        "eksempler/foresla/lenke/<str:token>/filer/<int:pk>/",
        example_files_by_link.FileByLink.as_view(),
        name="example-file-by-link",
    ),
    path(
        "eksempler/foresla/stotte/<str:token>/filer/<int:pk>/",
        example_files_by_link.FileForSponsor.as_view(),
        name="example-sponsor-file",
    ),
    path(
        "eksempler/foresla/stotte/<str:token>/",
        example_sponsoring.Sponsor.as_view(),
        name="example-sponsor",
    ),
    path("eksempler/fortell/", example_telling.example_tell, name="example-tell"),
    path("eksempler/fortell/sendt/", example_telling.example_told, name="example-told"),
    path("eksempler/ark/", example_sheet.sheet, name="example-sheet"),
    path("eksempler/ark/mal.xlsx", example_sheet.sheet_empty, name="example-sheet-empty"),
    re_path(
        r"^eksempler/ark/eksempler\.(?P<kind>xlsx|csv)$",
        example_sheet.sheet_standing,
        name="example-sheet-standing",
    ),
    path("eksempler/ark/<uuid:pk>/", example_sheet.sheet_file, name="example-sheet-file"),
    path("eksempler/lag/", example_making.example_make, name="example-make"),
    path("eksempler/ko/", queueing.queue, name="queue"),
    path("eksempler/sla-sammen/", example_merging.merge, name="example-merge"),
    path("eksempler/sla-sammen/<int:pk>/", example_merging.merger, name="example-merger"),
    path("eksempler/sla-sammen/to/", example_apart.example_apart, name="example-apart"),
    path(
        "eksempler/sla-sammen/to/<int:pk>/angre/",
        example_apart.example_apart_undo,
        name="example-apart-undo",
    ),
    path("eksempler/kunnskapsgrunnlag/", queueing.grades, name="grades"),
    path(
        "eksempler/<slug:slug>/tatt-i-bruk/",
        follows_mergers(example_adopting.example_adopt),
        name="example-adopt",
    ),
    path("eksempler/<slug:slug>/filer/", example_attaching.files, name="example-attach"),
    path(
        "eksempler/foresla/<int:pk>/filer/",
        example_attaching.proposal_files,
        name="example-proposal-files",
    ),
    path(
        "eksempler/foresla/<int:pk>/filer/<int:file>/",
        example_attaching.proposal_file,
        name="example-proposal-file",
    ),
    path("eksempler/<slug:slug>/vurdering/", queueing.assessment, name="assessment"),
    path("eksempler/lenker/", links.links, name="links"),
    path("eksempler/bruk/", usage.usage, name="usage"),
    path("eksempler/bruk/regneark/", usage.usage_file, name="usage-file"),
    path("eksempler/bekreftelser/", confirming.confirmations, name="confirmations"),
    path("eksempler/nye.atom", require_safe(NewExamples()), name="example-feed"),
    path("eksempler/liste/", shortlist.shortlist, name="shortlist"),
    path("eksempler/liste/saksgrunnlag/<slug:kind>/", shortlist.case_paper, name="case-paper"),
    path("eksempler/sammenlign/", shortlist.example_compare, name="example-compare"),
    path("eksempler/<slug:slug>/pdf/", follows_mergers(shortlist.example_pdf), name="example-pdf"),
    path("eksempler/", example_list, name="example-list"),
    path("eksempler/tabell.csv", example_csv, name="example-csv"),
    path("eksempler/forslag/", example_suggestions, name="example-suggestions"),
    path("eksempler/<slug:slug>/spor/", follows_mergers(example_ask), name="example-ask"),
    path(
        "eksempler/<slug:slug>/filer/<int:pk>/", follows_mergers(example_file), name="example-file"
    ),
    path("eksempler/<slug:slug>/", follows_mergers(ExampleDetail.as_view()), name="example-detail"),
    path("piloter/", pilot_list, name="pilot-list"),
    path("piloter/tabell.csv", pilot_csv, name="pilot-csv"),
    path("piloter/tavle/", pilot_board, name="pilot-board"),
    path("piloter/tidslinje/", pilot_timeline, name="pilot-timeline"),
    path("piloter/ny/", describing.pilot_create, name="pilot-create"),
    path("piloter/kriterier/", assessing.criteria, name="criteria"),
    path("piloter/kriterier/ny/", assessing.criteria_create, name="criteria-create"),
    path("piloter/vurdering/", assessing.assessment_overview, name="assessment-overview"),
    path("piloter/<slug:slug>/vurder/", assessing.pilot_assess, name="pilot-assess"),
    path(
        "piloter/<slug:slug>/vurder/pa-nytt/", assessing.pilot_assess_anew, name="pilot-assess-anew"
    ),
    path("piloter/<slug:slug>/vurdering/", assessing.pilot_assessment, name="pilot-assessment"),
    path("piloter/<slug:slug>/flytt/", assessing.pilot_move, name="pilot-move"),
    path("piloter/foresla/", proposing.proposal_create, name="proposal-create"),
    path("piloter/forslag/", proposing.proposal_list, name="proposal-list"),
    path("piloter/forslag/<int:pk>/avgjor/", proposing.proposal_decide, name="proposal-decide"),
    path("piloter/forslag/<str:token>/", proposing.proposal_status, name="proposal-status"),
    path("piloter/<slug:slug>/beskrivelse/", describing.pilot_form, name="pilot-form"),
    path("piloter/<slug:slug>/beskrivelse/kladd/", describing.DRAFT.save, name="pilot-save"),
    path(
        "piloter/<slug:slug>/beskrivelse/til-stede/",
        describing.DRAFT.presence,
        name="pilot-presence",
    ),
    path("piloter/<slug:slug>/beskrivelse/velg/", describing.DRAFT.conflict, name="pilot-conflict"),
    path(
        "piloter/<slug:slug>/beskrivelse/versjoner/",
        describing.DRAFT.versions,
        name="pilot-versions",
    ),
    path("piloter/<slug:slug>/deltakere/", describing.pilot_partners, name="pilot-partners"),
    path(
        "piloter/<slug:slug>/deltakere/<int:pk>/fjern/",
        describing.partner_remove,
        name="partner-remove",
    ),
    path("piloter/<slug:slug>/", PilotDetail.as_view(), name="pilot-detail"),
    path("piloter/<slug:slug>/forsok/", experiments.experiment_plan, name="experiment-plan"),
    path("piloter/<slug:slug>/forsok/registrer/", experiments.plan_register, name="plan-register"),
    path("piloter/<slug:slug>/forsok/avvik/", experiments.experiment_note, name="experiment-note"),
    path(
        "piloter/<slug:slug>/forsok/utfall/nytt/",
        experiments.indicator_create,
        name="indicator-create",
    ),
    path(
        "piloter/<slug:slug>/forsok/utfall/<int:pk>/",
        experiments.indicator_change,
        name="indicator-change",
    ),
    path(
        "piloter/<slug:slug>/forsok/utfall/<int:pk>/gjennomsnitt/",
        experiments.indicator_mean,
        name="indicator-mean",
    ),
    path(
        "piloter/<slug:slug>/forsok/utfall/<int:pk>/analyse/",
        experiments.indicator_analysis,
        name="indicator-analysis",
    ),
    path(
        "piloter/<slug:slug>/forsok/analyser/<int:pk>/fil/",
        experiments.analysis_file,
        name="analysis-file",
    ),
    path(
        "piloter/<slug:slug>/forsok/konklusjon/",
        experiments.experiment_conclude,
        name="experiment-conclude",
    ),
    path(
        "piloter/<slug:slug>/forsok/data/kodebok/",
        measuring.measurements_dictionary,
        name="measurements-dictionary",
    ),
    path(
        "piloter/<slug:slug>/forsok/data/for-hand/",
        measuring.measurement_by_hand,
        name="measurement-by-hand",
    ),
    path("piloter/<slug:slug>/forsok/data/", measuring.measurements_bring, name="measurements"),
    path(
        "piloter/<slug:slug>/forsok/data/ark/",
        measuring.measurements_sheet,
        name="measurements-sheet",
    ),
    path(
        "piloter/<slug:slug>/forsok/data/csv/",
        measuring.measurements_data,
        name="measurements-data",
    ),
    path(
        "piloter/<slug:slug>/forsok/data/<uuid:pk>/",
        measuring.measurements_file,
        name="measurements-file",
    ),
]
