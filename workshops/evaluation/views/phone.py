"""The evaluation as somebody answers it, by a link whose page says nothing of whose it is."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workshops.evaluation.answering import (
    BadAnswer,
    EvaluationShut,
    NotThere,
    own_sheet,
    save_answers,
    shut_words,
    was_there,
)
from workshops.evaluation.asking import LINK_SCOPE
from workshops.evaluation.forms import SheetForm
from workshops.holding.by_link import OfParticipant
from workshops.invitations.services.mailing import LINK_SCOPE as INVITATION_SCOPE
from workshops.models import Evaluation
from workshops.voting.posted import save_of


class Evaluate(OfParticipant):
    """Answer, and change the answers until it closes."""

    scope = LINK_SCOPE
    page_name = "workshops:evaluate"

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation of the meeting, once it was opened; before that there is none."""
        rows = Evaluation.objects.select_related("meeting__organiser")
        found: Evaluation | None = rows.filter(
            meeting=self.invitation.meeting_id, opened_at__isnull=False
        ).first()
        if found is None:
            raise Http404(_("There is no evaluation of this meeting yet."))
        return found

    def get(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Show it; no row is changed."""
        return self.page(self.evaluation)

    def post(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Save all answers at once."""
        row = self.evaluation
        form = self.form(row, request.POST)
        if not form.is_valid():
            return self.page(row, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            done = save_answers(
                evaluation=row,
                invitation=self.invitation,
                answers=form.answers(),
                save=save_of(request.POST),
            )
        except EvaluationShut as why:
            return self.page(row, refused=str(why), status=HTTPStatus.GONE)
        except NotThere as why:
            return self.page(row, refused=str(why), status=HTTPStatus.FORBIDDEN)
        except BadAnswer as why:
            form.add_error(None, str(why))
            return self.page(row, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        if done.met:
            words = _(
                "You answered on another page meanwhile. This is what stands; change it here."
            )
            return self.page(row, refused=words, status=HTTPStatus.CONFLICT)
        messages.success(request, _("Thank you. Your answers are saved."))
        return redirect(self.page_name, self.token)

    def form(self, row: Evaluation, posted: Any = None, answers: Any = None) -> SheetForm:
        """The questions, in the language in force."""
        language = get_language() or "nb"
        questions = row.questions.order_by("position", "pk")
        return SheetForm(posted, questions=list(questions), language=language, answers=answers)

    def page(
        self,
        row: Evaluation,
        form: SheetForm | None = None,
        refused: str = "",
        status: int = HTTPStatus.OK,
    ) -> HttpResponse:
        """The whole page."""
        row.refresh_from_db()
        is_open, is_there = row.is_open(), was_there(self.invitation)
        own = own_sheet(row, self.invitation)
        context = {
            "evaluation": row,
            "meeting": row.meeting,
            "form": form or self.form(row, answers=own.answers),
            "is_open": is_open and is_there,
            "shut": "" if is_open else shut_words(row),
            "is_there": is_there,
            "has_answered": bool(own.answers),
            "version": own.version,
            "tab": get_random_string(16),
            "refused": refused,
        }
        return render(self.request, "workshops/phone_evaluation.html", context, status=status)


class EvaluateFromTheDay(Evaluate):
    """The same by the link of the invitation, which the day on the phone was opened with."""

    scope = INVITATION_SCOPE
    page_name = "workshops:phone-evaluate"
