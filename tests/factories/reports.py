"""Reports and the jobs that make them."""

from datetime import date
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from forkommune.work.models import Job
from reports import models

from .plan import DeliverableFactory


class JobFactory(DjangoModelFactory):
    class Meta:
        model = Job

    kind = "report"
    input_hash = factory.Sequence(lambda n: f"{n:064d}")


def nothing_found() -> dict[str, Any]:
    """The data of a report about nothing: what a later edition compares itself with."""
    lists = ("municipalities", "examples", "sections", "sentences", "quotes", "passages")
    return {
        "on": "2018-02-28",
        "response": {"asked": 0, "interviewed": 0},
        "barriers": {"types": []},
        **{name: [] for name in lists},
    }


class SnapshotFactory(DjangoModelFactory):
    class Meta:
        model = models.Snapshot

    deliverable = factory.SubFactory(DeliverableFactory)
    audience = "public"
    taken_at = factory.LazyFunction(timezone.now)
    data = factory.LazyFunction(nothing_found)
    sha256 = "0" * 64


class DisseminationFactory(DjangoModelFactory):
    class Meta:
        model = models.Dissemination

    kind = "talk"
    on = date(2018, 2, 1)
    title = factory.Sequence(lambda n: f"Foredrag {n}")
    channel = "Kommunedagen"


class EditionFactory(DjangoModelFactory):
    """An ordered edition; `published=True` for one that everybody sees."""

    class Meta:
        model = models.Edition

    class Params:
        published = factory.Trait(
            state="published",
            published_at=factory.LazyFunction(timezone.now),
            sha256="0" * 64,
            pages=1,
        )

    deliverable = factory.SubFactory(DeliverableFactory)
    number = factory.Sequence(lambda n: n + 1)
    audience = "public"
    snapshot = factory.SubFactory(
        SnapshotFactory,
        deliverable=factory.SelfAttribute("..deliverable"),
        audience=factory.SelfAttribute("..audience"),
    )
