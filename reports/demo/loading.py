"""Loads the whole invented pre-project in one transaction, once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db import transaction

from forkommune.search.indexing import index_stale
from forkommune.work.history import OWN_APPS, acting

from .basis import make_basis
from .dialogue import make_dialogue
from .findings import make_findings
from .focusgroups import make_focus_groups
from .interviews import make_interviews, send_for_reading
from .meetings import make_meetings
from .people import is_loaded, make_accounts
from .pilots import make_pilots
from .plan import make_division, make_money_and_dates, make_sentences
from .plan_documents import make_plan_documents
from .recruitment import make_recruitment
from .rounds import make_round
from .waiting import make_waiting
from .world import World, world

LOADED = "invented examples loaded"


@dataclass(frozen=True)
class Loaded:
    """What is marked as invented now, by kind of row; `is_new` False when it was there before."""

    is_new: bool
    counts: dict[str, int]


def load_demo(*, dry_run: bool = False) -> Loaded:
    """Make the invented pre-project unless it is there; nothing is written when `dry_run`.

    A second load changes nothing, also where people have changed or deleted some of it since.
    Raises NothingToBuildOn, naming the command to run first, when the real data are missing.
    """
    with transaction.atomic(), acting(action=LOADED):
        is_new = not is_loaded()
        if is_new:
            _make(world())
        result = Loaded(is_new, counts_of_invented())
        transaction.set_rollback(dry_run)
    return result


def _make(here: World) -> None:
    make_accounts(here)
    interviews = make_interviews(here)
    make_findings(here, interviews)
    make_plan_documents(here, interviews)
    send_for_reading(here, interviews)
    rest: Iterable[Callable[[World], None]] = (
        make_focus_groups,
        make_recruitment,
        make_pilots,
        make_meetings,
        make_dialogue,
        make_basis,
        make_division,
        make_money_and_dates,
        make_sentences,
        make_round,
        make_waiting,
    )
    for make in rest:
        make(here)
    index_stale()


def counts_of_invented() -> dict[str, int]:
    """How many rows of each kind carry the mark of invented content."""
    models = (
        model
        for label in OWN_APPS
        for model in apps.get_app_config(label).get_models()
        if any(field.name == "is_invented" for field in model._meta.fields)
    )
    counted = {
        str(model._meta.verbose_name_plural): model._default_manager.filter(
            is_invented=True
        ).count()
        for model in models
    }
    return {kind: count for kind, count in counted.items() if count}
