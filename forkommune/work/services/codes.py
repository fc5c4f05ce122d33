"""Log-in codes leave after the answer, from a thread of the web process.

The request does the same for an address with an account as for one without: it puts an order into the
queue of its own process. Rendering, the mail server's pace and its refusals come later, so that no
visitor learns from them whether an address has an account. A code lives for three minutes: it is no
row of the outbox, it needs no worker, and where sending fails its owner asks for another.

The code stands sealed in the session (`seal`), which is a row of the database and of its backups.
"""

from __future__ import annotations

import logging
import smtplib
import time
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

import redis
from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from forkommune.accounts.sealing import UnreadableKey, seal, unseal

logger = logging.getLogger(__name__)
PURPOSE = "login-code"
LIFE_SECONDS = 180
THREADS = 4
# The answer has left by then: what sends does not compete with it for the processor.
PAUSE_SECONDS = 0.2
TROUBLE = "login-code:mail-server-away"
TROUBLE_SECONDS = 120


@dataclass(frozen=True)
class Order:
    """A code to send. `sealed` is empty where nobody has the address: everything but the mail is done."""

    address: str
    sealed: str
    language: str
    at: float = field(default_factory=time.monotonic)

    @property
    def is_too_late(self) -> bool:
        """Whether the code opens nothing any more."""
        return time.monotonic() - self.at > LIFE_SECONDS


def seal_code(code: str) -> str:
    """A code as it may lie in the database."""
    return seal(code, PURPOSE)


def unseal_code(sealed: str) -> str:
    """The code again; empty where there is none, or the portal's key was changed meanwhile."""
    try:
        return unseal(sealed, PURPOSE) if sealed else ""
    except UnreadableKey:
        return ""


_threads = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="login-code")
_under_way: set[Future[None]] = set()


def post_code(address: str, sealed: str = "") -> None:
    """Send a sealed code soon after the answer; without one, do all the same but the mail."""
    done = _threads.submit(
        _deliver, Order(address, sealed, get_language() or settings.LANGUAGE_CODE)
    )
    _under_way.add(done)
    done.add_done_callback(_under_way.discard)


def wait_for_codes() -> None:
    """Until all codes that were ordered in this process are sent, or have failed."""
    wait(list(_under_way))


def mail_server_is_away() -> bool:
    """Whether the last code could not be handed to the mail server, whoever asked for it.

    Without Redis nobody knows, and the page is shown all the same: whoever asks for a code is then
    told to try again, since the limits cannot be counted either.
    """
    try:
        return bool(cache.get(TROUBLE))
    except redis.RedisError:
        return False


def _deliver(order: Order) -> None:
    time.sleep(PAUSE_SECONDS)
    # Mails as files need no server: there is nothing to reach for an address without an account.
    if order.is_too_late or not (order.sealed or settings.MAIL_HOST):
        return
    try:
        _send(order)
    except smtplib.SMTPRecipientsRefused as fault:
        # The server is there; it does not want this one. Neither address nor answer is logged.
        logger.warning(
            "The mail server refused a log-in code: %s", _codes(fault.recipients.values())
        )
    except (smtplib.SMTPException, OSError) as fault:
        logger.warning("A log-in code was not sent: %s", type(fault).__name__)
        _note(is_away=True)
    else:
        _note(is_away=False)


def _codes(answers: Iterable[tuple[int, bytes]]) -> str:
    return ", ".join(str(code) for code, _words in answers)


def _send(order: Order) -> None:
    if not order.sealed:
        with get_connection():
            return
    with override(order.language):
        told = {"code": unseal_code(order.sealed)}
        message = EmailMessage(
            render_to_string("account/email/login_code_subject.txt", told).strip(),
            render_to_string("account/email/login_code_message.txt", told).strip(),
            to=[order.address],
            headers={"Auto-Submitted": "auto-generated"},
        )
    message.send()


def _note(*, is_away: bool) -> None:
    try:
        if is_away:
            cache.set(TROUBLE, True, TROUBLE_SECONDS)
        else:
            cache.delete(TROUBLE)
    except redis.RedisError as fault:
        logger.warning("How a log-in code fared is not remembered: %s", type(fault).__name__)
