"""Write and correct texts; what was marked in them moves along."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.anchoring import edits_between, move
from forkommune.evidence.models import Coding, Informant, Passage, SourceText, Support, TextRevision
from forkommune.evidence.texts import context_of, normalise, snap_to_words
from forkommune.work.history import acting


class NoBasisInForce(ValueError):
    """There is no documented basis for keeping what this informant says."""


@dataclass(frozen=True)
class Written:
    """The revision in force now, and what a person has to look at.

    moved: passages of the new revision; `to_check` those of them whose words changed.
    lost: passages none of whose words are left; they stay in the old revision, marked to be checked.
    """

    revision: TextRevision
    is_new: bool
    moved: list[Passage] = field(default_factory=list)
    lost: list[Passage] = field(default_factory=list)

    @property
    def to_check(self) -> list[Passage]:
        """Moved passages that wait for somebody's yes."""
        return [passage for passage in self.moved if passage.needs_check]


@transaction.atomic
def write_text(*, source: SourceText, text: str, by: User | None, reason: str = "") -> Written:
    """Give `source` a new immutable revision with `text`, and move passages and codings along.

    text is normalised (NFC, `\\n`, no byte-order mark). The same text as now writes nothing. A
    passage whose own words changed keeps its codings and supports and waits for a yes
    (`needs_check`). The new revision is not approved: approval belongs to the words read.
    Raises UnusableText for characters that cannot be stored, NoBasisInForce when a person's words
    have no documented basis in force.
    """
    source = SourceText.objects.select_for_update().get(pk=source.pk)
    _require_basis(source)
    plain = normalise(text)
    current = source.current
    if current is not None and current.text == plain:
        return Written(current, is_new=False)
    with acting(by, "evidence.text_corrected" if current else "evidence.text_written", reason):
        revision = TextRevision.objects.create(
            source=source,
            number=current.number + 1 if current else 1,
            text=plain,
            reason=reason,
            created_by=by,
        )
        moved, lost = _carry_over(current, revision) if current else ([], [])
    return Written(revision, is_new=True, moved=moved, lost=lost)


def _require_basis(source: SourceText) -> None:
    informant = source.informant
    if informant is None or Informant.objects.with_basis().filter(pk=informant.pk).exists():
        return
    raise NoBasisInForce(
        _(
            "Nothing may be kept of informant %(number)d (%(who)s): no consent or public-interest "
            "basis is in force. Record the basis before writing the answer."
        )
        % {"number": informant.pk, "who": informant}
    )


def _carry_over(old: TextRevision, new: TextRevision) -> tuple[list[Passage], list[Passage]]:
    """Passages of `old` with their codings and supports in `new`; and those with no words left."""
    edits = edits_between(old.text, new.text)
    moved: dict[int, Passage] = {}
    lost: list[Passage] = []
    for passage in old.passages.select_for_update():
        place = move(passage.start, passage.end, edits)
        if place is None or new.text[slice(*place)].isspace():
            lost.append(passage)
            continue
        successor = _successor(passage, new, snap_to_words(new.text, *place))
        _hand_over(passage, successor)
        moved[successor.pk] = successor
    for passage in lost:
        passage.needs_check = True
    Passage.objects.bulk_update(lost, ["needs_check"])
    return list(moved.values()), lost


def _successor(passage: Passage, revision: TextRevision, place: tuple[int, int]) -> Passage:
    """The passage at `place` of the new revision; two that became one share it."""
    quote = revision.text[slice(*place)]
    prefix, suffix = context_of(revision.text, *place)
    changed = passage.needs_check or quote != passage.quote
    successor, made = Passage.objects.get_or_create(
        revision=revision,
        start=place[0],
        end=place[1],
        defaults={
            "quote": quote,
            "prefix": prefix,
            "suffix": suffix,
            "moved_from": passage,
            "needs_check": changed,
            "created_by_id": passage.created_by_id,
        },
    )
    if changed and not made and not successor.needs_check:
        successor.needs_check = True
        successor.save(update_fields=["needs_check"])
    return successor


def _hand_over(passage: Passage, successor: Passage) -> None:
    """Move codings, memos and supports; where two passages became one, the first's row stands."""
    taken = {(c.code_id, c.coder_id, c.adjudication_id) for c in successor.codings.all()}
    for coding in passage.codings.all():
        if (coding.code_id, coding.coder_id, coding.adjudication_id) in taken:
            coding.delete()
        else:
            Coding.objects.filter(pk=coding.pk).update(passage=successor)
    passage.memos.update(passage=successor)
    claims = set(successor.supports.values_list("claim_id", flat=True))
    for support in passage.supports.all():
        if support.claim_id in claims:
            support.delete()
        else:
            Support.objects.filter(pk=support.pk).update(passage=successor)
