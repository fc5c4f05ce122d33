"""`python -m tests.interruptions.stage KIND N LOGINS`: two researchers and N interviews, or sessions of
focus groups, in a portal's database.

Prints one JSON object: the name of the session's cookie, the key of a session per person, and the
paths of the forms. Runs in a process of its own, because the portal has settings of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

import django

from tests.portal.on_machine import ROOT, clean_environment
from tests.portal.running import RunningPortal

if TYPE_CHECKING:
    from forkommune.accounts.models import User

NAMES = ("Kari Holm", "Åse Dahl")
QUESTIONS = 6


@dataclass(frozen=True, slots=True)
class Stage:
    """What a play needs to know of the portal: cookie, session keys by person, paths of forms."""

    cookie: str
    sessions: dict[str, list[str]]
    forms: list[str]


def set_stage(portal: RunningPortal, forms: int, sessions: int, kind: str = "interview") -> Stage:
    """Make people and something to write in, in the database of a running portal.

    kind: "interview", "focus group" or "one note". sessions: how many log-ins each person gets, one for every time that a session ends.
    """
    made = subprocess.run(
        [sys.executable, "-m", "tests.interruptions.stage", kind, str(forms), str(sessions)],
        cwd=ROOT,
        env=clean_environment(FORKOMMUNE_VAR=str(portal.var)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Stage(**json.loads(made.stdout.splitlines()[-1]))


def main(kind: str, forms: int, sessions: int) -> None:
    """Make it and print it."""
    from django.conf import settings

    people = {name: _person(name) for name in NAMES}
    made = Stage(
        cookie=settings.SESSION_COOKIE_NAME,
        sessions={name: _sessions(one, sessions) for name, one in people.items()},
        forms=[MADE[kind](people[NAMES[0]]) for _ in range(forms)],
    )
    print(json.dumps(asdict(made)))


def _person(name: str) -> User:
    """A researcher; the database may have been a stage before."""
    from forkommune.accounts.models import Organisation, User
    from tests.factories import ResearcherFactory

    return User.objects.filter(name=name).first() or ResearcherFactory(
        name=name,
        email=f"{uuid4().hex}@demo.invalid",
        role__organisation=Organisation.objects.get(code="cicero"),
    )


def _sessions(user: User, number: int) -> list[str]:
    from django.conf import settings
    from django.test import Client

    keys = []
    for _ in range(number):
        client = Client()
        client.force_login(user)
        keys.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    return keys


def _form(interviewer: User) -> str:
    from django.urls import reverse

    from municipalities.models import Municipality
    from tests.factories import (
        ConsentFactory,
        GuideFactory,
        InterviewFactory,
        QuestionFactory,
        SectionFactory,
    )

    municipality = Municipality.objects.get(number="0219")
    name = f"avbrudd-{uuid4().hex[:8]}"
    guide = GuideFactory(title=name)
    section = SectionFactory(guide=guide, title="Bakgrunn", position=1)
    for number in range(1, QUESTIONS + 1):
        QuestionFactory(guide=guide, section=section, number=number, text=f"Spørsmål {number}?")
    interview = InterviewFactory(
        round__guide=guide,
        round__code=name,
        municipality=municipality,
        informant__organisation=municipality.organisation,
        interviewer=interviewer,
        is_invented=True,
    )
    ConsentFactory(informant=interview.informant)
    return reverse("municipalities:interview-form", args=[interview.pk])


def _notes(_note_taker: User) -> str:
    from django.urls import reverse

    from focusgroups.models import Guide
    from forkommune.terms.models import Term
    from tests.factories import ConsentFactory, FocusGroupFactory, ParticipantFactory

    name = f"Avbrudd {uuid4().hex[:8]}"
    group = FocusGroupFactory(title=name, guide=Guide.objects.first(), is_invented=True)
    citizens = Term.objects.get(vocabulary="actor_group", code="citizens")
    for letter in "ABC":
        one = ParticipantFactory(group=group, letter=letter, actor_group=citizens)
        ConsentFactory(informant=one.informant)
    return reverse("focusgroups:notes", args=[group.pk])


def _correction(note_taker: User) -> str:
    """A session with one note that stands handed in, opened to be corrected."""
    from django.utils import timezone

    from focusgroups.models import FocusGroup
    from tests.factories import NoteFactory

    path = _notes(note_taker)
    group = FocusGroup.objects.get(pk=path.rstrip("/").split("/")[-2])
    speaker = group.participants.get(letter="B")
    said_at = timezone.now()
    note = NoteFactory(
        group=group, participant=speaker, text="Bussen", key=uuid4(), position=1, said_at=said_at
    )
    return f"{path}?rett={note.pk}"


MADE = {"interview": _form, "focus group": _notes, "one note": _correction}


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forkommune.settings")
    django.setup()
    main(sys.argv[1], *map(int, sys.argv[2:]))
