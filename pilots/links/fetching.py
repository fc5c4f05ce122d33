"""Does one address open? HEAD, else GET of nothing but the head; at most five steps on."""

from __future__ import annotations

import http.client
import ipaddress
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from . import outside
from .outside import Address, NoSuchName, NotOutside

SECONDS = 10.0  # for one step
IN_ALL = 25.0
STEPS = 5
MOVED = {301, 302, 303, 307, 308}
FOR_EVER = {301, 308}
# Answers by which a server keeps programs out; a reader may well get in.
KEEPS_OUT = {401, 403, 405, 406, 407, 412, 429, 451, 999}
GONE = {404, 410}
SHOWN = 200


class Outcome(StrEnum):
    """What came of looking."""

    WORKS = "works"
    GONE = "gone"  # the server, or whoever gives out names, says that it is not there
    SILENT = "silent"  # no answer, or an error of the server; it may pass
    UNCLEAR = "unclear"  # the server keeps programs out, or leads to its front page
    REFUSED = "refused"  # not an address that is called


class Refused(ValueError):
    """The address is none that is called; the message says why."""


@dataclass(frozen=True)
class Answer:
    """What came of looking at an address.

    status: of the last step, None without one. told: the fault in the words of the program.
    moved_to: where the server says that it has gone for ever; empty where it has not.
    """

    outcome: Outcome
    status: int | None = None
    told: str = ""
    moved_to: str = ""


def look_at(
    url: str,
    *,
    agent: str,
    names: Callable[[str, int], list[str]] = outside.resolve,
    allowed: Callable[[Address], bool] = outside.is_public,
    ports: frozenset[int] = frozenset(outside.PORTS.values()),
    seconds: float = SECONDS,
) -> Answer:
    """Look whether an address opens. Raises nothing: what goes wrong is the answer.

    agent: by what name we call. names, allowed, ports: what may be called.
    """
    until = time.monotonic() + IN_ALL
    step, for_ever = url, True
    for _step in range(STEPS + 1):
        if time.monotonic() > until:
            return Answer(Outcome.SILENT, told="it took too long")
        try:
            parts = _callable(step, ports)
            number = outside.outside_number(
                parts.hostname or "", _port(parts), names=names, allowed=allowed
            )
            status, on = _ask(parts, number, agent, seconds)
        except (Refused, NotOutside) as refusal:
            return Answer(Outcome.REFUSED, told=str(refusal)[:SHOWN])
        except NoSuchName as fault:
            return Answer(Outcome.GONE, told=str(fault)[:SHOWN])
        except (OSError, http.client.HTTPException, ssl.SSLError) as fault:
            return Answer(Outcome.SILENT, told=str(fault)[:SHOWN] or type(fault).__name__)
        if status not in MOVED or not on:
            return _judged(url, step, status, for_ever)
        for_ever = for_ever and status in FOR_EVER
        step = urljoin(step, on)
    return Answer(Outcome.SILENT, told=f"it leads on more than {STEPS} times")


def _judged(url: str, last: str, status: int, for_ever: bool) -> Answer:
    moved_to = last[:500] if for_ever and last != url else ""
    if status in GONE:
        return Answer(Outcome.GONE, status)
    if status in KEEPS_OUT:
        return Answer(Outcome.UNCLEAR, status, moved_to=moved_to)
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Answer(Outcome.SILENT, status)
    if last != url and _is_front(last) and not _is_front(url):
        return Answer(Outcome.UNCLEAR, status, told="it leads to a front page")
    return Answer(Outcome.WORKS, status, moved_to=moved_to)


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _callable(url: str, ports: frozenset[int]) -> SplitResult:
    """The parts of an address that may be called. Raises Refused."""
    try:
        parts = urlsplit(url)
        port = _port(parts)
        host = parts.hostname or ""
    except ValueError as fault:
        raise Refused(f"no address: {fault}") from fault
    if parts.scheme not in outside.PORTS or not host:
        raise Refused("only http and https are called")
    if parts.username is not None or parts.password is not None:
        raise Refused("an address with a name and password in it is not called")
    if port not in ports:
        raise Refused(f"port {port} is not called")
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port or outside.PORTS.get(parts.scheme, 0)


def _ask(parts: SplitResult, number: str, agent: str, seconds: float) -> tuple[int, str]:
    """Status and where it leads on; a server that does not know HEAD is asked for the page itself."""
    status, on = _one(parts, number, agent, seconds, "HEAD")
    if status in MOVED or HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return status, on
    return _one(parts, number, agent, seconds, "GET")


def _one(
    parts: SplitResult, number: str, agent: str, seconds: float, method: str
) -> tuple[int, str]:
    host = _ascii(parts.hostname or "")
    connection = outside.connect(parts.scheme, host, _port(parts), number, seconds)
    try:
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        if parts.query:
            target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        headers = {"User-Agent": agent, "Accept": "*/*", "Connection": "close"}
        connection.request(method, target, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location") or ""
    finally:
        connection.close()  # the page itself is not read


def _ascii(host: str) -> str:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.encode("idna").decode("ascii")
    return host
