"""Drafts that cannot be lost: saving, merging, conflicts, kept states. Generic for any form.

A draft belongs to a row (`target`) under a `kind`; `initial` is what the form of the row shows
without a draft. Source: research note, section 5.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from forkommune.accounts.models import User
from forkommune.work.merging import Value, Values, clean, merge, next_base
from forkommune.work.models import Draft

from .draft_conflicts import note_conflicts, take_over_conflicts, without_decided
from .draft_states import changed_columns, keep_revision, open_draft

KEEP_EVERY = timedelta(minutes=5)
ATTEMPTS = 20
TABS_REMEMBERED = 20


class DraftBusy(RuntimeError):
    """So many people saved at the same moment that this save found no gap."""


class DraftRefused(ValueError):
    """Nothing may be kept in this draft any more."""


@dataclass(frozen=True, slots=True)
class Save:
    """One save as a form sends it.

    values: all fields of the form. base: digests of what the form was loaded with.
    tab: random name of the page load. seq: number of the save in that tab, growing.
    continues: names of page loads whose unsent text this one took over; it never conflicts with theirs.
    """

    values: dict[str, Value]
    base: dict[str, str]
    tab: str
    seq: int
    continues: frozenset[str] = frozenset()

    @property
    def fingerprint(self) -> str:
        """Tells a repeat of the same save from another text under the same number."""
        return hashlib.sha256(json.dumps(self.values, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to a save.

    base: digests for the form's next save. theirs: values others wrote in fields that the sender
    left alone. conflicts: fields in which the sender's text was kept aside for a decision.
    """

    version: int
    saved_at: datetime
    base: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, Value] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)

    @classmethod
    def remembered(cls, stored: dict[str, Any]) -> Outcome:
        """The answer as it was stored for a repeat."""
        return cls(**{**stored, "saved_at": parse_datetime(stored["saved_at"])})


def save_draft(
    *,
    kind: str,
    target: models.Model,
    initial: Values,
    save: Save,
    by: User | None,
    guard: Callable[[], bool] = lambda: True,
) -> Outcome:
    """Store what was typed, merged with what others stored meanwhile; nothing is validated.

    A repeat of a tab's save, or one that arrives after a later one, gets the stored answer and
    changes nothing. by: None for somebody who came by a personal link. Fields that both sides changed stay as stored and the sender's text is kept
    as an undecided conflict. guard: asked in the transaction whether anything may be kept; it locks
    what the answer hangs on. Raises DraftRefused when it says no, and DraftBusy when the draft
    changes under every attempt.
    """
    save = replace(save, values={name: clean(one) for name, one in save.values.items()})
    for _ in range(ATTEMPTS):
        with transaction.atomic():
            if not guard():
                raise DraftRefused(f"Nothing may be kept in the draft {kind} of {target.pk}.")
            draft = open_draft(kind, target)
            outcome = _remembered(draft, save) or _store(draft, initial, save, by)
        if outcome is not None:
            return outcome
    raise DraftBusy(
        f"The draft {kind} of {target.pk} changed under {ATTEMPTS} attempts to save; save again."
    )


def _remembered(draft: Draft, save: Save) -> Outcome | None:
    """The stored answer when this save, or a later one of the same tab, was handled before."""
    last = draft.answers.get(save.tab)
    if last is None or save.seq > last["seq"]:
        return None
    if save.seq == last["seq"] and save.fingerprint != last["fingerprint"]:
        # Without JavaScript the number does not grow when somebody goes back and writes on.
        return None
    return Outcome.remembered(last["answer"])


def _store(draft: Draft, initial: Values, save: Save, by: User | None) -> Outcome | None:
    """Merge and write; None when somebody else saved between reading and writing."""
    now = timezone.now()
    tabs = {save.tab, *save.continues}
    own = {name for name, mark in draft.field_versions.items() if mark["tab"] in tabs}
    stored = {**initial, **draft.data}
    merged = without_decided(
        draft, merge(stored, save.values, save.base, own), stored=stored, tabs=tabs
    )
    outcome = Outcome(
        version=draft.version + 1,
        saved_at=now,
        base=next_base(save.values, save.base, merged.conflicts),
        theirs=merged.theirs,
        conflicts=sorted(merged.conflicts),
    )
    changes: dict[str, Any] = {}
    if merged.accepted:
        changes = changed_columns(draft, merged.accepted, by=by, tab=save.tab, now=now)
    changes["answers"] = _with_answer(draft, save, outcome)
    if not _compare_and_set(draft, changes):
        return None
    if merged.accepted and _keeps_state_before(draft, save.tab, by, now):
        keep_revision(draft)
    take_over_conflicts(draft, tabs=save.continues, into=save.tab)
    note_conflicts(draft, merged, sent=save.values, tab=save.tab, by=by)
    return outcome


def _compare_and_set(draft: Draft, changes: dict[str, Any]) -> bool:
    """Write a new version over the one that was read; False when that is no longer the newest."""
    current = Draft.objects.filter(pk=draft.pk, version=draft.version)
    return bool(current.update(version=draft.version + 1, **changes))


def _with_answer(draft: Draft, save: Save, outcome: Outcome) -> dict[str, Any]:
    """The remembered answers of the latest tabs, this one's among them."""
    answer = {**asdict(outcome), "saved_at": outcome.saved_at.isoformat()}
    record = {"seq": save.seq, "fingerprint": save.fingerprint, "answer": answer}
    others = [(tab, one) for tab, one in draft.answers.items() if tab != save.tab]
    others.sort(key=lambda pair: pair[1]["answer"]["saved_at"])
    return {**dict(others[-TABS_REMEMBERED + 1 :]), save.tab: record}


def _keeps_state_before(draft: Draft, tab: str, by: User | None, now: datetime) -> bool:
    """Whether the state that is being written over must be kept: another writer's, or five
    minutes newer than the last kept one."""
    if not draft.data:
        return False
    if draft.tab != tab or draft.editor_id != (by.pk if by else None):
        return True
    newest = draft.revisions.newest()
    return newest is None or now - newest.saved_at >= KEEP_EVERY
