"""The interview form's desk: what the Draft mechanism must know of it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from forkommune.evidence.selectors.basis import may_keep, still_may_keep
from forkommune.ui.parts import Crumb
from forkommune.work.desk import Desk, DraftField

from .models import Interview, Question
from .selectors import (
    answers_of,
    questions_of,
    stored_values,
    struck_questions,
)
from .services.interviews import DRAFT_KIND
from .values import field_name
from .wording import label, state_words, typed_words


class InterviewPlace:
    """An interview with the questions of its guide, asked for once."""

    def __init__(self, interview: Interview) -> None:
        self.interview = interview

    @cached_property
    def questions(self) -> list[Question]:
        """The questions in the guide's order."""
        return questions_of(self.interview)

    @cached_property
    def answers(self) -> list[Any]:
        """What is answered, with its words."""
        return answers_of(self.interview)

    @property
    def struck(self) -> frozenset[int]:
        """The questions whose answers the respondent struck, by primary key."""
        return struck_questions(self.answers)

    @property
    def scale(self) -> dict[str, str]:
        """The guide's words for 1-5."""
        return dict(self.interview.guide.scale_labels)

    @cached_property
    def desk(self) -> Desk:
        """The desk of the interview's form."""
        interview = self.interview
        crumbs = [
            Crumb(_("Survey"), reverse("municipalities:survey")),
            Crumb(_("Interviews"), reverse("municipalities:interview-list")),
        ]
        return Desk(
            kind=DRAFT_KIND,
            target=interview,
            title=_("Interview with %(municipality)s") % {"municipality": interview.municipality},
            fields=self._fields(),
            initial=stored_values(interview, self.questions, self.answers),
            form_url=f"{self._url('form')}?rediger=1",
            save_url=self._url("save"),
            presence_url=self._url("presence"),
            conflict_url=self._url("conflict"),
            revisions_url=self._url("versions"),
            crumbs=crumbs,
            is_invented=interview.is_invented,
            refusal="" if may_keep(interview.informant) else _("Not saved: no basis in force"),
            refusal_url=self._url("basis"),
            refusal_link=_("Record the basis first"),
            guard=lambda: still_may_keep(interview.informant),
        )

    def _url(self, page: str) -> str:
        return reverse(f"municipalities:interview-{page}", args=[self.interview.pk])

    def _fields(self) -> list[DraftField]:
        day = DraftField("held_on", _("the date"), _("Date of the interview"), is_text=False)
        notes = DraftField("notes", _("the notes"), _("Notes"))
        return [day, *(one for q in self.questions for one in self._of(q)), notes]

    def _of(self, question: Question) -> list[DraftField]:
        name, called, place = field_name(question), label(question), question.section.title
        types = Question.Type
        is_text = question.type == types.TEXT
        fields = [
            DraftField(
                name,
                called,
                question.text,
                place,
                many=question.type == types.MULTIPLE,
                is_text=is_text,
                words=typed_words(question, self.scale),
            ),
            DraftField(
                f"{name}_state",
                _("the reason for no answer to %(question)s") % {"question": called},
                question.text,
                place,
                is_text=False,
                words=state_words,
            ),
        ]
        if not is_text:
            added = _("what was added to %(question)s") % {"question": called}
            fields.append(DraftField(f"{name}_comment", added, question.text, place))
        return fields
