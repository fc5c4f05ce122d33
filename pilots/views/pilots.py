"""The pilot register: all pilots by phase, and one pilot."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from forkommune.terms.models import Term, Vocabulary
from pilots.deciding import move_form
from pilots.experiment_page import experiment_page
from pilots.models import Pilot
from pilots.observing import PERMISSION
from pilots.origins import origins_of
from pilots.phases import phases_of
from pilots.pilot_words import potential_words, shown_group
from pilots.services.experiments import what_is_missing


class PilotList(ListView):
    """All pilots that the visitor may see, in the order of their phases."""

    template_name = "pilots/pilot_list.html"
    context_object_name = "pilots"
    paginate_by = 30

    def get_queryset(self) -> QuerySet[Pilot]:
        """The visible pilots."""
        return Pilot.objects.visible_to(self.request.user).for_listing()


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
            move=move_form(pilot, user),
            keeps_pilots=user.has_perm("pilots.change_pilot"),
            reads_research=user.has_perm("evidence.read_research"),
            partners=list(pilot.partners.with_organisations()),
            others=_("Others"),
            origins=origins_of(pilot, user),
            potential=potential_words(pilot),
            group=shown_group(pilot, user),
            **kwargs,
        )
