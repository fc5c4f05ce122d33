"""All rows of one person, by what the models declare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from forkommune.work.personal_data import ADDRESS, PersonalData, Then, Trace
from forkommune.work.registry import collectors

from .people import Subject

FOLLOWS = Trace("", "", Then.DELETE, shows=None)
Keys = dict[type[models.Model], set[Any]]


@dataclass(frozen=True)
class Found:
    """The rows of one model to which one trace leads; `keys` in the model's order."""

    data: PersonalData
    trace: Trace
    keys: tuple[Any, ...]

    def rows(self) -> models.QuerySet[Any]:
        """The rows themselves, as far as they still stand."""
        return self.data.model_class._base_manager.filter(pk__in=self.keys).order_by("pk")


def find_all(subject: Subject) -> list[Found]:
    """Everything of a person, the highest app first, so that what hangs on others comes before them."""
    found: list[Found] = []
    own: Keys = defaultdict(set)
    for data in collectors:
        for trace in data.traces:
            if trace.within:
                continue
            _note(found, own, data, trace, _direct(data, trace, subject))
    grown = -1
    while grown != (grown := sum(map(len, own.values()))):
        for data in collectors:
            _follow(found, own, data)
    place = {data.model: at for at, data in enumerate(collectors)}
    return sorted(found, key=lambda one: -place[one.data.model])


def _note(found: list[Found], own: Keys, data: PersonalData, trace: Trace, keys: set[Any]) -> None:
    """Take rows into what was found; those that are the person's own draw others after them."""
    model = data.model_class
    if trace.then is Then.DELETE or trace.path == "pk":
        keys = keys - own[model]
        own[model] |= keys
    if keys:
        found.append(Found(data, trace, tuple(sorted(keys, key=str))))


def _direct(data: PersonalData, trace: Trace, subject: Subject) -> set[Any]:
    """Keys of the rows that lead to the person by themselves."""
    rows: models.QuerySet[Any] = data.model_class._base_manager.all()
    if trace.who == ADDRESS:
        if not subject.addresses:
            return set()
        rows = rows.alias(in_lower_case=Lower(trace.path))
        return set(
            rows.filter(trace.only, in_lower_case__in=subject.addresses).values_list(
                "pk", flat=True
            )
        )
    people = subject.keys.get(trace.who)
    if not people:
        return set()
    if trace.rows is not None:
        rows = trace.rows(people)
    else:
        rows = rows.filter(**{f"{trace.path}__in": people})
    return set(rows.filter(trace.only).values_list("pk", flat=True))


def _follow(found: list[Found], own: Keys, data: PersonalData) -> None:
    """Rows of a model that belong to the person's own rows found so far."""
    model = data.model_class
    for trace in data.traces:
        if trace.within:
            inside = own[_model(trace.within)]
            rows = model._base_manager.filter(**{f"{trace.path}__in": inside})
            _note(found, own, data, trace, set(rows.values_list("pk", flat=True)))
    if data.follows and any(own.values()):
        rows = model._base_manager.filter(_targets(model, own))
        _note(found, own, data, FOLLOWS, set(rows.values_list("pk", flat=True)))


def _model(label: str) -> type[models.Model]:
    found: type[models.Model] = collectors.get(label.lower()).model_class
    return found


def _targets(model: type[models.Model], own: Mapping[type[models.Model], Iterable[Any]]) -> Q:
    [key] = [one for one in model._meta.private_fields if isinstance(one, GenericForeignKey)]
    wanted = Q(pk__in=[])
    for target, keys in own.items():
        if keys:
            kind = ContentType.objects.get_for_model(target)
            numbers = [str(one) for one in keys]
            wanted |= Q(**{key.ct_field: kind, f"{key.fk_field}__in": numbers})
    return wanted
