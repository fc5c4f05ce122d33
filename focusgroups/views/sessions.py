"""Focus groups: guide and processes for the team, the sessions themselves for researchers."""

from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin, UserPassesTestMixin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.generic import DetailView, ListView

from focusgroups.feedback.forms import BeginForm
from focusgroups.forms import RedactForm
from focusgroups.models import FocusGroup, Grant, Guide, Note, ParticipationProcess, Summary
from focusgroups.recruitment.services.table_letters import waiting_for_a_letter
from focusgroups.redacting import NotThere, leave_as_it_is, redact
from focusgroups.selectors import pieces_of, session_page
from forkommune.accounts.models import User
from forkommune.evidence.models import TextAccess
from forkommune.evidence.services.readings import Read, record_reading
from forkommune.evidence.texts import UnusableText


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
            guide=Guide.objects.visible_to(user).order_by("pk").last(),
            processes=ParticipationProcess.objects.visible_to(user).for_listing(),
            reads_material=user.has_perm("focusgroups.read_material"),
            **kwargs,
        )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def note_redact(request: HttpRequest, group: int, pk: int) -> HttpResponse:
    """Black out in a turn what tells of somebody who is gone, or say that it does not."""
    notes = Note.objects.visible_to(request.user).select_related("group", "source", "participant")
    note = get_object_or_404(notes, pk=pk, group=group)
    user = cast("User", request.user)
    form = RedactForm(request.POST if request.method == "POST" else None, note=note)
    if request.method == "POST" and "nobody" in request.POST:
        leave_as_it_is(note=note, by=user)
        messages.success(request, _("The turn stays as it is, and may leave the researchers."))
        return redirect(note.group)
    if form.is_bound and form.is_valid():
        try:
            redact(note=note, words=form.words, by=user)
        except (NotThere, UnusableText) as reason:
            form.add_error("others", str(reason))
        else:
            messages.success(request, _("The words are blacked out, in earlier wordings too."))
            return redirect(note.group)
    informant = note.participant.informant_id if note.participant else None
    read = Read(TextAccess.Subject.FOCUS_GROUP, note.group_id, informant)
    record_reading(by=user, page="focusgroups:note-redact", read=[read])
    context = {"note": note, "form": form, "pieces": pieces_of(note)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "focusgroups/note_redact.html", context, status=status)


class FocusGroupDetail(LoginRequiredMixin, DetailView):
    """One session: letters and actor groups, and notes under the questions."""

    template_name = "focusgroups/focusgroup_detail.html"
    context_object_name = "group"

    def get_queryset(self) -> QuerySet[FocusGroup]:
        """The visible sessions; for others than researchers there are none."""
        return FocusGroup.objects.visible_to(self.request.user).for_listing()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With letters and notes."""
        page = session_page(self.object, self.request.user, self.request.GET.get("side", ""))
        told: set[int | None] = {letter.informant_id for letter in page.letters} or {None}
        read = [Read(TextAccess.Subject.FOCUS_GROUP, self.object.pk, one) for one in told]
        record_reading(by=self.request.user, page="focusgroups:focusgroup-detail", read=read)
        user, group = self.request.user, self.object
        rights = Grant.objects.visible_to(user).kinds_in(group)
        summaries = list(Summary.objects.visible_to(user).for_listing().filter(group=group))
        return super().get_context_data(
            page=page,
            recruits="recruiter" in rights,
            holds_key="key_holder" in rights,
            without_letter=waiting_for_a_letter(group).count(),
            summaries=summaries,
            draft_summary=any(one.sent_at is None for one in summaries),
            begin_form=BeginForm(),
            **kwargs,
        )
