"""A focus group of three hours: 8 speakers, 1 500 notes by two note-takers, five screens that watch."""

from __future__ import annotations

import json
import time
from itertools import cycle
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from focusgroups.live.closing import close_session
from focusgroups.models import FocusGroup, Guide, Participant
from forkommune.accounts.models import User
from forkommune.evidence.models import Consent, Informant
from forkommune.terms.models import Term

from .country import WORDS
from .figures import Figure, milliseconds, percentile
from .pages import ROUNDS, SLOWEST_MS, visitor

NOTES, SPEAKERS, WATCHERS, SAVES_A_NOTE = 1_500, 8, 5, 3
SAVE_MS = 50
MINUTES = 180
NOTE_TAKERS = ("forsker@demo.invalid", "prosess@demo.invalid")


def measure() -> list[Figure]:
    """Hold the session as its screens do, then draw every screen as it stands at its end, and end it."""
    group = _session()
    saves, polls, unchanged = _hold(group)
    pages = {
        "note-taker's screen": reverse("focusgroups:notes", args=[group.pk]),
        "note-taker's screen, what changed": reverse("focusgroups:notes-state", args=[group.pk]),
        "moderator's screen": reverse("focusgroups:moderator", args=[group.pk]),
        "moderator's screen, what changed": reverse("focusgroups:moderator-state", args=[group.pk]),
        "page of the session": reverse("focusgroups:focusgroup-detail", args=[group.pk]),
    }
    figures = [
        Figure("focus group: note saved, p95", percentile(saves, 0.95), "ms", SAVE_MS),
        Figure(
            "focus group: a screen that watches, changed, p95",
            percentile(polls, 0.95),
            "ms",
            SLOWEST_MS,
        ),
        Figure(
            "focus group: a screen that watches, unchanged, p95", percentile(unchanged, 0.95), "ms"
        ),
    ]
    for name, path in pages.items():
        client = visitor(NOTE_TAKERS[0])
        taken = milliseconds(lambda client=client, path=path: client.get(path), rounds=ROUNDS)
        slow = percentile(taken, 0.95)
        figures.append(Figure(f"focus group of 1 500 notes: {name}, p95", slow, "ms", SLOWEST_MS))
    begun = time.perf_counter()
    close_session(group=group, by=User.objects.get(email=NOTE_TAKERS[0]))
    taken_s = time.perf_counter() - begun
    return [*figures, Figure("focus group of 1 500 notes: ended, texts made", taken_s, "s")]


def _session() -> FocusGroup:
    guide = Guide.objects.order_by("pk").first()
    group = FocusGroup.objects.create(
        title=f"Måling {uuid4().hex[:6]}", guide=guide, starts_at=timezone.now(), is_invented=True
    )
    actors = cycle(Term.objects.filter(vocabulary="actor_group").order_by("pk"))
    for letter in "ABCDEFGH"[:SPEAKERS]:
        informant = Informant.objects.create(role_text="Deltaker", is_invented=True)
        Consent.objects.create(
            informant=informant,
            basis=Consent.Basis.CONSENT,
            way=Consent.Way.SIGNED,
            scopes=["interview", "notes_kept"],
            letter_version="1.0",
        )
        Participant.objects.create(
            group=group, letter=letter, actor_group=next(actors), informant=informant
        )
    return group


def _hold(group: FocusGroup) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of each save, of each answer to a screen with something new, and with nothing."""
    takers = [_Taker(group, email) for email in NOTE_TAKERS]
    watchers = [_Watcher(group, NOTE_TAKERS[n % 2], n) for n in range(WATCHERS)]
    codes = [q["code"] for part in group.guide.parts for q in part.get("questions", [])]
    saves: list[float] = []
    changed: list[float] = []
    unchanged: list[float] = []
    for number in range(NOTES):
        code = codes[number * len(codes) // NOTES] if codes else ""
        saves += takers[number % 2].write(number, code)
        if number % 10 == 0:
            for watcher in watchers:
                changed.append(watcher.ask(200))
                unchanged.append(watcher.ask(304))
    return saves, changed, unchanged


class _Taker:
    """A note-taker's tab."""

    def __init__(self, group: FocusGroup, email: str) -> None:
        self.client: Client = visitor(email)
        self.url = reverse("focusgroups:note-save", args=[group.pk])
        self.tab = uuid4().hex[:16]
        self.seq = 0

    def write(self, number: int, code: str) -> list[float]:
        """One note in some saves, as it is typed; milliseconds of each."""
        words = [WORDS[(number * 7 + n) % len(WORDS)] for n in range(18)]
        key, base, taken = str(uuid4()), {}, []
        for save in range(1, SAVES_A_NOTE + 1):
            self.seq += 1
            said = {
                "key": key,
                "text": " ".join(words[: len(words) * save // SAVES_A_NOTE]),
                "speaker": "ABCDEFGH"[number % SPEAKERS],
                "question": code,
                "marks": ["quote"] if number % 9 == 0 else [],
                "done": "1" if save == SAVES_A_NOTE else "",
                "age": (NOTES - number) * MINUTES * 60_000 // NOTES,
                "base": json.dumps(base),
                "tab": self.tab,
                "seq": self.seq,
            }
            begun = time.perf_counter()
            answer = self.client.post(self.url, said)
            taken.append((time.perf_counter() - begun) * 1000)
            if answer.status_code != 200:
                raise RuntimeError(f"{self.url} answered {answer.status_code} to note {number}.")
            base = answer.json()["base"]
        return taken


class _Watcher:
    """A screen that asks whether anything has changed."""

    def __init__(self, group: FocusGroup, email: str, number: int) -> None:
        self.client: Client = visitor(email)
        name = "notes-state" if number % 2 else "moderator-state"
        self.url = reverse(f"focusgroups:{name}", args=[group.pk])
        self.tag = ""

    def ask(self, expected: int) -> float:
        """Milliseconds of an answer. Raises RuntimeError for another one than expected."""
        begun = time.perf_counter()
        answer = self.client.get(self.url, headers={"if-none-match": self.tag})
        taken = (time.perf_counter() - begun) * 1000
        if answer.status_code != expected:
            raise RuntimeError(f"{self.url} answered {answer.status_code}, not {expected}.")
        self.tag = answer["ETag"]
        return taken
