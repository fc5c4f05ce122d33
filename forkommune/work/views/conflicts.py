"""The page on which a person decides between two texts that met: one form, one POST."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.ui.errors import FieldError
from forkommune.work.desk import Desk, DraftField
from forkommune.work.merging import Piece, Value, clean, differences, digest, joined
from forkommune.work.models import DraftConflict
from forkommune.work.services.draft_conflicts import Decision, settle_conflicts

MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass
class ConflictCard:
    """One field with both texts, and what has been chosen so far.

    stored: the text in the draft, by `stored_by`. seen: digest of the stored text that the
    decider was shown.
    """

    conflict: DraftConflict
    field: DraftField
    is_own: bool
    stored: Value
    stored_by: str
    stored_at: datetime | None
    mine: list[Piece]
    theirs: list[Piece]
    both: str
    choice: str = ""
    seen: str = ""

    @property
    def name(self) -> str:
        """Name of the radio buttons."""
        return f"choice-{self.conflict.pk}"

    @property
    def can_join(self) -> bool:
        """Whether keeping both makes sense: not for one choice of several."""
        return self.field.is_text or self.field.many

    @property
    def value(self) -> Value:
        """What shall stand, by the choice made."""
        if self.choice == MINE:
            mine: Value = self.conflict.value
            return mine
        if self.choice == THEIRS:
            return self.stored
        return joined(self.conflict.value, self.stored) if self.field.many else clean(self.both)

    def read(self, posted: QueryDict) -> None:
        """Take in what was chosen on the page."""
        choice = posted.get(self.name, "")
        self.choice = choice if choice in (MINE, THEIRS, BOTH) else ""
        self.both = posted.get(f"text-{self.conflict.pk}", self.both)
        self.seen = posted.get(f"seen-{self.conflict.pk}", "")


def conflict_cards(desk: Desk, user: User) -> list[ConflictCard]:
    """The undecided conflicts of a form, in its order."""
    marks = desk.draft.field_versions if desk.draft else {}
    editors = {marks[one.field]["editor"] for one in desk.conflicts if one.field in marks}
    names = {pk: one.get_short_name() for pk, one in User.objects.in_bulk(editors).items()}
    return [_card(desk, conflict, marks, names, user) for conflict in desk.conflicts]


def _card(
    desk: Desk,
    conflict: DraftConflict,
    marks: Mapping[str, Mapping[str, Any]],
    names: Mapping[int, str],
    user: User,
) -> ConflictCard:
    spec = desk.field_of(conflict.field)
    stored = desk.values.get(conflict.field, "")
    mark = marks.get(conflict.field, {})
    mine, theirs = differences(spec.words(conflict.value), spec.words(stored))
    return ConflictCard(
        conflict=conflict,
        field=spec,
        is_own=conflict.editor_id == user.pk,
        stored=stored,
        stored_by=names.get(mark.get("editor", 0), ""),
        stored_at=parse_datetime(mark["at"]) if "at" in mark else None,
        mine=mine,
        theirs=theirs,
        both=str(joined(spec.words(conflict.value), spec.words(stored))),
        seen=digest(stored),
    )


def answer_conflicts(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the conflicts of a form, or take in the choices and go back to it.

    422 names what is missing; 409 shows texts that were written on meanwhile once more.
    """
    user = request.user
    if not isinstance(user, User):
        raise TypeError(f"{user!r} has no account; the app's view must ask for a log-in first.")
    cards = conflict_cards(desk, user)
    if not cards:
        return HttpResponseRedirect(desk.form_url)
    if request.method != "POST":
        return _page(request, desk, cards)
    for card in cards:
        card.read(request.POST)
    if missing := [card for card in cards if not card.choice]:
        return _page(request, desk, cards, _errors(missing), HTTPStatus.UNPROCESSABLE_ENTITY)
    left = settle_conflicts(
        kind=desk.kind,
        target=desk.target,
        initial=desk.initial,
        decisions={card.conflict.pk: Decision(card.value, card.seen) for card in cards},
        tab=desk.new_tab,
        by=user,
    )
    if left:
        messages.warning(request, _("A text was written on meanwhile. Choose once more."))
        return HttpResponseRedirect(desk.conflict_url)
    messages.success(request, _("Your choices are saved. Texts not chosen are kept as versions."))
    return HttpResponseRedirect(desk.form_url)


def _errors(missing: list[ConflictCard]) -> list[FieldError]:
    """What is still to be chosen, as links to the first radio button of each."""
    words = _("Choose a text for %(field)s")
    return [
        FieldError(words % {"field": card.field.label}, f"{card.name}-mine") for card in missing
    ]


def _page(
    request: HttpRequest,
    desk: Desk,
    cards: list[ConflictCard],
    errors: list[FieldError] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    others = sorted({name for card in cards if (name := _other(card))})
    context = {"desk": desk, "cards": cards, "others": others, "errors": errors or []}
    return render(request, "work/draft_conflict.html", context, status=status)


def _other(card: ConflictCard) -> str:
    """Who the other side of a conflict is, seen from the visitor."""
    if card.is_own:
        return card.stored_by
    return card.conflict.editor.get_short_name() if card.conflict.editor else ""
