"""One thing that was looked at, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """In order, worth a look, or not fit for users."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Verdict:
    """The judgement on one thing; `next_step` is empty when nothing is to be done."""

    subject: str
    level: Level
    words: str
    next_step: str = ""


def fine(subject: str, words: str) -> Verdict:
    """Nothing to do."""
    return Verdict(subject, Level.OK, words)


def doubtful(subject: str, words: str, next_step: str) -> Verdict:
    """The portal works, but somebody should look."""
    return Verdict(subject, Level.WARNING, words, next_step)


def wrong(subject: str, words: str, next_step: str) -> Verdict:
    """No users before this is mended."""
    return Verdict(subject, Level.ERROR, words, next_step)
