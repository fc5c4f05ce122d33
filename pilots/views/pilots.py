"""The pilot register: all pilots by phase, and one pilot."""

from typing import Any

from django.db.models import QuerySet
from django.views.generic import DetailView, ListView

from forkommune.terms.models import Term, Vocabulary
from pilots.models import Pilot
from pilots.outcomes import outcomes_of, phases_of


class PilotList(ListView):
    """All pilots that the visitor may see, in the order of their phases."""

    template_name = "pilots/pilot_list.html"
    context_object_name = "pilots"
    paginate_by = 30

    def get_queryset(self) -> QuerySet[Pilot]:
        """The visible pilots."""
        return Pilot.objects.visible_to(self.request.user).for_listing()


class PilotDetail(DetailView):
    """Phase, hypothesis, outcomes, design, deviations, facts."""

    template_name = "pilots/pilot_detail.html"
    context_object_name = "pilot"

    def get_queryset(self) -> QuerySet[Pilot]:
        """The visible pilots."""
        return Pilot.objects.visible_to(self.request.user).for_listing()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With phases and outcomes."""
        phases = phases_of(self.object, list(Term.objects.of(Vocabulary.PILOT_STATUS)))
        return super().get_context_data(
            phases=phases,
            outcomes=outcomes_of(
                self.object, sees_all=self.request.user.has_perm("evidence.read_research")
            ),
            partners=self.object.partners.with_organisations(),
            **kwargs,
        )
