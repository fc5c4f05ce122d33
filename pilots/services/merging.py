"""Take one example into another, and take that back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.losing import stands_again
from forkommune.evidence.models import Support
from forkommune.figures.numbers import format_date
from forkommune.ui.filters import clock
from forkommune.work.history import acting
from forkommune.work.services.publishing import lock, record_step
from pilots.merging.choosing import (
    KEPT,
    MERGED,
    OF_EXAMPLE,
    OF_STORY,
    Choice,
    choices_of,
    otherwise,
    seen_of,
)
from pilots.merging.journal import Journal, TakenBack, take_back
from pilots.merging.moving import (
    add_to_lists,
    move_ground,
    move_rows,
    move_suggestions,
    swap_rows,
)
from pilots.models import Example, ExampleMerger, ExampleStory

State = Example.State
SHOWN = (State.PUBLISHED, State.CONFIRMED, State.ARCHIVED)


class CannotMerge(ValueError):
    """These two cannot become one; the message says why and what to do."""


class MergedMeanwhile(CannotMerge):
    """Somebody changed or merged one of the two after the page was shown."""


class AlreadyUndone(ValueError):
    """Somebody has taken the merger back already."""


def why_not(kept: Example, merged: Example) -> str:
    """Why one cannot be taken into the other, in words; empty where it can."""
    if kept.pk == merged.pk:
        return _("Choose two different examples.")
    for one in (kept, merged):
        if one.state == State.MERGED:
            return _("“%(title)s” is taken into another example already.") % {"title": one.title}
    if kept.is_invented != merged.is_invented:
        return _("An invented example and a real one do not become one.")
    if merged.state in SHOWN and kept.state not in SHOWN:
        return _(
            "Readers know “%(merged)s”, and “%(kept)s” is not published: let the published one stay."
        ) % {"merged": merged.title, "kept": kept.title}
    return ""


@transaction.atomic
def merge_examples(
    *, kept: Example, merged: Example, chosen: Mapping[str, str], seen: str, by: User
) -> ExampleMerger:
    """One example of two. Both rows stay with their histories; the address of one leads to the other.

    chosen: for each part on which they differ `kept` or `merged`; what is not named stays as it is
    suggested. seen: what the two said when that was chosen (`seen_of`).
    Raises MergedMeanwhile when either says something else now, and CannotMerge.
    """
    kept, merged = _locked(kept, merged)
    _demand_unmerged(kept, merged)
    if reason := why_not(kept, merged):
        raise CannotMerge(reason)
    if seen_of(kept, merged) != seen:
        raise MergedMeanwhile(
            _("Somebody has changed one of the two since the page was shown. Look at both again.")
        )
    choices = choices_of(kept, merged)
    picked = {one.name: _pick(one, chosen) for one in choices}
    journal, before = Journal(), (kept.state, merged.state)
    with acting(by, "example.merged", _("Merged with “%(title)s”.") % {"title": merged.title}):
        added = _write(kept, merged, picked, journal)
        row = ExampleMerger.objects.create(
            kept=kept,
            merged=merged,
            by=by,
            chosen=picked,
            changes=[list(one) for one in journal.changes],
            added=added,
            otherwise=[list(one) for one in otherwise(choices, picked)],
        )
    _record(kept, before[0], _("“%(title)s” was taken into it.") % {"title": merged.title}, by)
    _record(merged, before[1], _("Taken into “%(title)s”.") % {"title": kept.title}, by)
    return row


def _locked(kept: Example, merged: Example) -> tuple[Example, Example]:
    """Both examples as they are now, held until the end; always in one order, so that nobody waits in a ring."""
    for one in sorted((kept, merged), key=lambda row: row.pk):
        lock(one)
    keys = [kept.pk, merged.pk]
    held = Example.objects.filter(pk__in=keys).select_for_update(of=("self",)).order_by("pk")
    rows = {row.pk: row for row in held.select_related("claim")}
    return rows[kept.pk], rows[merged.pk]


def _demand_unmerged(kept: Example, merged: Example) -> None:
    """Raise MergedMeanwhile naming who was first."""
    done = ExampleMerger.objects.standing().with_both().filter(merged__in=[kept, merged]).first()
    if done is None:
        return
    raise MergedMeanwhile(
        _(
            "%(who)s took “%(merged)s” into “%(kept)s” on %(day)s at %(time)s. Nothing of yours "
            "was carried out."
        )
        % {
            "who": done.by or _("The portal"),
            "merged": done.merged,
            "kept": done.kept,
            "day": format_date(timezone.localdate(done.at)),
            "time": clock(done.at),
        }
    )


def _pick(choice: Choice, chosen: Mapping[str, str]) -> str:
    picked = chosen.get(choice.name, "")
    return picked if picked in (KEPT, MERGED) else choice.suggested


def _write(
    kept: Example, merged: Example, picked: Mapping[str, str], journal: Journal
) -> dict[str, list[Any]]:
    """All that becomes of the two; answers what was put on lists. Raises CannotMerge."""
    _write_fields(kept, merged, picked, journal)
    _write_story(kept, merged, picked, journal)
    swap_rows(kept, merged, picked, journal)
    move_rows(kept, merged, journal)
    had_lost = kept.claim.lost_support_at is not None
    move_ground(kept, merged, journal)
    carried = kept.claim.supports.exclude(grade=Support.Grade.AGAINST)
    if had_lost and carried.exists():
        stands_again([kept.claim_id])
    move_suggestions(kept, merged, journal)
    added = add_to_lists(kept, merged)
    journal.write(
        merged, state=State.MERGED.value, merged_into_id=kept.pk, confirmed_on=None, asked_on=None
    )
    return added


def _write_fields(
    kept: Example, merged: Example, picked: Mapping[str, str], journal: Journal
) -> None:
    values: dict[str, Any] = {
        "hidden": sorted({*kept.hidden, *merged.hidden}),
        **_confirmed(kept, merged),
    }
    for fields in OF_EXAMPLE:
        if picked.get(fields[0]) == MERGED:
            columns = [getattr(kept._meta.get_field(name), "attname", name) for name in fields]
            values |= {name: getattr(merged, name) for name in columns}
    journal.write(kept, **values)
    try:
        kept.full_clean(exclude=["claim"])
    except ValidationError as fault:
        raise CannotMerge(" ".join(fault.messages)) from fault


def _confirmed(kept: Example, merged: Example) -> dict[str, Any]:
    """Nobody has confirmed words that come from elsewhere: both were confirmed, or it is asked about anew."""
    if kept.state != State.CONFIRMED:
        return {}
    if merged.state == State.CONFIRMED and kept.confirmed_on and merged.confirmed_on:
        return {"confirmed_on": min(kept.confirmed_on, merged.confirmed_on)}
    return {"state": State.PUBLISHED.value, "confirmed_on": None, "asked_on": None}


def _write_story(
    kept: Example, merged: Example, picked: Mapping[str, str], journal: Journal
) -> None:
    names = [name for fields in OF_STORY if picked.get(fields[0]) == MERGED for name in fields]
    if names:
        story, _made = ExampleStory.objects.get_or_create(example=kept)
        journal.write(story, **{name: getattr(merged.told, name) for name in names})


def _record(row: Example, before: str, reason: str, by: User) -> None:
    """A decision on the example's own way, so that whoever has it open is told."""
    fresh = Example.objects.for_freezing().get(pk=row.pk)
    record_step(row=fresh, before=before, by=by, reason=reason)


@transaction.atomic
def undo_merger(*, merger: ExampleMerger, by: User) -> TakenBack:
    """Two examples again, each with what it had; what was written since the merger stays and is named.

    Raises AlreadyUndone, and CannotMerge where the one that stayed was itself taken into another.
    """
    row = ExampleMerger.objects.select_for_update(of=("self",)).with_both().get(pk=merger.pk)
    if row.undone_at is not None:
        raise AlreadyUndone(_("It is undone already. Both examples stand by themselves."))
    kept, merged = _locked(row.kept, row.merged)
    if kept.state == State.MERGED:
        raise CannotMerge(
            _("“%(title)s” was itself taken into another example. Undo that first.")
            % {"title": kept.title}
        )
    if ExampleMerger.objects.standing().filter(kept=kept, pk__gt=row.pk).exists():
        raise CannotMerge(_("Another example was taken into it later. Undo that first."))
    before = (kept.state, merged.state)
    with acting(by, "example.merger_undone", _("The merger was undone.")):
        answer = take_back(row.changes)
        for name, keys in row.added.items():
            getattr(kept, name).remove(*keys)
        row.undone_at, row.undone_by = timezone.now(), by
        row.save(update_fields=["undone_at", "undone_by"])
    for one, state in zip((kept, merged), before, strict=True):
        _record(one, state, _("The merger was undone."), by)
    return answer
