"""Somebody who takes part in a focus group, all the way: entered, invited, agreed, heard, written out.

Everything is done on the pages, as people do it, so that the name, the address and the number are in
every request that they are ever in. `WORDS` are looked for afterwards.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from focusgroups.models import Candidate, Participant
from forkommune.work.models import Import
from forkommune.work.services.sending import empty_outbox
from tests import factories as make
from tests.focusgroups.test_participation import shown_a_minute_ago

from .world import World

NAME, EMAIL, PHONE = "Zqoda Zqnilsdatter", "zqoda@zqpost.invalid", "+47 917 35 246"
WORDS = ("zqoda", "zqnilsdatter", "zqpost", "917 35 246", "91735246")
SAID = f"{NAME}: Vi ble spurt da alt var bestemt.\nModerator: Og så?\n"


@dataclass(frozen=True)
class Planted:
    """Who may know the person, and the person's letter, link and mails."""

    group: Any
    recruiter: Client
    key_holder: Client
    candidate: Candidate
    letter: str
    link: str


def found_in(told: str) -> set[str]:
    """Which of the words stand in a text."""
    told = told.casefold()
    return {word for word in WORDS if word in told}


def take_part(world: World, mailoutbox: list[Any]) -> Planted:
    """Plant the person in the world's session."""
    group = world.rows["focus group"]
    group.starts_at = timezone.now() + timedelta(days=3)
    group.save()
    recruiter, key_holder = Client(), Client()
    recruiter.force_login(make.GrantFactory(group=group).user)
    key_holder.force_login(make.GrantFactory(group=group, key_holder=True).user)
    candidate = _entered(group, recruiter)
    link = _invited(group, candidate, recruiter, mailoutbox)
    _agreed(link)
    recruiter.post(reverse("focusgroups:letters-give", args=[group.pk]))
    letter = Participant.objects.get(informant=candidate.informant_id).letter
    _heard(group, letter, recruiter)
    return Planted(group, recruiter, key_holder, candidate, letter, link)


def _entered(group: Any, recruiter: Client) -> Candidate:
    before = set(Candidate.objects.values_list("pk", flat=True))
    actor = make.TermFactory(vocabulary="actor_group", code="citizens")
    told = {"name": NAME, "email": EMAIL, "phone": PHONE, "actor_group": actor.pk, "language": "nb"}
    recruiter.post(reverse("focusgroups:candidate-new", args=[group.pk]), told)
    candidate: Candidate = Candidate.objects.exclude(pk__in=before).get()
    return candidate


def _invited(group: Any, candidate: Candidate, recruiter: Client, mailoutbox: list[Any]) -> str:
    address = reverse("focusgroups:recruitment-mail", args=[group.pk, "focus-invitation"])
    recruiter.post(address, {"to": [str(candidate.pk)]})
    empty_outbox()
    bodies = " ".join(mail.body for mail in mailoutbox if EMAIL in mail.to)
    found = re.search(r"/deltakelse/[^/\s]+/", bodies)
    assert found, "the invitation did not leave"
    return found.group()


def _agreed(link: str) -> None:
    page = Client().get(link)
    letter = page.context["page"].letter.pk
    sent = {"act": "answer", "answer": "yes", "scopes": ["interview", "quote_unnamed"]}
    Client().post(link, {**sent, "letter": letter, "shown": shown_a_minute_ago()})
    empty_outbox()


def _heard(group: Any, letter: str, researcher: Client) -> None:
    """A note by hand; a transcript that calls the person by name; one that cannot be read."""
    note = {"text": "Vi ble spurt for sent.", "speaker": letter, "marks": "quote"}
    researcher.post(reverse("focusgroups:notes", args=[group.pk]), note)
    bring = reverse("focusgroups:transcript", args=[group.pk])
    before = set(Import.objects.values_list("pk", flat=True))
    broken = SimpleUploadedFile("a.vtt", f"WEBVTT\n\n{NAME}: hei\n".encode())
    refused = researcher.post(bring, {"file": broken})
    assert refused.status_code == 422
    researcher.post(bring, {"file": SimpleUploadedFile("opptak.txt", SAID.encode())})
    waits = Import.objects.exclude(pk__in=before).get(state=Import.State.SHOWN)
    answers = {"speaker-0": letter, "speaker-1": "moderator", "write": "1"}
    researcher.post(reverse("focusgroups:transcript-file", args=[group.pk, waits.pk]), answers)
    researcher.post(reverse("focusgroups:session-end", args=[group.pk]))
