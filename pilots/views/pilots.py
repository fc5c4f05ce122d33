"""The pilot register: all pilots by phase, and one pilot."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import DetailView

from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.dates import today
from forkommune.work.registry import panels_for
from pilots.experiments.observing import PERMISSION
from pilots.experiments.page import experiment_page
from pilots.models import Pilot
from pilots.register.deciding import move_form
from pilots.register.lists import board_of, find_pilots, timeline_of
from pilots.register.origins import origins_of
from pilots.register.phases import phases_of
from pilots.register.table import pilots_csv
from pilots.register.words import potential_words, shown_example, shown_group
from pilots.services.experiments import what_is_missing

PER_PAGE = 30


def _context(request: HttpRequest, way: str) -> dict[str, Any]:
    """What the search found, and the three ways to show it."""
    ways = (("list", _("List")), ("board", _("Board")), ("timeline", _("Timeline")))
    views = [(label, reverse(f"pilots:pilot-{name}"), name == way) for name, label in ways]
    return {"found": find_pilots(request.GET, request.user), "views": views}


@require_safe
def pilot_list(request: HttpRequest) -> HttpResponse:
    """The pilots that the visitor may see and that fit, in the order of their phases."""
    context = _context(request, "list")
    page = Paginator(context["found"].pilots, PER_PAGE).get_page(request.GET.get("side"))
    return render(request, "pilots/pilot_list.html", {**context, "page_obj": page})


@require_safe
def pilot_csv(request: HttpRequest) -> HttpResponse:
    """All of the same search, in its order, as a table for spreadsheets."""
    found = find_pilots(request.GET, request.user)
    headers = {
        "Content-Disposition": f'attachment; filename="pilotprosjekter-{today():%Y-%m-%d}.csv"',
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
    }
    content = pilots_csv(found.pilots, request.user)
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def pilot_board(request: HttpRequest) -> HttpResponse:
    """The same in columns by phase; those who keep pilots move them there, by button."""
    context = _context(request, "board")
    phases = {one.code: one for one in Term.objects.of(Vocabulary.PILOT_STATUS)}
    context["columns"] = board_of(context["found"].pilots, request.user, phases)
    return render(request, "pilots/pilot_board.html", context)


@require_safe
def pilot_timeline(request: HttpRequest) -> HttpResponse:
    """The same over time, as a picture with its table; those without a date beneath it."""
    context = _context(request, "timeline")
    context["timeline"], context["undated"] = timeline_of(context["found"].pilots)
    return render(request, "pilots/pilot_timeline.html", context)


class PilotDetail(DetailView):
    """Phase, hypothesis, what was measured and what follows, design, deviations, facts."""

    template_name = "pilots/pilot_detail.html"
    context_object_name = "pilot"

    def get_queryset(self) -> QuerySet[Pilot]:
        """The visible pilots."""
        return Pilot.objects.visible_to(self.request.user).for_page()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With phases and the experiment."""
        pilot, user = self.object, self.request.user
        decisions = list(pilot.decisions.in_order())
        found = experiment_page(pilot, sees_all=user.has_perm("evidence.read_research"))
        is_researcher = user.has_perm(PERMISSION)
        missing = []
        if is_researcher and found and pilot.hypothesis_registered_at is None:
            missing = what_is_missing(pilot)
        return super().get_context_data(
            phases=phases_of(pilot, list(Term.objects.of(Vocabulary.PILOT_STATUS)), decisions),
            page=found,
            notes=list(found.experiment.notes.all()) if found else [],
            is_researcher=is_researcher,
            missing=missing,
            decisions=decisions,
            shown_example=shown_example(pilot, user),
            move=move_form(pilot, user),
            keeps_pilots=user.has_perm("pilots.change_pilot"),
            reads_research=user.has_perm("evidence.read_research"),
            partners=list(pilot.partners.with_organisations()),
            others=_("Others"),
            origins=origins_of(pilot, user),
            potential=potential_words(pilot),
            group=shown_group(pilot, user),
            panels=panels_for("pilot", pilot, user),
            **kwargs,
        )
