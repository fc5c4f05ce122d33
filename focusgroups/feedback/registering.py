"""What the core must know of summaries: links, addresses, history, and words written about others."""

from __future__ import annotations

from forkommune.work.history import history_policy
from forkommune.work.registry import FreeText, address_books, free_texts, leavings, link_scopes

from . import mails
from .leaving import take_words_back


def register() -> None:
    """Enter them all."""
    history_policy("focusgroups.Summary", hashed={"text"})
    history_policy("focusgroups.SummaryComment", hashed={"text"})
    link_scopes.add(mails.LINK_SCOPE, mails.COMMENT_ON_SUMMARY)
    leavings.add("copied words in summaries", take_words_back)
    address_books.add(mails.BOOK, mails.address_of)
    free_texts.add("summaries of sessions", FreeText("focusgroups.Summary", ("text",)))
    comments = FreeText(
        "focusgroups.SummaryComment",
        ("text",),
        title=lambda row: str(row.reply),
        address=lambda row: row.reply.summary.get_absolute_url(),
    )
    free_texts.add("comments on summaries", comments)
