"""Starts the process that reads, and listens to it no longer than it may take."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from .kinds import Kind
from .limits import LETTERS_A_PAGE, MAX_BYTES, MEGABYTE
from .refusing import Reason, Unreadable

ROOT = Path(__file__).resolve().parents[3]
COMMAND = (sys.executable, "-m", "municipalities.plans.reading.child")
CHUNK = 1 << 16
ENOUGH_TO_JUDGE = 10


class NotInTime(Exception):
    """The document is not read to its end within the time given, and nothing is said against it."""


@dataclass(frozen=True)
class Document:
    """What a document holds. has_pages: False where the texts are parts of one that has none."""

    kind: Kind
    has_pages: bool
    texts: tuple[str, ...]


def read_document(
    content: bytes,
    *,
    seconds: float,
    is_pasted: bool = False,
    in_lines: bool = False,
    tell: Callable[[int, int], None] = lambda done, count: None,
) -> Document:
    """Read all pages of a document, at most for `seconds`.

    is_pasted: text in UTF-8 that somebody pasted, not a file. in_lines: keep the lines of a file as they
    are set, where what stands in them means something; else they are put together to running text.
    tell: called with the number of pages read and of all pages, as they come.
    Raises Unreadable with the reason, and NotInTime when more time is what it needs.
    """
    if len(content) > MAX_BYTES:
        raise Unreadable(Reason.TOO_LARGE, str(-(-len(content) // MEGABYTE)))
    head: dict[str, Any] = {}
    texts: list[str] = []
    try:
        asked = (*(["text"] if is_pasted else []), *(["lines"] if in_lines else []))
        for message in _messages(content, time.monotonic() + seconds, asked):
            if not head:
                head = message
            else:
                texts.append(message["text"])
                tell(len(texts), head["count"])
    except NotInTime:
        if len(texts) >= ENOUGH_TO_JUDGE:  # pages of pictures will be followed by more of them
            _demand_text(texts, is_pasted=is_pasted)
        raise
    _demand_text(texts, is_pasted=is_pasted)
    return Document(Kind(head["kind"]), head["has_pages"], tuple(texts))


def _demand_text(texts: list[str], *, is_pasted: bool) -> None:
    letters = sum(character.isalpha() for text in texts for character in text)
    if letters < LETTERS_A_PAGE * max(len(texts), 1):
        raise Unreadable(Reason.NO_WORDS if is_pasted else Reason.NO_TEXT, str(len(texts)))


def _messages(content: bytes, until: float, asked: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What the child tells. Raises Unreadable when it refuses or dies, NotInTime at the limit."""
    with _child(content, asked) as output:
        for line in _lines(output, until):
            message = json.loads(line)
            if "refused" in message:
                raise Unreadable(Reason(message["refused"]), message["detail"])
            if "end" in message:
                return
            yield message
    raise Unreadable(Reason.TOO_HEAVY)


@contextmanager
def _child(content: bytes, asked: Sequence[str]) -> Iterator[IO[bytes]]:
    """The output of a reader at work on the content; the reader is gone afterwards."""
    with tempfile.TemporaryFile() as given:
        given.write(content)
        given.seek(0)
        child = subprocess.Popen(
            [*COMMAND, *asked],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        )
        assert child.stdout is not None, "it was asked for"
        try:
            yield child.stdout
        finally:
            child.kill()
            child.communicate()


def _lines(output: IO[bytes], until: float) -> Iterator[bytes]:
    """Whole lines as they come, until the output ends. Raises NotInTime."""
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(output, selectors.EVENT_READ)
        while True:
            if not selector.select(timeout=max(until - time.monotonic(), 0)):
                raise NotInTime(f"No end after the time given; {len(rest)} bytes of a line wait.")
            chunk = os.read(output.fileno(), CHUNK)
            if not chunk:
                return
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole
