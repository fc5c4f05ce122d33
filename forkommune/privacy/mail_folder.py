"""Mails as files, where the portal has no mail server: those to a person are the person's."""

from __future__ import annotations

import email
import email.policy
import email.utils
import os
import tempfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from forkommune.work.personal_data import Outside

from .people import Subject

# What Django's file backend writes after each message.
RULE = b"\n" + b"-" * 79 + b"\n"


def _files() -> list[Path]:
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    return sorted(Path(folder).glob("*.log")) if folder and Path(folder).is_dir() else []


def _is_to(message: bytes, addresses: frozenset[str]) -> bool:
    read = email.message_from_bytes(message, EmailMessage, policy=email.policy.default)
    receivers = email.utils.getaddresses([str(one) for one in read.get_all("To", [])])
    return any(address.lower() in addresses for _name, address in receivers)


def mails_to(subject: Subject) -> Iterator[tuple[str, bytes]]:
    """Each message to the person, under a name of its own."""
    for path in _files():
        for number, message in enumerate(path.read_bytes().split(RULE), start=1):
            if _is_to(message, subject.addresses):
                yield f"{path.stem}-{number}.eml", message


def erase_mails(subject: Subject) -> str:
    """Take the messages to the person out of the files; a file that is left empty goes."""
    removed = 0
    for path in _files():
        messages = path.read_bytes().split(RULE)
        kept = [one for one in messages if not _is_to(one, subject.addresses)]
        if len(kept) < len(messages):
            removed += len(messages) - len(kept)
            _write(path, kept)
    if not removed:
        return ""
    return ngettext(
        "%(count)d mail in the mail folder", "%(count)d mails in the mail folder", removed
    ) % {"count": removed}


def _write(path: Path, messages: list[bytes]) -> None:
    if not any(one.strip() for one in messages):
        path.unlink()
        return
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(RULE.join(messages))
    Path(name).replace(path)


MAIL_FOLDER = Outside(_("Mails in the mail folder"), mails_to, erase_mails)
