"""What moves from one example to another: rows, what it rests on, and what waits for an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Max, Model
from django.utils import timezone

from forkommune.work.models import Suggestion
from pilots.models import Example, ExampleFile

from .choosing import (
    MERGED,
    OF_ADOPTION,
    OF_BARRIER,
    PICTURE,
    STEPS,
    clashes,
    key_of,
    picture_of,
)
from .journal import Journal


def _effect(row: Any) -> Any:
    return (
        row.family, row.kind, row.what.casefold(), row.value, row.low, row.high, row.unit, row.year,
        row.words.casefold(),
    )  # fmt: skip


def _funding(row: Any) -> Any:
    return row.source_id, row.amount_nok, row.year_from, row.year_to, row.words.casefold()


def _source(row: Any) -> Any:
    return row.title.casefold(), row.url


# Rows that both keep: of two that say the very same, the other's stays where it was.
MOVED: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("sources", _source),
    ("effects", _effect),
    ("funding", _funding),
    ("conditions", lambda row: row.words),
    ("barriers", key_of),
    ("adoptions", key_of),
    ("assessments", lambda row: row.pk),
    ("notes", lambda row: row.pk),
    ("files", lambda row: row.sha256),
)
LISTS = ("municipalities", "other_instruments", "municipal_roles", "actors", "target_groups")
LONGEST_TITLE = 300


def to_move(kept: Example, merged: Example) -> dict[str, list[Any]]:
    """The rows of one example that another one lacks, by the name of their relation."""
    found = {}
    for name, key in MOVED:
        there = {key(row) for row in getattr(kept, name).all()}
        rows = [row for row in getattr(merged, name).all() if key(row) not in there]
        found[name] = [row for row in rows if name != "files" or _is_template(row)]
    return found


def _is_template(row: ExampleFile) -> bool:
    return row.kind == ExampleFile.Kind.TEMPLATE


def move_rows(kept: Example, merged: Example, journal: Journal) -> None:
    """Rows beside the example, each with its place behind those that stand there."""
    alike = {_source(row): row.pk for row in kept.sources.all()}
    theirs = {row.pk: alike.get(_source(row)) for row in merged.sources.all()}
    for name, rows in to_move(kept, merged).items():
        behind = _last_place(kept, name)
        for number, row in enumerate(rows, start=1):
            more: dict[str, Any] = {"position": behind + number} if behind is not None else {}
            if name == "sources":
                more["title"] = _own_title(row, kept)
            elif name == "effects" and theirs.get(row.source_id):
                more["source_id"] = theirs[row.source_id]
            journal.write(row, example_id=kept.pk, **more)


def _last_place(kept: Example, name: str) -> int | None:
    """The last place of a list of rows; None where they have no places."""
    rows = getattr(kept, name)
    if not any(field.name == "position" for field in rows.model._meta.fields):
        return None
    last: int | None = rows.aggregate(last=Max("position"))["last"]
    return last or 0


def _own_title(row: Any, kept: Example) -> str:
    """The title of a source; of two by the same title at different addresses the second says where."""
    titles = {one.title for one in kept.sources.all()}
    if row.title not in titles:
        return str(row.title)
    where = urlsplit(row.url).hostname or row.version or str(row.year or row.pk)
    title = f"{row.title[: LONGEST_TITLE - 60]} ({where[:50]})"
    return title if title not in titles else f"{title[: LONGEST_TITLE - 20]} {row.pk}"


def swap_rows(kept: Example, merged: Example, chosen: Mapping[str, str], journal: Journal) -> None:
    """Steps, picture and rows of which there is one: where the other's is chosen, they change places."""
    if chosen.get(STEPS) == MERGED:
        ours, theirs = list(kept.steps.all()), list(merged.steps.all())
        for rows, to in ((ours, merged), (theirs, kept)):
            for row in rows:
                journal.write(row, example_id=to.pk)
    if chosen.get(PICTURE) == MERGED:
        _swap_pictures(kept, merged, journal)
    for name, fields in (("barriers", OF_BARRIER), ("adoptions", OF_ADOPTION)):
        for one, other in clashes(kept, merged, name):
            if chosen.get(f"{name}-{key_of(one)}") == MERGED:
                values = [{field: getattr(row, field) for field in fields} for row in (other, one)]
                journal.write(one, **values[0])
                journal.write(other, **values[1])


def _swap_pictures(kept: Example, merged: Example, journal: Journal) -> None:
    """An example has one picture: the kept one's steps aside as no picture while they change places."""
    ours, theirs = picture_of(kept), picture_of(merged)
    if theirs is None:
        return
    if ours is not None:
        journal.write(ours, kind=ExampleFile.Kind.TEMPLATE.value, example_id=merged.pk)
    journal.write(theirs, example_id=kept.pk)
    if ours is not None:
        journal.write(ours, kind=ExampleFile.Kind.PICTURE.value)


def add_to_lists(kept: Example, merged: Example) -> dict[str, list[Any]]:
    """Municipalities and words that only the other has, put on the kept one's lists."""
    added = {}
    for name in LISTS:
        there = set(getattr(kept, name).values_list("pk", flat=True))
        new = [row.pk for row in getattr(merged, name).all() if row.pk not in there]
        getattr(kept, name).add(*new)
        added[name] = new
    return {name: keys for name, keys in added.items() if keys}


def move_ground(kept: Example, merged: Example, journal: Journal) -> None:
    """Passages, relations to other claims and pilots: each leads to one example afterwards."""
    ours, theirs = kept.claim, merged.claim
    there = set(ours.supports.values_list("passage", flat=True))
    for support in theirs.supports.order_by("pk"):
        if support.passage_id not in there:
            journal.write(support, claim_id=ours.pk)
    for link, end in _relations(ours, theirs):
        journal.write(link, **{end: ours.pk})
    for pilot in merged.pilots.order_by("pk"):
        journal.write(pilot, example_id=kept.pk)


def _relations(ours: Model, theirs: Any) -> Iterator[tuple[Any, str]]:
    """Relations of a claim that another one lacks, with the column that names it."""
    for name, end, other in (
        ("links_out", "from_claim_id", "to_claim_id"),
        ("links_in", "to_claim_id", "from_claim_id"),
    ):
        there = set(getattr(ours, name).values_list(other, "kind"))
        for link in getattr(theirs, name).order_by("pk"):
            far = getattr(link, other)
            if far != ours.pk and (far, link.kind) not in there:
                yield link, end


def move_suggestions(kept: Example, merged: Example, journal: Journal) -> None:
    """What waits for a decision waits at the one that stays; what both were told about waits there once."""
    waiting = Suggestion.objects.about(kept).open()
    there = {(one.field, one.organisation_id) for one in waiting if one.field}
    for one in Suggestion.objects.about(merged).open().order_by("pk"):
        if (one.field, one.organisation_id) in there:
            replaced = Suggestion.State.REPLACED.value
            journal.write(one, state=replaced, decided_at=timezone.now())
        else:
            journal.write(one, target_id=str(kept.pk))
