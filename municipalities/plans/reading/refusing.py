"""Why a document is not taken in: a code that crosses the border between two processes."""

from enum import StrEnum


class Reason(StrEnum):
    """What is wrong with a document."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    OTHER_KIND = "other_kind"
    ENCRYPTED = "encrypted"
    OLD_WORD = "old_word"
    DAMAGED = "damaged"
    BOMB = "bomb"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_LONG = "too_long"
    NO_TEXT = "no_text"
    NO_WORDS = "no_words"  # of what somebody pasted
    TOO_HEAVY = "too_heavy"


class Unreadable(ValueError):
    """The document is refused. detail: what was found, where that helps."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
