"""Meetings: the list, one meeting with its programme, and the programme for calendars."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import DetailView, ListView

from forkommune.documents.calendar import published_calendar
from forkommune.ui.dates import today
from workshops.invitations.matrix import Moment
from workshops.models import Meeting
from workshops.programmes.showing import published
from workshops.selectors import event_of, inside_of, programme_of
from workshops.writing import KEEP

INSIDE, RUNS = "workshops.view_invitation", "workshops.change_invitation"


class MeetingList(ListView):
    """Meetings the visitor may see; the public those with a published programme."""

    template_name = "workshops/meeting_list.html"
    context_object_name = "meetings"
    paginate_by = 30

    def get_queryset(self) -> QuerySet[Meeting]:
        """The visible meetings."""
        return Meeting.objects.visible_to(self.request.user).gatherings().for_listing()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With whether the visitor may write meetings down."""
        return super().get_context_data(may_keep=self.request.user.has_perm(KEEP), **kwargs)


class MeetingDetail(DetailView):
    """The programme for everybody; representation, outcomes and follow-up for those who hold it."""

    template_name = "workshops/meeting_detail.html"
    context_object_name = "meeting"

    def get_queryset(self) -> QuerySet[Meeting]:
        """The visible meetings."""
        return Meeting.objects.visible_to(self.request.user).for_listing()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With derived times, and what lies inside for those who may see it."""
        user = self.request.user
        asked = self.request.GET.get("se", "")
        moment = Moment(asked) if asked in list(Moment) else Moment.COMING
        inside = None
        if user.has_perm(INSIDE):
            inside = inside_of(self.object, user, today(), moment)
        programme = programme_of(self.object, user)
        return super().get_context_data(
            programme=programme,
            inside=inside,
            runs=user.has_perm(RUNS),
            is_ahead=programme.is_ahead(timezone.now()),
            **kwargs,
        )


@require_safe
def programme_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """The published programme as a calendar file; 404 in words while the day is not settled."""
    rows = Meeting.objects.visible_to(request.user).published().for_listing()
    meeting = get_object_or_404(rows, slug=slug)
    address = f"{settings.BASE_URL}{meeting.get_absolute_url()}"
    event = event_of(meeting, published(meeting), address)
    if event is None:
        return render(request, "workshops/no_calendar.html", {"meeting": meeting}, status=404)
    answer = HttpResponse(published_calendar(event), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{meeting.slug}.ics"'
    return answer
