"""What somebody who is invited sees by the personal link. Their own letter, and nobody else's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.functional import cached_property

from focusgroups.models import Candidate, Participant
from forkommune.accounts.models import User
from forkommune.evidence.letter_text import Section, sections_of
from forkommune.evidence.models import Consent, InformationLetter
from forkommune.evidence.selectors.basis import basis_of

from .answer_forms import SCOPE_WORDS
from .services.answering import has_begun
from .services.candidates import ACTIVITY
from .services.mailing import whom_to_ask

State = Candidate.State


class AnswerPage:
    """The page of one person."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate

    @cached_property
    def letter(self) -> InformationLetter | None:
        """The letter in force."""
        found: InformationLetter | None = InformationLetter.objects.in_force(ACTIVITY)
        return found

    @property
    def sections(self) -> list[Section]:
        """The letter in the reader's written language."""
        return sections_of(self.letter) if self.letter else []

    @cached_property
    def consent(self) -> Consent | None:
        """The consent in force."""
        return basis_of(self.candidate.informant)

    @property
    def standing(self) -> list[str]:
        """What it covers, by code."""
        return list(self.consent.scopes) if self.consent else []

    @property
    def covers(self) -> list[str]:
        """What it covers, in words."""
        return [str(words) for one, words in SCOPE_WORDS.items() if one in self.standing]

    @property
    def is_replaced(self) -> bool:
        """Whether somebody else has the place."""
        return self.candidate.state == State.REPLACED

    @property
    def comes(self) -> bool:
        """Whether the person has said yes."""
        return self.candidate.state == State.YES

    @property
    def declined(self) -> bool:
        """Whether the person has said no."""
        return self.candidate.state in (State.NO, State.REPLACED)

    @property
    def has_begun(self) -> bool:
        """Whether the session has begun."""
        return has_begun(self.candidate)

    @property
    def may_answer(self) -> bool:
        """Whether an answer can be given or changed."""
        return not (self.is_replaced or self.has_begun or self.letter is None)

    @property
    def answered(self) -> dict[str, Any]:
        """What the form begins with: what was answered; nothing is ticked before."""
        answer = "yes" if self.comes else "no" if self.declined else None
        return {
            "answer": answer,
            "scopes": self.standing,
            "letter": self.letter.pk if self.letter else None,
        }

    @cached_property
    def own_letter(self) -> str:
        """The letter at the table, once it is drawn; "" before."""
        row = Participant.objects.filter(informant=self.candidate.informant_id).first()
        return row.letter if row else ""

    @property
    def ends_at(self) -> Any:
        """When the session ends."""
        group = self.candidate.group
        return group.starts_at and group.starts_at + timedelta(minutes=group.guide.duration_minutes)

    @property
    def who(self) -> User | None:
        """Whom to ask."""
        return whom_to_ask(self.candidate)
