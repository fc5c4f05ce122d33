"""What each model keeps about people, as data: where it is, how it is shown, what erasing does.

An app declares its models at start; the privacy room finds, exports and erases by the declarations.
A test walks every model, so that none is forgotten. Source: GDPR articles 15, 17 and 30.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from .registry import collectors, person_kinds

# Kinds of people; `ADDRESS` stands for rows that only an e-mail address ties to somebody.
USER, PERSON, INFORMANT, INVITATION = "user", "person", "informant", "invitation"
ADDRESS = "address"


class Then(Enum):
    """What erasing a person does with a row."""

    DELETE = "delete"
    ANONYMISE = "anonymise"
    KEEP = "keep"
    DECIDE = "decide"  # kept, and named: somebody must decide


@dataclass(frozen=True)
class PersonKind:
    """A row that is a person, such as an account.

    address_field: where its e-mail address stands; rows with one address are one person.
    also: further rows of the same person, as kind and key.
    is_erased: whether nothing is left to erase in the row.
    """

    model: str
    address_field: str = ""
    also: Callable[[Any], Iterable[tuple[str, Any]]] = lambda row: ()
    is_erased: Callable[[Any], bool] = lambda row: False


@dataclass(frozen=True)
class Trace:
    """How rows of a model lead to a person, and what becomes of them.

    path: look-up from the row to the person's row, or to an address.
    then: what erasing does; `why` says why a row is kept or whom it waits for.
    shows: fields that the person is shown; empty for times and states alone, None for all.
    clears: field -> value (or what makes one of the row) that anonymising writes.
    only: the rows it holds for. rows: finds them, where no path leads there.
    within: label of a model whose erased rows these belong to, in place of a kind of person.
    stays: where consent is withdrawn the row stays in place of going, with these values in it;
        None for a row that goes then too.
    """

    path: str
    who: str
    then: Then
    why: Any = ""
    shows: tuple[str, ...] | None = ()
    clears: Mapping[str, Any] = field(default_factory=dict)
    only: Q = field(default_factory=Q)
    rows: Callable[[Any], models.QuerySet[Any]] | None = None
    within: str = ""
    stays: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class PersonalData:
    """All that one model keeps about people.

    follows: rows whose generic target is an erased row go with it.
    tells_nothing: fields that could hold a person but do not, and why; `*` for all that is text.
    hides: fields that no export shows, and why.
    called: what its rows are called, where a library has no name for people.
    """

    model: str
    traces: tuple[Trace, ...] = ()
    follows: bool = False
    tells_nothing: Mapping[str, str] = field(default_factory=dict)
    hides: Mapping[str, Any] = field(default_factory=dict)
    called: Any = ""

    @property
    def title(self) -> str:
        """What the rows are called, in the plural."""
        return str(self.called or self.model_class._meta.verbose_name_plural)

    @property
    def model_class(self) -> type[models.Model]:
        """The model itself."""
        return apps.get_model(self.model)


@dataclass(frozen=True)
class Outside:
    """A place outside the tables where something about people lies, such as a folder.

    find: from a person (`privacy.people.Subject`), the names and bytes of what is theirs.
    erase: removes it and says in words what was removed; an empty text where there was nothing.
    """

    title: Any
    find: Callable[[Any], Iterable[tuple[str, bytes]]]
    erase: Callable[[Any], str]


def own(
    path: str,
    who: str,
    *,
    then: Then = Then.DELETE,
    shows: tuple[str, ...] | None = None,
    **more: Any,
) -> Trace:
    """Rows that are about the person: shown whole and deleted, unless told otherwise."""
    return Trace(path, who, then, shows=shows, **more)


def did(path: str, **more: Any) -> Trace:
    """Rows with which a user did something: shown by time and state; the name is taken away."""
    return Trace(path, USER, Then.ANONYMISE, clears={path: None}, **more)


def inside(path: str, model: str) -> Trace:
    """Rows that belong to rows of another model and go with them."""
    return Trace(path, "", Then.DELETE, shows=None, within=model)


def declare(model: str, *traces: Trace, **more: Any) -> None:
    """Say what a model keeps about people; called in an app's `ready`."""
    collectors.add(model.lower(), PersonalData(model, traces, **more))


def impersonal(reason: str, *labels: str) -> None:
    """Models that keep nothing about people, and why."""
    for label in labels:
        declare(label, tells_nothing={"*": reason})


def declare_person(code: str, kind: PersonKind) -> None:
    """Say that rows of a model are people."""
    person_kinds.add(code, kind)
