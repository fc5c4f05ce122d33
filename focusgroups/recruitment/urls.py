"""Addresses of what comes before a session."""

from django.urls import path

from .views import board, candidates, paper, participation, planning, proposing, table_letters

BEFORE = [
    path("fokusgrupper/ny/", planning.session_new, name="session-new"),
    path("fokusgrupper/forslag/", proposing.candidate_propose, name="candidate-propose"),
    path("fokusgrupper/<int:pk>/planlegg/", planning.session_plan, name="session-plan"),
    path("fokusgrupper/<int:pk>/planlegg/miks/", planning.session_mix, name="session-mix"),
    path("fokusgrupper/<int:pk>/planlegg/rett/", planning.session_grant, name="session-grant"),
    path(
        "fokusgrupper/<int:group>/planlegg/rett/<int:pk>/avslutt/",
        planning.grant_end,
        name="grant-end",
    ),
    path(
        "fokusgrupper/<int:pk>/samtykke-nb.pdf",
        paper.paper,
        {"language": "nb"},
        name="consent-paper",
    ),
    path(
        "fokusgrupper/<int:pk>/samtykke-nn.pdf",
        paper.paper,
        {"language": "nn"},
        name="consent-paper-nn",
    ),
    path("fokusgrupper/<int:pk>/bokstaver/", table_letters.letters_give, name="letters-give"),
    path(
        "fokusgrupper/<int:group>/bokstaver/<str:letter>/",
        table_letters.letter_lookup,
        name="letter-lookup",
    ),
    path("fokusgrupper/<int:pk>/rekruttering/", board.recruitment, name="recruitment"),
    path("fokusgrupper/<int:pk>/rekruttering/ny/", board.candidate_new, name="candidate-new"),
    path(
        "fokusgrupper/<int:pk>/rekruttering/e-post/<slug:what>/",
        board.recruitment_mail,
        name="recruitment-mail",
    ),
    path(
        "fokusgrupper/<int:group>/rekruttering/<uuid:pk>/", candidates.candidate, name="candidate"
    ),
    path(
        "fokusgrupper/<int:group>/rekruttering/<uuid:pk>/forsok/",
        candidates.candidate_attempt,
        name="candidate-attempt",
    ),
    path(
        "fokusgrupper/<int:group>/rekruttering/<uuid:pk>/svar/",
        candidates.candidate_answer,
        name="candidate-answer",
    ),
    path(
        "fokusgrupper/<int:group>/rekruttering/<uuid:pk>/erstatt/",
        candidates.candidate_replace,
        name="candidate-replace",
    ),
    path(
        "fokusgrupper/<int:group>/rekruttering/<uuid:pk>/endre/",
        candidates.candidate_change,
        name="candidate-change",
    ),
    path(
        "fokusgrupper/<int:group>/rekruttering/<uuid:pk>/samtykke/",
        candidates.candidate_consent,
        name="candidate-consent",
    ),
    path(
        "fokusgrupper/<int:group>/rekruttering/<uuid:pk>/trekk/",
        candidates.candidate_withdraw,
        name="candidate-withdraw",
    ),
    path("deltakelse/<str:token>/", participation.Participation.as_view(), name="participation"),
    path(
        "deltakelse/<str:token>/avtale.ics",
        participation.ParticipationCalendar.as_view(),
        name="participation-calendar",
    ),
]
