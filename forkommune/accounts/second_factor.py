"""The second factor: how it is kept, who must have one, and whether a session has shown it."""

from __future__ import annotations

import ipaddress
import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .models import User
from .sealing import seal, unseal

PURPOSE = "second-factor"
SEALED = "gAAAA"  # how everything begins that the cipher made
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What opens research material or the administration.
GUARDED = ("work.enter_admin", "evidence.read_research", "evidence.read_released")
FRESH_SECONDS = 15 * 60


class MFAAdapter(DefaultMFAAdapter):
    """Secrets lie sealed in the database; nobody who must have a factor is left without."""

    def encrypt(self, text: str) -> str:
        """The secret of an app or the seed of recovery codes, sealed."""
        return seal(text, PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again. Those of version 0.1.0 were not sealed."""
        if not encrypted_text.startswith(SEALED):
            return encrypted_text
        return unseal(encrypted_text, PURPOSE)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of somebody who must have one."""
        return may_remove(authenticator)

    def generate_authenticator_name(self, user: Any, kind: Authenticator.Type) -> str:
        """What a passkey is called until its owner gives it a name."""
        number = factors_of(user).filter(type=kind).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The portal as the browser shows it: its host, and its name."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": settings.MFA_TOTP_ISSUER}


def factors_of(user: User) -> QuerySet[Authenticator]:
    """The user's second factors; recovery codes are none, they stand in for one."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS)  # type: ignore[no-any-return]


def must_have_factor(user: User) -> bool:
    """Whether the portal demands a second factor of this user: of staff and of who reads research."""
    return settings.SECOND_FACTOR_DEMANDED and any(user.has_perm(perm) for perm in GUARDED)


def may_remove(authenticator: Authenticator) -> bool:
    """Whether the user may be without it."""
    others = factors_of(authenticator.user).exclude(pk=authenticator.pk)
    return not must_have_factor(authenticator.user) or others.exists()


def has_shown_factor(request: HttpRequest) -> bool:
    """Whether this very session was opened with a second factor, or one was set up in it.

    That the user has one is not enough: a session from before it was set up may be another's.
    """
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def logged_in_lately(request: HttpRequest) -> bool:
    """Whether the session proved within a quarter of an hour whose it is."""
    records = get_authentication_records(request, request.user)
    return any(time.time() - record.get("at", 0) < FRESH_SECONDS for record in records)


def passkeys_possible(request: HttpRequest) -> bool:
    """Whether browsers offer passkeys here: under a name, never under a number such as 127.0.0.1."""
    host = request.get_host()
    name = host[1 : host.index("]")] if host.startswith("[") else host.partition(":")[0]
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return True
    return False


@receiver(authenticator_added)
def remember_in_session(
    sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **signal: object
) -> None:
    """Who has just set up a factor has shown it: the codes that follow are not asked for one."""
    if authenticator.type in FACTORS:
        record_authentication(request, user, "mfa", type=authenticator.type, reauthenticated=True)
