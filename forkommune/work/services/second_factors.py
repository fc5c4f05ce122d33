"""What others do about an account's log-in: take away a lost second factor, forget old sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting, record_history

from .outbox import post_mail


@transaction.atomic
def reset_second_factor(*, user: User, by: User | None, reason: str) -> int:
    """Take all second factors of an account away and end its sessions; says how many factors.

    For somebody who has lost phone, passkey and recovery codes, after asking who it is. The owner
    is told by mail. by: None for an act from the command line.
    """
    factors = Authenticator.objects.filter(user=user)
    count: int = factors.exclude(type=Authenticator.Type.RECOVERY_CODES).count()
    with acting(by, "user.second_factor_reset", reason):
        factors.delete()
        for session in UserSession.objects.filter(user=user):
            session.end()
        record_history(action="user.second_factor_reset", subject=user, actor=by, reason=reason)
        with user.in_own_language():
            _post_notice(user, by)
    return count


def _post_notice(user: User, by: User | None) -> None:
    """The owner learns of it whether or not it was the owner who asked."""
    text = _(
        "Hello,\n\nThe second factor of your account at Klimaomstilling i Vestregionen was taken "
        "away, and all its sessions are ended. Did you not ask for it? Write to the secretariat at "
        "once.\n\nRegards,\nVestregionen"
    )
    post_mail(
        kind="security-notice",
        key=f"user-{user.pk}-{uuid4()}",
        to=user.email,
        subject=_("Your second factor was taken away"),
        body=text,
        by=by,
    )


def old_sessions(now: datetime) -> Any:
    """Sessions that have run out: they open nothing."""
    return Session.objects.filter(expire_date__lt=now)


def forget_old_sessions(now: datetime) -> int:
    """Delete sessions that have run out, and the devices of sessions that are gone.

    Says how many sessions.
    """
    ended: int = old_sessions(now).delete()[0]
    known = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(known)).delete()
    return ended
