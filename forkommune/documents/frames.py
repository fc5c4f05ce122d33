"""How jobs and answers travel between a document's processes: lengths, JSON and bytes.

Nothing that comes out of a pipe is run; an unknown answer is an error.
"""

import json
import struct
from dataclasses import asdict
from pathlib import Path
from typing import IO

from .errors import (
    DocumentError,
    DocumentHtmlError,
    DocumentInvalid,
    FontMissing,
    ResourceRefused,
)
from .layout import LayoutJob

LENGTH = struct.Struct(">Q")
PDF, REASON = b"P", b"R"
KINDS = {
    kind.__name__: kind
    for kind in (DocumentError, DocumentHtmlError, DocumentInvalid, FontMissing, ResourceRefused)
}


def send_job(pipe: IO[bytes], job: LayoutJob) -> None:
    """Hand a job to a helper."""
    _send(pipe, json.dumps(asdict(job) | {"fonts": str(job.fonts)}).encode())


def receive_job(pipe: IO[bytes]) -> LayoutJob:
    """The next job. Raises EOFError when there are no more."""
    fields = json.loads(_receive(pipe))
    return LayoutJob(**fields | {"fonts": Path(fields["fonts"])})


def send_answer(pipe: IO[bytes], answer: bytes | DocumentError) -> None:
    """Give the file back, or the reason for none."""
    if isinstance(answer, bytes):
        _send(pipe, PDF + answer)
    else:
        _send(pipe, REASON + json.dumps([type(answer).__name__, str(answer)]).encode())


def receive_answer(pipe: IO[bytes]) -> bytes:
    """The file. Raises the helper's error, and EOFError when the helper is gone."""
    frame = _receive(pipe)
    kind, content = frame[:1], frame[1:]
    if kind == PDF:
        return content
    name, message = json.loads(content)
    raise KINDS[name](message)


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(LENGTH.pack(len(data)) + data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError("the other process ended")
    (length,) = LENGTH.unpack(head)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError("the other process ended in the middle of an answer")
    return data
