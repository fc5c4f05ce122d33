"""Two invented meetings: a workshop that lies ahead, and one that was held and left something."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from forkommune.evidence.models import Claim
from forkommune.evidence.services import link_claims, make_claim, support_claim
from workshops.invitations.services.needs import keep_needs
from workshops.models import (
    Action,
    Attendance,
    Conclusion,
    CountedVote,
    Idea,
    Invitation,
    Meeting,
    Needs,
    Points,
    PointSheet,
    Poll,
    Session,
    Table,
)
from workshops.programmes.publishing import publish
from workshops.seating.services import compute_seats

from .afterwards import make_afterwards
from .world import NothingToBuildOn, Told, World, record

ROLES = (("political", "Politiker (oppdiktet)"), ("administrative", "Saksbehandler (oppdiktet)"))
START = 9


def make_meetings(world: World) -> None:
    """The coming workshop in the shape of the application's, and the meeting that was held."""
    told = record("workshop.json").values
    for row in (told["workshop"], told["held"]):
        meeting = _meeting(world, row)
        _programme(world, meeting, row)
        tables = [
            Table.objects.create(meeting=meeting, number=number, theme=theme)
            for number, theme in enumerate(row["tables"], start=1)
        ]
        _invite(world, meeting, row)
        _deputy(world, meeting)
        compute_seats(
            meeting=meeting,
            tables=len(tables),
            rounds=2,
            apart=True,
            mixed=True,
            seen=0,
            by=world.users["prosess"],
        )
        for asked in row["polls"]:
            _poll(world, meeting, asked)
        if "conclusions" in row:
            _outcome(world, meeting, row)
        publish(meeting, None)
        Meeting.objects.filter(pk=meeting.pk).update(
            published_at=world.moment(row["published_ago"], 14)
        )
        if "minutes" in row:
            make_afterwards(world, Meeting.objects.get(pk=meeting.pk), row)


def _meeting(world: World, row: Told) -> Meeting:
    starts = world.moment(world.working_day(row["ago"]), START)
    meeting = Meeting.objects.create(
        slug=row["slug"],
        kind=row["kind"],
        title=row["title"],
        month=timezone.localdate(starts).replace(day=1),
        starts_at=starts,
        place=row["place"],
        organiser=world.organisation("vestregionen"),
        ends_at=starts + timedelta(hours=7),
        answer_by=starts - timedelta(days=5, hours=-3),
        is_invented=True,
    )
    asked = {code for codes in row["replies"].values() for code in codes}
    meeting.municipalities.set(m for m in world.round.municipalities.all() if m.number in asked)
    return meeting


def _programme(world: World, meeting: Meeting, row: Told) -> None:
    for position, (session, organisations) in enumerate(_sessions(world, row), start=1):
        session.meeting, session.position = meeting, position
        session.save()
        session.responsible.set(organisations)


def _sessions(world: World, row: Told) -> Iterator[tuple[Session, list[Any]]]:
    """The items of the meeting's own programme, or those of the real one, copied."""
    if "template" not in row:
        for kind, title, minutes, organisation in row["sessions"]:
            session = Session(kind=kind, title=title, minutes=minutes, planned_start=time(START))
            yield session, [world.organisation(organisation)]
        return
    template = Meeting.objects.filter(slug=row["template"]).first()
    if template is None:
        raise NothingToBuildOn(f"The programme {row['template']!r} is not loaded.")
    for item in template.sessions.prefetch_related("responsible").order_by("position"):
        copied = ("kind", "title", "minutes", "planned_start", "description", "outputs")
        yield (
            Session(**{name: getattr(item, name) for name in copied}),
            list(item.responsible.all()),
        )


def _invite(world: World, meeting: Meeting, row: Told) -> None:
    for number, (code, role, name, state) in enumerate(_invited(row)):
        came = state == Invitation.State.ACCEPTED
        invitation = Invitation.objects.create(
            meeting=meeting,
            organisation=world.organisation(code),
            role=role,
            name=name,
            email=f"invitert-{meeting.pk}-{number}@demo.invalid",
            state=state,
            **_when(world, row, number, state),
            is_invented=True,
        )
        if number % 7 == 3 and row["ago"] < 0:
            keep_needs(invitation=invitation, food=[Needs.Food.VEGETARIAN])
        if came and row["ago"] > 0 and code not in row["absent"]:
            halves = ("first", "second") if number % 5 else ("first",)
            Attendance.objects.bulk_create(
                Attendance(invitation=invitation, half=half) for half in halves
            )


def _when(world: World, row: Told, number: int, state: str) -> dict[str, Any]:
    """When each was written to and answered, and how; every fifth answered by phone."""
    if state == Invitation.State.DRAFT:
        return {}
    sent = world.moment(max(row["ago"], 0) + 9 + number % 3, 10)
    told: dict[str, Any] = {"mailed_at": sent, "language": "nn" if number % 6 == 5 else "nb"}
    if state in (Invitation.State.ACCEPTED, Invitation.State.DECLINED):
        way = Invitation.Way.PHONE if number % 5 == 4 else Invitation.Way.LINK
        told |= {"answered_at": sent + timedelta(days=1, hours=number % 7), "answer_way": way}
        if way == Invitation.Way.PHONE:
            told |= {"answered_by": world.users["sekretariat"], "answer_note": "Ringte (oppdiktet)"}
    return told


def _deputy(world: World, meeting: Meeting) -> None:
    """Somebody who cannot come has sent a deputy, who comes."""
    gone = Invitation.objects.filter(meeting=meeting, state=Invitation.State.DECLINED).first()
    if gone is None:
        return
    Invitation.objects.create(
        meeting=meeting,
        organisation=gone.organisation,
        role=gone.role,
        name="Vara (oppdiktet)",
        email=f"vara-{meeting.pk}@demo.invalid",
        state=Invitation.State.ACCEPTED,
        stands_in_for=gone,
        mailed_at=gone.answered_at,
        answered_at=gone.answered_at,
        answer_way=Invitation.Way.LINK,
        is_invented=True,
    )


def _invited(row: Told) -> Iterator[tuple[str, str, str, str]]:
    """Municipality or organisation, role, name and answer; half: only the politician answered."""
    for state, codes in row["replies"].items():
        for code in codes:
            for role, name in ROLES:
                answer = state
                if state == "half":
                    answer = "accepted" if role == "political" else "sent"
                yield code, role, name, answer
    for role, name, code, state in row["others"]:
        yield code, role, name, state


def _poll(world: World, meeting: Meeting, row: Told) -> None:
    """What a poll is about; one of a meeting that was held is closed, counted and published."""
    given = row.get("given", [])
    held = meeting.starts_at if given else None
    poll = Poll.objects.create(
        meeting=meeting,
        kind=row["kind"],
        question=row["question"],
        dots=row["dots"],
        at_most=row["at_most"],
        opened_at=held,
        closed_at=held,
        voters=len(given) or None,
        published_at=held,
        is_invented=True,
    )
    options = [world.claim(slug) for slug in row["options"]]
    poll.options.set(options)
    if poll.is_anonymous:
        _dots(poll, options, given)
    else:
        _points(poll, options, given)


def _dots(poll: Poll, options: list[Claim], given: list[list[int]]) -> None:
    """Counted dots hang on nobody."""
    rows = [
        CountedVote(poll=poll, claim=option, dots=number)
        for ballot in given
        for option, number in zip(options, ballot, strict=True)
        if number
    ]
    CountedVote.objects.bulk_create(sorted(rows, key=lambda _: secrets.randbits(32)))


def _points(poll: Poll, options: list[Claim], given: list[list[int]]) -> None:
    """Open points of the first municipalities by name; where one gave the most, it will take part."""
    for municipality, sheet_given in zip(
        poll.meeting.municipalities.by_name(), given, strict=False
    ):
        sheet = PointSheet.objects.create(
            poll=poll,
            municipality=municipality,
            version=1,
            given_as="political",
            saved_at=poll.closed_at,
        )
        Points.objects.bulk_create(
            Points(sheet=sheet, claim=option, points=points, wants_part=points == poll.at_most)
            for option, points in zip(options, sheet_given, strict=True)
            if points
        )


def _outcome(world: World, meeting: Meeting, row: Told) -> None:
    by = world.users["prosess"]
    for position, told in enumerate(row["conclusions"], start=1):
        claim = make_claim(
            kind=Claim.Kind.CONCLUSION,
            statement=told["text"],
            nature="assessment",
            by=by,
            is_invented=True,
        )
        for title in told["rests_on"]:
            support_claim(claim=claim, passage=world.passage_of(title), grade="partial", by=by)
        for name in [*told["rests_on"], *told["links"]]:
            link_claims(from_claim=claim, to_claim=world.claim(name), kind="rests_on", by=by)
        Conclusion.objects.create(meeting=meeting, claim=claim, position=position)
    session = meeting.sessions.filter(kind=Session.Kind.GROUP_WORK).first()
    tables = list(meeting.tables.order_by("number"))
    Idea.objects.bulk_create(
        Idea(
            meeting=meeting,
            session=session,
            table=tables[number % len(tables)],
            text=text,
            is_invented=True,
        )
        for number, text in enumerate(row["ideas"])
    )
    Action.objects.bulk_create(
        Action(
            meeting=meeting,
            text=told["text"],
            organisation=world.organisation(told["organisation"]),
            due_on=world.date(-told["due"]),
            done_on=world.date(-told["done"]) if "done" in told else None,
            is_invented=True,
        )
        for told in row["actions"]
    )
