"""Focus groups: guide and processes for the team, the sessions themselves for researchers."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin, UserPassesTestMixin
from django.db.models import QuerySet
from django.views.generic import DetailView, ListView

from focusgroups.models import FocusGroup, Guide, ParticipationProcess
from focusgroups.selectors import session_page
from forkommune.evidence.models import TextAccess
from forkommune.evidence.services.readings import Read, record_reading


class FocusGroupList(LoginRequiredMixin, UserPassesTestMixin, ListView):
    """Sessions for researchers; the secretariat meets the guide and what has been published."""

    template_name = "focusgroups/focusgroup_list.html"
    context_object_name = "groups"
    paginate_by = 30

    def test_func(self) -> bool:
        """Researchers and the secretariat have the page in their menu."""
        user = self.request.user
        return user.is_authenticated and (user.is_researcher or user.is_secretariat)

    def get_queryset(self) -> QuerySet[FocusGroup]:
        """The visible sessions."""
        return FocusGroup.objects.visible_to(self.request.user).for_listing()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the guide and the processes."""
        user = self.request.user
        return super().get_context_data(
            guides=Guide.objects.visible_to(user),
            processes=ParticipationProcess.objects.visible_to(user).for_listing(),
            reads_material=user.has_perm("focusgroups.read_material"),
            **kwargs,
        )


class FocusGroupDetail(LoginRequiredMixin, DetailView):
    """One session: letters and actor groups, and notes under the questions."""

    template_name = "focusgroups/focusgroup_detail.html"
    context_object_name = "group"

    def get_queryset(self) -> QuerySet[FocusGroup]:
        """The visible sessions; for others than researchers there are none."""
        return FocusGroup.objects.visible_to(self.request.user).for_listing()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With letters and notes."""
        page = session_page(self.object, self.request.user)
        told: set[int | None] = {letter.informant_id for letter in page.letters} or {None}
        read = [Read(TextAccess.Subject.FOCUS_GROUP, self.object.pk, one) for one in told]
        record_reading(by=self.request.user, page="focusgroups:focusgroup-detail", read=read)
        return super().get_context_data(page=page, **kwargs)
