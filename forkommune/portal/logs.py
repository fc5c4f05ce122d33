"""Log lines without the tokens of personal links, which stand in the addresses of requests."""

import logging
import re

# `secrets.token_urlsafe(32)` gives 43 characters; a slug of just that length is hidden as well.
TOKEN = re.compile(r"(?<=/)[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")
SECRET_PARTS = ("token", "key", "uidb36")
HIDDEN = "***"


class WithoutTokens(logging.Filter):
    """Hides tokens in the message of every line, whoever wrote it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """True always: a line is changed, never dropped."""
        message = record.getMessage()
        hidden = TOKEN.sub(HIDDEN, message)
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        for part in SECRET_PARTS:
            if match is not None and (value := str(match.kwargs.get(part, ""))):
                hidden = hidden.replace(f"/{value}", f"/{HIDDEN}")
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True
