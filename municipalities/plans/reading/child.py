"""The process that reads: a document on its standard input, one line of JSON per page on its output.

It knows no database and no secret, may not write a file, and has little memory and time; what
goes wrong in a parser ends here. Usage: `python -m municipalities.plans.reading.child [text] [lines]`.
"""

import ctypes
import json
import resource
import signal
import sys
from collections.abc import Iterator
from typing import Any

from . import plain
from .kinds import Kind, kind_of
from .limits import MAX_CHARACTERS, MEMORY, SECONDS
from .lines import Shape, running_text, text_in_lines
from .refusing import Reason, Unreadable

PR_SET_PDEATHSIG = 1


def confine() -> None:
    """Take away what a parser that was led astray could use, and end with the parent."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def messages(
    content: bytes, *, is_pasted: bool, in_lines: bool = False
) -> Iterator[dict[str, Any]]:
    """First what the document is and how many pages it has, then each page."""
    kind = Kind.TEXT if is_pasted else kind_of(content)
    has_pages, count, texts = _opened(kind, content, text_in_lines if in_lines else running_text)
    yield {"kind": kind, "has_pages": has_pages, "count": count}
    total = 0
    for number, text in enumerate(texts, start=1):
        total += len(text)
        if total > MAX_CHARACTERS:
            raise Unreadable(Reason.TOO_LONG, str(number))
        yield {"number": number, "text": text}


def _opened(kind: Kind, content: bytes, shape: Shape) -> tuple[bool, int, Iterator[str]]:
    # Each parser is loaded when it is needed: that is half of the time of a short document.
    if kind is Kind.PDF:
        from . import pdf

        return True, *pdf.pages_of(content, shape)
    if kind is Kind.DOCX:
        from . import docx

        has_pages, texts = docx.pages_of(content, shape)
    elif kind is Kind.HTML:
        from . import html

        has_pages, texts = False, html.parts(content)
    else:
        has_pages, texts = plain.pages_of(content.decode())
    return has_pages, len(texts), iter(texts)


def main() -> None:
    """Read, tell, and end; a refusal is a message too."""
    confine()
    try:
        content, asked = sys.stdin.buffer.read(), sys.argv[1:]
        for message in messages(content, is_pasted="text" in asked, in_lines="lines" in asked):
            _tell(message)
    except Unreadable as refusal:
        _tell({"refused": refusal.reason, "detail": refusal.detail})
    except (MemoryError, RecursionError):
        _tell({"refused": Reason.TOO_HEAVY})
    else:
        _tell({"end": True})


def _tell(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
