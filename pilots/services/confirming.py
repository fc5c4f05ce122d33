"""A municipality confirms its examples, and the clock asks it to, once a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.accounts.models import PersonalLink, User
from forkommune.ui.dates import today
from forkommune.work.history import acting
from forkommune.work.models import Suggestion
from forkommune.work.services.publishing import record_step
from forkommune.work.services.suggestions import suggest
from municipalities.models import Municipality
from municipalities.register.services import NotAsked, ask_to_confirm
from pilots.models import Example
from pilots.publishing.confirming import Asked, areas_of, due, examples_of, fingerprint

TITLES_IN_MAIL = 8
LOCK = "pilots.ask_municipalities"


@dataclass(frozen=True)
class Confirmed:
    """What came of a confirmation: examples that are confirmed, and those that say something else now."""

    done: list[Any]
    changed: list[Any]


@transaction.atomic
def confirm_examples(
    *,
    municipality: Municipality,
    shown: Mapping[int, str],
    by: User | None = None,
    through: PersonalLink | None = None,
) -> Confirmed:
    """The municipality says that examples are right as it was shown them; twice a day counts once.

    shown: fingerprints by primary key. One that was changed meanwhile is left for another look.
    """
    done, changed = [], []
    locked = examples_of(municipality).filter(pk__in=shown).order_by("pk")
    keys = list(locked.values_list("pk", flat=True))
    rows = Example.objects.filter(pk__in=keys).select_for_update(of=("self",)).order_by("pk")
    for example in rows.for_freezing():
        if fingerprint(example) != shown[example.pk]:
            changed.append(example)
        else:
            _confirm(example, municipality, by, through)
            done.append(example)
    return Confirmed(done, changed)


def _confirm(
    example: Example, municipality: Municipality, by: User | None, through: PersonalLink | None
) -> None:
    if example.state == Example.State.CONFIRMED and example.confirmed_on == today():
        return
    before, example.state = example.state, Example.State.CONFIRMED
    example.confirmed_on = today()
    example.published_at = example.published_at or timezone.now()
    words = (
        _("%(name)s confirmed it by the mailed link.") if through else _("%(name)s confirmed it.")
    )
    reason = words % {"name": municipality.name}
    with acting(by, "example.confirmed", reason):
        example.save(update_fields=["state", "confirmed_on", "published_at"])
    record_step(row=example, before=before, by=by, reason=reason)


def name_successor(
    *,
    municipality: Municipality,
    address: str,
    who: str,
    by: User | None = None,
    through: PersonalLink | None = None,
) -> Suggestion:
    """Somebody else shall be asked: the address waits for the secretariat, which then asks anew.

    Raises CannotSuggest for the address that stands there already.
    """
    source = _("In answer to the yearly question: ask %(who)s.") % {"who": who}
    return suggest(
        row=municipality.organisation,
        field="email",
        value=address,
        source=source[:500],
        organisation=municipality.organisation,
        by=by,
        through=through,
    )


@transaction.atomic
def ask_now(*, municipality: Municipality, by: User | None = None) -> None:
    """Ask one municipality about all that it answers for. Raises NotAsked."""
    ask_to_confirm(municipality=municipality, by=by)
    keys = list(examples_of(municipality).values_list("pk", flat=True))
    with acting(by, "example.asked_about"):
        Example.objects.filter(pk__in=keys).update(asked_on=today())


def rehearse(day: date | None = None) -> list[Asked]:
    """Whom the clock would ask on a day, today where none is given; nothing is sent."""
    return due(day or today())


@transaction.atomic
def ask_due() -> list[Asked]:
    """Ask all whose time is up: all of them or, where it breaks off, nobody, so that nobody is asked twice.

    Two clocks at once: the second waits, and finds nobody left.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [LOCK])
    asked = []
    for one in due(today()):
        try:
            ask_now(municipality=one.municipality)
        except NotAsked:  # the secretariat was first, this year
            continue
        asked.append(one)
    return asked


def asked_in_mail(municipality: Municipality) -> str:
    """The sentence of the yearly mail that names the examples."""
    asked = Example.objects.to_confirm().in_areas(areas_of(municipality))
    titles = list(asked.values_list("title", flat=True))
    if not titles:
        return ""
    words = ngettext(
        "It says of %(n)d example that is yours:\n%(titles)s",
        "It says of %(n)d examples that are yours:\n%(titles)s",
        len(titles),
    )
    named = [f"- {title}" for title in titles[:TITLES_IN_MAIL]]
    if len(titles) > TITLES_IN_MAIL:
        more = len(titles) - TITLES_IN_MAIL
        named.append(ngettext("- and %(n)d more", "- and %(n)d more", more) % {"n": more})
    return words % {"n": len(titles), "titles": "\n".join(named)}
