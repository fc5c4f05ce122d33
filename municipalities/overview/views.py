"""The overview of what was found, and the lists behind its numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forkommune.accounts.models import User
from forkommune.evidence.grading import Grade
from forkommune.evidence.models import Support
from forkommune.evidence.services.readings import record_reading, texts_of
from forkommune.terms.models import Term
from forkommune.ui.paging import KeyPaginator
from forkommune.ui.workbook_answer import workbook_answer
from forkommune.work.registry import panels_for
from municipalities.plans.models import PlanPage, PlanVersion
from municipalities.survey.models import Measure
from municipalities.survey.querysets import READ
from municipalities.survey.views.common import logged_in

from .coverage import coverage_of
from .crossing import crossing_of
from .inputs import WEIGHED, indicator_rows, year_of
from .kinds import KINDS
from .narrowing import ALL_KINDS, VOCABULARIES, Narrowing, narrowing_of
from .rows import claims_of, kinds_shown, listed
from .selectors import overview_of

PER_PAGE = 25


def narrowed(
    view: Callable[[HttpRequest, User, Narrowing], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A page for researchers that begins with what its address narrows the overview to.

    There is nothing to show before there is a round.
    """

    @require_safe
    @login_required
    @wraps(view)
    def found(request: HttpRequest) -> HttpResponse:
        user = logged_in(request)
        if not user.has_perm(READ):
            raise PermissionDenied("Only researchers see what was found before it is published.")
        narrowing = narrowing_of(request.GET.dict(), user)
        if narrowing is None:
            return render(request, "municipalities/survey_empty.html")
        return view(request, user, narrowing)

    return found


def _choices(narrowing: Narrowing) -> dict[str, Any]:
    """What the form above the overview offers."""
    terms: dict[str, list[Term]] = {name: [] for name in VOCABULARIES}
    names = {str(vocabulary): name for name, vocabulary in VOCABULARIES.items()}
    for term in Term.objects.of_any(VOCABULARIES.values()).in_use():
        terms[names[term.vocabulary]].append(term)
    return {"narrowing": narrowing, "choices": terms}


@narrowed
def overview(request: HttpRequest, user: User, narrowing: Narrowing) -> HttpResponse:
    """What was found in the municipalities of a round."""
    by_group = request.GET.get("etter") == "gruppe" and bool(narrowing.groups)
    shown = overview_of(narrowing, user, by_group=by_group, page=request.GET.get("side"))
    context = {
        "overview": shown,
        "by_group": by_group,
        "page_obj": shown.page,
        "panels": panels_for("overview", narrowing, user),
    }
    return render(request, "municipalities/overview.html", context | _choices(narrowing))


@narrowed
def overview_file(request: HttpRequest, user: User, narrowing: Narrowing) -> HttpResponse:
    """The numbers of the overview as a workbook, of all municipalities; narrowed as the page was."""
    from .workbook import overview_workbook  # loads openpyxl

    shown = overview_of(narrowing, user, whole=True)
    content = overview_workbook(shown, at=timezone.localtime())
    return workbook_answer(content, f"klimaarbeid-{narrowing.survey_round.code}.xlsx")


@narrowed
def finding_list(request: HttpRequest, user: User, narrowing: Narrowing) -> HttpResponse:
    """The findings behind one number of the overview, each with the passages that it rests on."""
    page = KeyPaginator(listed(narrowing, user), PER_PAGE).get_page(request.GET.get("side"))
    supports, kind = _supports(page, user), KINDS.get(narrowing.kind)
    record_reading(
        by=user,
        page="municipalities:finding-list",
        read=texts_of(
            one.passage.revision.source for those in supports.values() for one, _day in those
        ),
    )
    rows = [
        {
            "claim": claim,
            "words": KINDS[claim.kind].words(getattr(claim, KINDS[claim.kind].row)),
            "grade": Grade(claim.grade),
            "supports": supports.get(claim.pk, []),
        }
        for claim in page
        if getattr(claim, KINDS[claim.kind].row, None)
    ]
    context = {
        "page_obj": page,
        "heading": _("Findings") if kind is None else kind.plural,
        "rows": rows,
        "narrowing": narrowing,
        "kinds": [
            (ALL_KINDS, _("All")),
            *((code, KINDS[code].plural) for code in kinds_shown(narrowing)),
        ],
        "grades": Grade.choices,
        "outdated": _outdated(supports, user),
    }
    return render(request, "municipalities/finding_list.html", context)


def _day_of(support: Any) -> date | None:
    """The day of the plan's version, where the words stand in one; else when they were written down."""
    revision = support.passage.revision
    plan_page = getattr(revision.source, "plan_page", None)
    return plan_page.version.dated_on if plan_page else timezone.localdate(revision.created_at)


def _supports(page: Any, user: User) -> dict[int, list[tuple[Support, date | None]]]:
    """What each finding of a page rests on, as far as the user may read it, and of which day."""
    found: dict[int, list[tuple[Support, date | None]]] = {}
    rows = Support.objects.visible_to(user).filter(claim__in=[claim.pk for claim in page])
    page_of_plan = "passage__revision__source__plan_page__version"
    for support in rows.with_passages().select_related(page_of_plan):
        found.setdefault(support.claim_id, []).append((support, _day_of(support)))
    return found


def _outdated(supports: Any, user: User) -> set[int]:
    """Texts (primary keys) among these that stand in a version of which a newer one is in."""
    sources = [one.passage.revision.source_id for those in supports.values() for one, _d in those]
    versions = PlanVersion.objects.visible_to(user).outdated()
    pages = PlanPage.objects.visible_to(user).filter(source__in=sources, version__in=versions)
    return set(pages.values_list("source", flat=True))


@narrowed
def waiting_list(request: HttpRequest, user: User, narrowing: Narrowing) -> HttpResponse:
    """All measures that are planned or decided and not begun, with the barrier that stops each."""
    claims = claims_of(narrowing, user)
    rows: Any = Measure.objects.visible_to(user).filter(claim__in=claims).not_begun()
    page = KeyPaginator(rows.for_waiting_list(), PER_PAGE).get_page(request.GET.get("side"))
    context = {"page_obj": page, "narrowing": narrowing}
    return render(request, "municipalities/waiting_list.html", context)


@narrowed
def crossing(request: HttpRequest, user: User, narrowing: Narrowing) -> HttpResponse:
    """Barriers by instrument and theme; each number leads to its findings and their passages."""
    by_theme = request.GET.get("kolonner") == "tema"
    table = crossing_of(narrowing, user, by_theme=by_theme)
    context = {"table": table, "by_theme": by_theme}
    return render(request, "municipalities/crossing.html", context | _choices(narrowing))


@narrowed
def coverage(request: HttpRequest, user: User, narrowing: Narrowing) -> HttpResponse:
    """What is known of each municipality, by question and by kind of finding, gaps first."""
    by_kind = request.GET.get("etter") == "funn"
    shown = coverage_of(narrowing, user, by_kind=by_kind, page=request.GET.get("side"))
    context = {"coverage": shown, "page_obj": shown.page, "by_kind": by_kind}
    return render(request, "municipalities/coverage.html", context | _choices(narrowing))


@narrowed
def indicators(request: HttpRequest, user: User, narrowing: Narrowing) -> HttpResponse:
    """Indicators of transition, each with its rule, weight, inputs and missing parts."""
    page = indicator_rows(narrowing, user, page=request.GET.get("side"))
    context = {"page_obj": page, "indicators": WEIGHED, "year": year_of(narrowing)}
    return render(request, "municipalities/indicators.html", context | _choices(narrowing))
