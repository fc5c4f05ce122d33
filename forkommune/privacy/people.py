"""Whom a request is about: one person, who may stand in several rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from forkommune.work.personal_data import USER, PersonKind
from forkommune.work.registry import person_kinds


class UnknownPerson(ValueError):
    """Nothing in the portal has the identity that was named."""


@dataclass(frozen=True)
class Subject:
    """The rows that are one person (kind -> keys), and the person's e-mail addresses in lower case."""

    keys: Mapping[str, frozenset[Any]]
    addresses: frozenset[str] = frozenset()

    @property
    def names(self) -> list[str]:
        """The rows as `kind:key`, which is how they are named on a command line and in the log."""
        return sorted(f"{kind}:{key}" for kind, keys in self.keys.items() for key in keys)

    def rows(self) -> Iterable[tuple[str, models.Model]]:
        """The rows that are the person, with their kinds."""
        for kind, keys in sorted(self.keys.items()):
            model: Any = model_of(person_kinds.get(kind))
            yield from ((kind, row) for row in model._base_manager.filter(pk__in=keys))

    @property
    def is_erased(self) -> bool:
        """Whether every row of the person has been erased before."""
        return all(person_kinds.get(kind).is_erased(row) for kind, row in self.rows())


def model_of(kind: PersonKind) -> type[models.Model]:
    """The model whose rows are people of a kind."""
    return apps.get_model(kind.model)


def find_person(identity: str) -> Subject:
    """The person of an account's number, of a `kind:key`, or of an e-mail address.

    Whatever row is named, the others of the same person come along: those that it points to, and
    those with the same address. Raises UnknownPerson with what to write instead.
    """
    text = identity.strip()
    if "@" in text:
        return _closure({}, {text.lower()}, text)
    kind, _colon, key = text.rpartition(":")
    return _closure({(kind or USER, key)}, set(), text)


def people_named(names: Iterable[str]) -> Subject | None:
    """The person of names as a log keeps them; None where none of the rows is there."""
    keys = {(kind, key) for kind, _colon, key in (name.rpartition(":") for name in names)}
    try:
        return _closure(keys, set(), ", ".join(sorted(names)))
    except UnknownPerson:
        return None


def _closure(keys: Iterable[tuple[str, Any]], addresses: set[str], asked: str) -> Subject:
    """Follow what leads from row to row of the same person until nothing new is found."""
    found: dict[str, set[Any]] = defaultdict(set)
    waiting = [row for kind, key in keys for row in _row(kind, key)]
    waiting += _with_addresses(addresses)
    while waiting:
        kind, row = waiting.pop()
        if row.pk in found[kind]:
            continue
        found[kind].add(row.pk)
        told = person_kinds.get(kind)
        if address := told.address_field and getattr(row, told.address_field).lower():
            addresses.add(address)
            waiting += _with_addresses({address})
        waiting += [one for also, key in told.also(row) for one in _row(also, key)]
    if not found:
        raise UnknownPerson(
            _(
                "Nobody in the portal is “%(who)s”. Write the number of an account, an e-mail address, or one of %(kinds)s with a number, such as informant:7."
            )
            % {"who": asked, "kinds": ", ".join(sorted(person_kinds.entries))}
        )
    return Subject({kind: frozenset(keys) for kind, keys in found.items()}, frozenset(addresses))


def _row(kind: str, key: Any) -> list[tuple[str, Any]]:
    if kind not in person_kinds:
        return []
    model: Any = model_of(person_kinds.get(kind))
    try:
        return [(kind, row) for row in model._base_manager.filter(pk=key)]
    except (ValueError, ValidationError, OverflowError):
        return []  # not a key of this model: nobody has it


def _with_addresses(addresses: set[str]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for code, (_order, kind) in person_kinds.entries.items():
        if kind.address_field and addresses:
            model: Any = model_of(kind)
            rows = model._base_manager.alias(in_lower_case=Lower(kind.address_field))
            found += [(code, row) for row in rows.filter(in_lower_case__in=addresses)]
    return found
