"""Invented candidates of the invented sessions: those who came, and a session that is being filled.

Nothing is mailed: the addresses lead nowhere. The names are invented, and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle
from typing import Any

from django.utils import timezone

from focusgroups.models import Candidate, FocusGroup, Grant, Guide, WantedMix
from forkommune.evidence.models import ContactAttempt, ContactKey, Informant, InformationLetter
from forkommune.evidence.services.letters import publish_letter

from .world import NothingToBuildOn, Told, World, record

KEPT = 300  # days


def make_recruitment(world: World) -> None:
    """The letter, then candidates, mix and rights of every invented session."""
    told = record("recruitment.json").values
    _letter(world)
    people = _people(world, told)
    for group in FocusGroup.objects.filter(is_invented=True).order_by("starts_at"):
        for participant in group.participants.order_by("actor_group", "pk"):
            _candidate(
                world,
                group,
                next(people),
                {
                    "actor": participant.actor_group.code,
                    "state": Candidate.State.YES,
                    "attempts": [["appointment", 60]],
                },
                participant.informant,
            )
    _coming(world, told, people)
    for group in FocusGroup.objects.filter(is_invented=True):
        _mix_and_rights(world, told, group)


def _letter(world: World) -> None:
    """The proposal that came with the real data, with an invented day and contact."""
    letter = InformationLetter.objects.order_by("number").first()
    if letter is None:
        raise NothingToBuildOn("The information letter is not loaded.")
    who = world.users["prosess"]
    letter.ends_on, letter.is_invented = world.date(-KEPT), True
    letter.contact_name, letter.contact_email = who.get_full_name(), who.email
    letter.save()
    publish_letter(letter=letter, by=who)


def _people(world: World, told: Told) -> Iterator[dict[str, Any]]:
    """Name, address, number, municipality and age of one after the other."""
    places = cycle(world.municipalities[number] for number in told["municipalities"])
    ages = cycle(told["age_groups"])
    for at, name in enumerate(told["names"]):
        yield {
            "name": f"{name} {told['surname']}",
            "email": f"kandidat{at + 1}@demo.invalid",
            "phone": f"000 00 {at + 1:03d}",
            "municipality": next(places),
            "age": next(ages),
        }


def _coming(world: World, told: Told, people: Iterator[dict[str, Any]]) -> None:
    coming = told["coming"]
    guide = Guide.objects.filter(focusgroup__is_invented=True).order_by("-pk").first()
    if guide is None:
        raise NothingToBuildOn("The invented sessions are made first.")
    group = FocusGroup.objects.create(
        title=coming["title"],
        guide=guide,
        starts_at=world.moment(world.working_day(-coming["ahead"]), coming["hour"]),
        place=coming["place"],
        is_invented=True,
    )
    made: list[Candidate] = []
    for row in coming["candidates"]:
        informant = Informant.objects.create(role_text="Deltaker", is_invented=True)
        candidate = _candidate(world, group, next(people), row, informant)
        if "replaces" in row:
            candidate.replaces = made[row["replaces"]]
            candidate.save(update_fields=["replaces"])
        made.append(candidate)


def _candidate(
    world: World, group: FocusGroup, person: dict[str, Any], row: Told, informant: Informant
) -> Candidate:
    by = world.users["sekretariat" if row.get("secretariat") else "forsker"]
    is_gone = bool(row.get("forgotten"))
    candidate = Candidate.objects.create(
        group=group,
        informant=informant,
        actor_group=world.term("actor_group", row["actor"]),
        municipality=None if is_gone else person["municipality"],
        age_group=row.get("age", person["age"]),
        state=row["state"],
        is_from_secretariat=bool(row.get("secretariat")),
        proposed_by=by,
        invited_by=None if row["state"] == Candidate.State.PROPOSED else world.users["forsker"],
        mailed_at=world.moment(row["mailed"], 10) if "mailed" in row else None,
    )
    if not is_gone:
        ContactKey.objects.create(
            informant=informant,
            name=person["name"],
            email=person["email"],
            phone=person["phone"],
            delete_on=world.date(-KEPT),
        )
    for outcome, ago in row["attempts"]:
        _attempt(world, informant, outcome, world.working_day(ago))
    return candidate


def _attempt(world: World, informant: Informant, outcome: str, ago: int) -> None:
    again = timezone.now() + timedelta(days=1) if outcome == "call_back" else None
    ContactAttempt.objects.create(
        informant=informant,
        at=world.moment(ago, 11),
        way=ContactAttempt.Way.PHONE,
        outcome=outcome,
        refusal="no_time" if outcome == "refused" else "",
        call_back_at=again,
        by=world.users["forsker"],
    )


def _mix_and_rights(world: World, told: Told, group: FocusGroup) -> None:
    for actor, age, wanted in told["mix"]:
        WantedMix.objects.create(
            group=group,
            actor_group=world.term("actor_group", actor),
            age_group=age,
            wanted=wanted,
        )
    for kind, who in (("recruiter", "forsker"), ("key_holder", "prosess")):
        Grant.objects.create(
            group=group,
            user=world.users[who],
            kind=kind,
            valid_to=world.date(-KEPT),
            given_by=world.users["prosess"],
        )
