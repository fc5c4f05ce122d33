"""Who is invited answers by a personal link, without log-in: yes, no, or somebody else instead.

The link works until its days are over, however often it is used. Following it changes nothing: mail
programs follow links too.
"""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from forkommune.documents.calendar import published_calendar
from forkommune.work.views.by_link import ByLink, Spent
from workshops.invitations.answer_page import AnswerPage
from workshops.invitations.forms import AnswerForm
from workshops.invitations.services.answering import Answer, answer
from workshops.invitations.services.common import AlreadyInvited, CannotInvite
from workshops.invitations.services.mailing import LINK_SCOPE, event_for
from workshops.invitations.wording import whom_to_ask
from workshops.models import Invitation
from workshops.querysets import InvitationQuerySet

PAGE = "workshops:invitation-answer"


class OfInvitation(ByLink):
    """A page of the link, in the person's written language, unless another was chosen."""

    scope = LINK_SCOPE

    @property
    def invitation(self) -> Invitation:
        """Whose link it is."""
        invitation: Invitation = self.row
        return invitation

    def rows(self) -> InvitationQuerySet:
        """Every invitation: each has links of its own."""
        rows: InvitationQuerySet = Invitation.objects.with_meeting().select_related("needs")
        return rows

    def why_closed(self, row: Invitation) -> str:
        """A withdrawn invitation opens nothing."""
        return "withdrawn" if row.state == Invitation.State.WITHDRAWN else ""

    def language_of(self, row: Invitation) -> str:
        """That in which the person is written to."""
        return row.language

    def spent_page(self, request: HttpRequest, spent: Spent) -> HttpResponse:
        """Why the link opens nothing, and what to do."""
        who = whom_to_ask(spent.row) if spent.row else None
        context = {"why": spent.why, "who": who, "title": _("The link does not work any more")}
        status = HTTPStatus.TOO_MANY_REQUESTS if spent.why == "locked" else HTTPStatus.GONE
        return render(request, "workshops/answer_spent.html", context, status=status)


class InvitationAnswer(OfInvitation):
    """The invitation with its answer; afterwards what stands."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show it; no row is changed."""
        return self.page(token)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Save the answer."""
        page = AnswerPage(self.invitation)
        form = AnswerForm(request.POST, invitation=self.invitation, may_name=page.deputy is None)
        if not form.is_valid():
            return self.page(token, HTTPStatus.UNPROCESSABLE_ENTITY, form)
        try:
            answer(invitation=self.invitation, told=form.told)
        except AlreadyInvited:
            # Nothing is said of who that is and what they answered.
            told = _("This address is invited already. Suggest somebody else, or answer no.")
            form.add_error("deputy_email", told)
            return self.page(token, HTTPStatus.UNPROCESSABLE_ENTITY, form)
        except CannotInvite as refused:
            self.link, self.row = self.open(request, token)
            return self.page(token, HTTPStatus.CONFLICT, form, refused=str(refused))
        return redirect(PAGE, token)

    def page(
        self,
        token: str,
        status: int = HTTPStatus.OK,
        form: AnswerForm | None = None,
        refused: str = "",
    ) -> HttpResponse:
        """The invitation as it stands for this person."""
        page = AnswerPage(self.invitation)
        asked = self.request.GET.get("svar", "")
        first = page.first(asked)
        standing = page.first("")["answer"]
        context = {
            "page": page,
            "invitation": self.invitation,
            "meeting": self.invitation.meeting,
            "token": token,
            "form": form
            or AnswerForm(invitation=self.invitation, may_name=page.deputy is None, initial=first),
            "is_wrong": form is not None and bool(form.errors),
            "refused": refused,
            "unsaved": form is None and asked in list(Answer) and first["answer"] != standing,
        }
        return render(self.request, "workshops/answer.html", context, status=status)


class InvitationCalendar(OfInvitation):
    """The meeting as a calendar file, for somebody who comes."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The file; nothing is there for who does not come."""
        event = event_for(self.invitation)
        if event is None or not AnswerPage(self.invitation).comes:
            raise Http404(_("No time is set."))
        response = HttpResponse(
            published_calendar(event), content_type="text/calendar; charset=utf-8"
        )
        response["Content-Disposition"] = 'attachment; filename="mote.ics"'
        return response
