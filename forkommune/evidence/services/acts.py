"""Acts of coding as states before and after, so that each can be undone and redone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypedDict

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.database.prepared import Prepared
from forkommune.evidence.models import (
    Code,
    Coding,
    CodingAct,
    CodingRound,
    Passage,
    SourceText,
    TextRevision,
)
from forkommune.evidence.texts import context_of
from forkommune.work.history import acting

from .codebook import version_in_force
from .marking import mark_passage


class State(TypedDict):
    """A coding of one coder in one revision: where, which code, what memo."""

    start: int
    end: int
    code: int
    memo: str


class Found(NamedTuple):
    """The rows that a new coding ties together. code: with its book."""

    passage: Passage
    code: Code


class NothingToUndo(ValueError):
    """There is no act to take back or repeat."""


class ChangedSince(ValueError):
    """The coding is no longer as the act left it."""


class ComparedAlready(ValueError):
    """Both coders of a round are done with the text: their codes are compared and stay."""


def state_of(coding: Coding) -> State:
    """The state of a coding now."""
    return State(
        start=coding.passage.start,
        end=coding.passage.end,
        code=coding.code_id,
        memo=coding.memo,
    )


def perform(
    *,
    revision: TextRevision,
    coder: User,
    before: State | None,
    after: State | None,
    action: str,
    found: Found | None = None,
) -> Coding | None:
    """Bring a coding from one state to another and remember the act; what was undone is forgotten.

    found: as in `change`.
    """
    with acting(coder, action):
        coding = change(revision, coder, before, after, found)
        if before != after:
            CodingAct.objects.undone(revision, coder).delete()
            CodingAct.objects.create(revision=revision, coder=coder, before=before, after=after)
    return coding


@transaction.atomic
def undo(*, revision: TextRevision, by: User) -> Coding | None:
    """Take back the coder's last act on this revision. Raises NothingToUndo, ChangedSince."""
    act = CodingAct.objects.standing(revision, by).last()
    if act is None:
        raise NothingToUndo(_("There is nothing to undo in this text."))
    with acting(by, "evidence.coding_undone"):
        coding = change(revision, by, act.after, act.before)
    act.is_undone = True
    act.save(update_fields=["is_undone"])
    return coding


@transaction.atomic
def redo(*, revision: TextRevision, by: User) -> Coding | None:
    """Repeat the act that was undone last. Raises NothingToUndo, ChangedSince."""
    act = CodingAct.objects.undone(revision, by).first()
    if act is None:
        raise NothingToUndo(_("There is nothing to redo in this text."))
    with acting(by, "evidence.coding_redone"):
        coding = change(revision, by, act.before, act.after)
    act.is_undone = False
    act.save(update_fields=["is_undone"])
    return coding


def change(
    revision: TextRevision,
    coder: User,
    before: State | None,
    after: State | None,
    found: Found | None = None,
) -> Coding | None:
    """Make the rows say `after` where they said `before`; None when the coding is gone.

    found: the rows of a new coding, where whoever asks has locked them.
    Raises ChangedSince, ComparedAlready.
    """
    require_not_compared(revision.source, coder, [one["code"] for one in (before, after) if one])
    coding = _find(revision, coder, before) if before else None
    if after is None:
        if coding is not None:
            _remove(coding)
        return None
    if coding is None:
        passage, code = found or _found(revision, coder, after)
        return Coding.objects.create(
            passage=passage,
            code=code,
            coder=coder,
            memo=after["memo"],
            version=version_in_force(code.codebook),
        )
    coding.passage = _moved(coding, after)
    if coding.code_id != after["code"]:
        coding.code = Code.objects.select_related("codebook").get(pk=after["code"])
        coding.version = version_in_force(coding.code.codebook)
    coding.memo = after["memo"]
    coding.save(update_fields=["passage", "code", "version", "memo"])
    return coding


def require_not_compared(source: SourceText, by: User, codes: Iterable[int] = ()) -> None:
    """Raises ComparedAlready for a coder of a round in which both are done with the text, unless all
    of the act's `codes` have come into the book after the round was closed."""
    if not _rounds(source=source.pk, coder=by.pk):
        return  # most texts are in no round, and the question below is a long one
    compared = CodingRound.objects.comparing(source).with_coder(by)
    wanted = set(codes)
    if wanted:
        compared = compared.having_used(wanted)
    if first := compared.first():
        raise ComparedAlready(
            _(
                "Both coders of “%(round)s” have marked this text as coded, so its codes are "
                "compared and stay; settle differences in the round."
            )
            % {"round": first}
        )


@Prepared
def _rounds(source: int, coder: int) -> QuerySet[Any, Any]:
    rounds = CodingRound.objects.filter(Q(first=coder) | Q(second=coder), sources=source)
    return rounds.order_by().values_list("pk")[:1]


def _found(revision: TextRevision, coder: User, state: State) -> Found:
    return Found(
        mark_passage(revision=revision, start=state["start"], end=state["end"], by=coder),
        Code.objects.select_related("codebook").get(pk=state["code"]),
    )


def _find(revision: TextRevision, coder: User, state: State) -> Coding:
    coding = (
        Coding.objects.select_for_update()
        .of_state(revision, coder, state["start"], state["end"], state["code"])
        .first()
    )
    if coding is None:
        raise ChangedSince(
            _("The coding at %(start)d–%(end)d was changed since; look at the text as it is now.")
            % {"start": state["start"], "end": state["end"]}
        )
    return coding


def _remove(coding: Coding) -> None:
    passage = coding.passage
    coding.delete()
    discard_if_unused(passage)


def discard_if_unused(passage: Passage) -> None:
    """Delete a passage on which nothing stands: no code, claim, citation or earlier wording."""
    if Passage.objects.unused().filter(pk=passage.pk).exists():
        passage.delete()


def _moved(coding: Coding, after: State) -> Passage:
    """The passage at the new place; a passage with this one coding goes there itself."""
    passage, revision = coding.passage, coding.passage.revision
    place = after["start"], after["end"]
    if (passage.start, passage.end) == place:
        return passage
    target = revision.passages.filter(start=place[0], end=place[1]).first()
    if target is None and passage.codings.count() == 1:
        passage.start, passage.end = place
        passage.quote = revision.text[slice(*place)]
        passage.prefix, passage.suffix = context_of(revision.text, *place)
        passage.save(update_fields=["start", "end", "quote", "prefix", "suffix"])
        return passage
    return target or mark_passage(revision=revision, start=place[0], end=place[1], by=coding.coder)
