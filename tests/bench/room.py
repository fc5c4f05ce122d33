"""A room of 300 phones on the real web server: how quickly each press is answered, and what is lost or
doubled while Redis, the worker and a web process are killed and every tenth answer gets lost on its way
to the phone. `PHONES=20 SECONDS=15` for a short look."""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from forkommune.portal.servers import embedded_servers
from tests.portal.on_machine import kill_at_once, numbers_of, wait_until
from tests.portal.running import RunningPortal, free_port

from .figures import Figure, percentile

PHONES, SECONDS = int(os.environ.get("PHONES", "300")), int(os.environ.get("SECONDS", "60"))
POLL_S, PRESS_S, PATIENCE_S, ANSWER_MS = 2.0, 8.0, 10.0, 200
SETTLE_S = 15.0  # all pages are open and each web process has drawn one; what comes then is timed
LOST_SHARE = 0.1
DOTS, MOST = 3, 2
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
KILLED = ("redis-server", "celery", "a web process")
SEED = 20_171_206


def measure(folder: Path) -> list[Figure]:
    """Two rooms one after the other: an undisturbed one, whose answers are timed, and one with kills."""
    portal = RunningPortal(folder, free_port(), DEMO="1").wait_until_ready()
    try:
        room = _room(folder)
        calm = _hold(portal, room, disturbed=False)
        rough = _hold(portal, room, disturbed=True)
        with _database(folder):
            lost, doubled = _compare(room)
    finally:
        portal.interrupt()
    presses, looks = calm.presses, calm.looks
    return [
        Figure(
            f"room of {PHONES} phones: a press saved, p95",
            percentile(presses, 0.95),
            "ms",
            ANSWER_MS,
        ),
        Figure(
            f"room of {PHONES} phones: what is on, p95", percentile(looks, 0.95), "ms", ANSWER_MS
        ),
        Figure("room: answers", (len(presses) + len(looks)) / SECONDS, "per s"),
        Figure("room with kills: a press saved, p95", percentile(rough.presses, 0.95), "ms"),
        Figure("room with kills: answers lost on their way", rough.lost, "presses"),
        Figure("room with kills: presses lost", lost, "presses", 0),
        Figure("room with kills: ballots doubled", doubled, "ballots", 0),
    ]


@dataclass
class Room:
    """A poll, and a phone for each who may vote."""

    poll: int
    options: list[int]
    phones: list[Phone]


@dataclass
class Phone:
    """What one phone holds; stands: what the server has said yes to last."""

    invitation: int
    token: str
    number: int
    tag: str = ""
    cookie: str = ""
    csrf: str = ""
    version: int = 0
    seq: int = 0
    stands: dict[int, int] | None = None
    wanted: dict[int, int] = field(default_factory=dict)


@dataclass
class Sitting:
    """A stretch of time in the room. presses, looks: milliseconds until each was answered; lost: answers
    that never reached their phone, which then sent again."""

    port: int
    room: Room
    disturbed: bool
    begins: float = 0.0
    ends: float = 0.0
    presses: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    lost: int = 0

    def note(self, times: list[float], begun: float) -> None:
        """Keep how long it took since then, once the room has settled."""
        if begun >= self.begins:
            times.append((time.monotonic() - begun) * 1000)


def _room(folder: Path) -> Room:
    """Made in the portal's own database, by its own services."""
    with _database(folder):
        from django.utils import timezone

        from forkommune.accounts.models import Organisation, PersonalLink, User
        from workshops.invitations.services.mailing import LINK_SCOPE
        from workshops.models import Invitation, Meeting, Poll
        from workshops.voting.polls import open_poll

        meeting = Meeting.objects.create(
            slug=f"maling-{int(time.time())}",
            kind=Meeting.Kind.WORKSHOP,
            title="Måling",
            starts_at=timezone.now(),
            organiser=Organisation.objects.order_by("pk").first(),
            is_invented=True,
        )
        options = list(_pilots())
        poll = Poll.objects.create(
            meeting=meeting,
            kind="dots",
            question="Hva først?",
            dots=DOTS,
            at_most=MOST,
            shows_live=True,
        )
        poll.options.set(options)
        poll = open_poll(poll=poll, by=User.objects.order_by("pk").first())
        phones = []
        for number in range(PHONES):
            invitation = Invitation.objects.create(
                meeting=meeting,
                organisation=meeting.organiser,
                role="other",
                state="accepted",
                name=f"Telefon {number}",
                is_invented=True,
            )
            _link, token = PersonalLink.objects.issue(
                scope=LINK_SCOPE, target=invitation, lasts=timedelta(days=1), max_uses=10**6
            )
            phones.append(Phone(invitation.pk, token, number))
        return Room(poll.pk, [one.pk for one in options], phones)


def _pilots() -> Any:
    from forkommune.evidence.models import Claim

    return Claim.objects.filter(kind="pilot").order_by("pk")[:6]


@contextmanager
def _database(folder: Path) -> Iterator[None]:
    """Django on the servers of the running portal."""
    with embedded_servers(folder) as servers:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "forkommune.settings",
            "DATABASE_URL": servers.database_url,
            "REDIS_URL": servers.redis_url,
            "FORKOMMUNE_VAR": str(folder),
        }
        import django

        django.setup()
        from django.db import connections

        yield
        connections.close_all()


def _hold(portal: RunningPortal, room: Room, *, disturbed: bool) -> Sitting:
    """Each phone goes on until what it wants stands."""
    sitting = Sitting(portal.port, room, disturbed)
    sitting.begins = time.monotonic() + SETTLE_S
    sitting.ends = sitting.begins + SECONDS
    killer = threading.Thread(target=_kill_in_turn, args=[portal, sitting.ends], daemon=True)
    if disturbed:
        killer.start()
    asyncio.run(_all(sitting))
    if disturbed:
        killer.join()
    return sitting


def _kill_in_turn(portal: RunningPortal, ends: float) -> None:
    pause = SECONDS / (len(KILLED) + 1)
    for name in KILLED:
        time.sleep(min(pause, max(0.0, ends - time.monotonic())))
        print(f"room: {name} is killed", flush=True)
        if name == "a web process":
            wait_until(lambda: len(numbers_of(portal.var, "gunicorn")) > 1, 20, "web processes")
            with suppress(ProcessLookupError):
                os.kill(numbers_of(portal.var, "gunicorn")[-1], 9)
        else:
            kill_at_once(portal.var, name)


async def _all(sitting: Sitting) -> None:
    await asyncio.gather(*(_live(sitting, phone) for phone in sitting.room.phones))


async def _live(sitting: Sitting, phone: Phone) -> None:
    """Look every two seconds, press now and then, send until it is answered."""
    chance = random.Random(SEED + phone.number)
    path = f"/stem/{phone.token}/{sitting.room.poll}/"
    line = _Line(sitting.port)
    await asyncio.sleep(chance.random() * SETTLE_S / 2)
    while not phone.csrf:
        _status, headers, body = await line.ask("GET", path)
        found = TOKEN.search(body)
        if found:
            phone.csrf, phone.cookie = found[1], headers.get("set-cookie", "").split(";")[0]
        else:
            await asyncio.sleep(1)
    press_at = time.monotonic() + chance.random() * PRESS_S
    while time.monotonic() < sitting.ends:
        if time.monotonic() >= press_at:
            press_at += PRESS_S
            await _press(sitting, line, path, phone, chance)
        begun = time.monotonic()
        headers_out = {"If-None-Match": phone.tag} if phone.tag else {}
        status, headers, _body = await line.ask("GET", f"{path}tilstand/", headers=headers_out)
        if status in (200, 304):
            sitting.note(sitting.looks, begun)
            phone.tag = headers.get("etag", phone.tag)
        await asyncio.sleep(POLL_S)
    line.close()


async def _press(
    sitting: Sitting, line: _Line, path: str, phone: Phone, chance: random.Random
) -> None:
    first, second = chance.sample(sitting.room.options, 2)
    phone.wanted = {first: MOST, second: DOTS - MOST}
    phone.seq += 1
    fields = {
        "csrfmiddlewaretoken": phone.csrf, "tab": f"phone-{phone.number}", "seq": phone.seq,
        "version": phone.version, **{f"n{key}": number for key, number in phone.wanted.items()},
    }  # fmt: skip
    body = "&".join(f"{name}={value}" for name, value in fields.items())
    while True:
        begun = time.monotonic()
        headers = {
            "Accept": "application/json", "Cookie": phone.cookie,
            "Content-Type": "application/x-www-form-urlencoded",
        }  # fmt: skip
        status, _headers, text = await line.ask("POST", path, body, headers)
        if status == 200 and sitting.disturbed and chance.random() < LOST_SHARE:
            status = 0  # it was saved, and the phone never heard of it
            sitting.lost += 1
            line.close()
        if status == 200:
            sitting.note(sitting.presses, begun)
            phone.version = json.loads(text)["version"]
            phone.stands = dict(phone.wanted)
            return
        if status and status < 500:
            raise RuntimeError(f"A press was answered {status}: {text[:200]}")
        await asyncio.sleep(0.5)


class _Line:
    """A kept connection of one phone, opened anew when it breaks; status 0 when nobody answers."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        for _attempt in range(2):  # a kept connection may be closed just as it is used
            fresh = self.streams is None
            with suppress(
                OSError, asyncio.IncompleteReadError, TimeoutError, ValueError, IndexError
            ):
                return await asyncio.wait_for(
                    self._ask(method, path, body, headers or {}), PATIENCE_S
                )
            self.close()
            if fresh or method == "POST":
                break
        return 0, {}, ""

    async def _ask(
        self, method: str, path: str, body: str, headers: dict[str, str]
    ) -> tuple[int, dict[str, str], str]:
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            "Connection: keep-alive",
        ]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if method == "POST":
            lines.append(f"Content-Length: {len(body.encode())}")
        writer.write("\r\n".join([*lines, "", body]).encode())
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(head[0].split()[1])
        told = {
            name.lower(): value
            for name, _sign, value in (line.partition(": ") for line in head[1:-2])
        }
        content = b""
        if told.get("transfer-encoding") == "chunked":
            while size := int((await reader.readline()).strip(), 16):
                content += await reader.readexactly(size)
                await reader.readline()
            await reader.readline()
        elif length := int(told.get("content-length", "0")):
            content = await reader.readexactly(length)
        if told.get("connection", "").lower() == "close":
            self.close()
        return status, told, content.decode(errors="replace")

    def close(self) -> None:
        if self.streams is not None:
            self.streams[1].close()
            self.streams = None


def _compare(room: Room) -> tuple[int, int]:
    """Phones whose last answered press is not what stands, and ballots beyond one each."""
    from workshops.models import Ballot, Invitation, Poll
    from workshops.voting.dots import own_ballot

    poll = Poll.objects.get(pk=room.poll)
    lost = sum(
        own_ballot(poll, Invitation.objects.get(pk=phone.invitation)).dots != phone.stands
        for phone in room.phones
        if phone.stands is not None
    )
    voted = sum(phone.stands is not None for phone in room.phones)
    doubled = Ballot.objects.filter(poll=poll).count() - voted
    return lost, doubled
