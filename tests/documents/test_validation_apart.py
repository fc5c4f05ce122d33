"""The gate in a process of its own, for files that take long."""

import os
import signal
import subprocess
import sys

import pytest

from forkommune.documents import validation_apart
from forkommune.documents.description import Profile
from forkommune.documents.errors import DocumentError, DocumentInvalid
from forkommune.documents.rendered import RenderedDocument
from forkommune.documents.validation import validate
from forkommune.documents.validation_apart import validate_apart, validate_by_size

# One worker reads the sample report, so that it is laid out once.
pytestmark = pytest.mark.xdist_group("sample-report")


class StopHereError(Exception):
    """What a signal raises."""


def programme(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have `code` stand for the process that checks."""
    monkeypatch.setattr(validation_apart, "COMMAND", (sys.executable, "-c", code))


def test_the_verdicts_are_those_of_this_process(archive: RenderedDocument):
    assert validate_apart(archive.data, Profile.ARCHIVE) == validate(archive.data, Profile.ARCHIVE)


def test_a_refusal_names_the_same_rule_and_place(working: RenderedDocument):
    with pytest.raises(DocumentInvalid) as here:
        validate(working.data, Profile.ARCHIVE)
    with pytest.raises(DocumentInvalid) as apart:
        validate_apart(working.data, Profile.ARCHIVE)

    assert str(apart.value) == str(here.value)


def test_only_a_large_file_has_a_process_of_its_own(
    archive: RenderedDocument, monkeypatch: pytest.MonkeyPatch
):
    programme(monkeypatch, "raise SystemExit(3)")

    assert validate_by_size(archive.data, Profile.ARCHIVE) == archive.validation
    monkeypatch.setattr(validation_apart, "WORTH", len(archive.data))
    with pytest.raises(DocumentError, match="ended with code 3; order the document again"):
        validate_by_size(archive.data, Profile.ARCHIVE)


def test_a_process_that_is_killed_is_a_readable_error(monkeypatch: pytest.MonkeyPatch):
    programme(monkeypatch, "import os; os.kill(os.getpid(), 9)")

    with pytest.raises(DocumentError, match="ended with code -9"):
        validate_apart(b"", Profile.ARCHIVE)


def test_what_ends_the_waiting_ends_the_process(monkeypatch: pytest.MonkeyPatch):
    programme(monkeypatch, "import time; time.sleep(60)  # forkommune.documents.a_slow_check")

    def stop(number: int, frame: object) -> None:
        raise StopHereError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(StopHereError):
            validate_apart(b"%PDF", Profile.ARCHIVE)
    finally:
        signal.signal(signal.SIGALRM, before)

    found = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", "a_slow_check"], capture_output=True, check=False
    )
    assert found.stdout == b""
