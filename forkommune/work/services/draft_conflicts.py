"""Texts that met in one field: kept aside, shown beside each other, decided by a person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import models, transaction
from django.utils import timezone

from forkommune.accounts.models import User
from forkommune.work.merging import Merge, Value, Values, clean, digest
from forkommune.work.models import Draft, DraftConflict, DraftRevision

from .draft_states import changed_columns, keep_revision, open_draft


@dataclass(frozen=True, slots=True)
class Decision:
    """What shall stand in a field. seen: digest of the stored text that the decider was shown."""

    value: Value
    seen: str


def without_decided(draft: Draft, merged: Merge, *, stored: Values, tabs: Collection[str]) -> Merge:
    """Take out conflicts that were decided while the tab went on showing its own text.

    tabs: the page load and those that it goes on from.
    """
    if not merged.conflicts:
        return merged
    settled = draft.conflicts.settled_in(tabs)
    decided = {(one.field, digest(one.value)) for one in settled}
    again = {name for name, one in merged.conflicts.items() if (name, digest(one)) in decided}
    shown = {name: stored.get(name, "") for name in again}
    left = {name: one for name, one in merged.conflicts.items() if name not in again}
    return Merge(merged.accepted, {**merged.theirs, **shown}, left)


def take_over_conflicts(draft: Draft, *, tabs: Collection[str], into: str) -> None:
    """A page that is drawn anew goes on with the texts put aside of the page it was: one question to
    the person, not two for the same text."""
    if not tabs:
        return
    open_rows = draft.conflicts.undecided()
    own = set(open_rows.filter(tab=into).values_list("field", flat=True))
    for conflict in open_rows.filter(tab__in=tabs).order_by("-saved_at"):
        if conflict.field in own:
            continue
        own.add(conflict.field)
        conflict.tab = into
        conflict.save(update_fields=["tab"])


def note_conflicts(draft: Draft, merged: Merge, *, sent: Values, tab: str, by: User | None) -> None:
    """Keep the sender's texts that met another's; close those that the sender took back."""
    now = timezone.now()
    for name, value in merged.conflicts.items():
        DraftConflict.objects.update_or_create(
            draft=draft,
            field=name,
            tab=tab,
            settled_at=None,
            defaults={"value": value, "editor": by, "saved_at": now},
        )
    over = set(sent) - set(merged.conflicts) - set(merged.theirs)
    draft.conflicts.undecided().filter(tab=tab, field__in=over).update(settled_at=now)


@transaction.atomic
def settle_conflicts(
    *,
    kind: str,
    target: models.Model,
    initial: Values,
    decisions: Mapping[int, Decision],
    tab: str,
    by: User,
) -> list[DraftConflict]:
    """Put the decided texts in; texts that lost are kept as revisions.

    decisions: by the conflict's primary key. Gives the conflicts that must be looked at again
    because the stored text changed after the page was drawn; they stay undecided.
    """
    draft = Draft.objects.select_for_update().get(pk=open_draft(kind, target).pk)
    left: list[DraftConflict] = []
    chosen: dict[str, Value] = {}
    aside: dict[str, Value] = {}
    for conflict in draft.conflicts.undecided().filter(pk__in=decisions):
        decision = decisions[conflict.pk]
        stored = {**initial, **draft.data, **chosen}.get(conflict.field, "")
        if digest(stored) != decision.seen:
            left.append(conflict)
            continue
        chosen[conflict.field] = clean(decision.value)
        aside[conflict.field] = conflict.value
        conflict.settled_at = timezone.now()
        conflict.save(update_fields=["settled_at"])
    if chosen:
        _put_in(draft, chosen=chosen, aside=aside, tab=tab, by=by)
    return left


def _put_in(draft: Draft, *, chosen: Values, aside: Values, tab: str, by: User) -> None:
    """Keep the stored state, then the one with the texts put aside, then store what was chosen.

    The row is locked, so a save under way finds another version and merges anew.
    """
    now = timezone.now()
    keep_revision(draft)
    draft.version += 1
    DraftRevision.objects.create(
        draft=draft, version=draft.version, data={**draft.data, **aside}, editor=by, saved_at=now
    )
    columns = changed_columns(draft, chosen, by=by, tab=tab, now=now)
    Draft.objects.filter(pk=draft.pk).update(version=draft.version + 1, **columns)
