"""What comes out: the file, and what the caller writes into its row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The steps that are not a chapter (those are named by their title); the page words them."""

    MERGE = "merge"
    VALIDATE = "validate"
    DONE = "done"


# (step, done, total): called in the caller's own thread after every chapter. The caller writes its
# row, and raises to cancel: the exception passes through and nothing is kept but cached chapters.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The answer of one validator about one profile."""

    validator: str  # name and version
    profile: str  # "PDF/UA-1", "PDF/A-2a", "PDF syntax"
    rules: int  # rules that were checked; 0 where the validator does not count them
    passed: bool

    def as_json(self) -> dict[str, str | int | bool]:
        """For the row and for the one line that `make_report` prints."""
        return {
            "validator": self.validator,
            "profile": self.profile,
            "rules": self.rules,
            "passed": self.passed,
        }


@dataclass(frozen=True, kw_only=True)
class RenderedDocument:
    """A finished and validated PDF. The same description gives the same bytes."""

    data: bytes
    pages: int
    sha256: str  # of data, 64 hex
    validation: tuple[Verdict, ...]  # all passed; a failing file raises DocumentInvalid instead
    anchors: Mapping[str, int]  # id in the HTML -> page, counted from 1
    chapters_rendered: int  # laid out anew; the others came from the cache
