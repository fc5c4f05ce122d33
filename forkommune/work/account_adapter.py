"""How allauth behaves here: nobody signs up without an invitation, and its notices go by the outbox."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from forkommune.accounts.devices import device_of
from forkommune.accounts.models import User

from .services.codes import post_code, seal_code
from .services.outbox import post_mail

# The second stands for an address that nobody has.
CODE_MAILS = ("account/email/login_code", "account/email/unknown_account")


class AccountAdapter(DefaultAccountAdapter):
    """Closed portal: accounts come by invitation of the secretariat."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always closed; an invited person already has a user row."""
        return False

    def generate_login_code(self) -> str:
        """Sealed: the library keeps it in the session, and so in the database and its backups."""
        return seal_code(super().generate_login_code())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a log-in code after the answer, and do the same for an address without an account.

        The library sends no other mail here; one that it learns to send is refused aloud.
        """
        if template_prefix not in CODE_MAILS:
            raise ValueError(f"{template_prefix} has no way out of the portal; use the outbox.")
        post_code(email, context.get("code", ""))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the owner of an account that its log-in was changed, when and from what device.

        The address of the device is left out: the row of a mail is seen by the secretariat.
        """
        told = {"user": user, "at": timezone.localtime(), **(context or {})}
        # Who sits at the keyboard may be somebody else, and read another language.
        with user.in_own_language():
            told["device"] = device_of(self.request.META.get("HTTP_USER_AGENT", ""))
            post_mail(
                kind="security-notice",
                key=f"user-{user.pk}-{uuid4()}",
                to=user.email,
                subject=render_to_string(f"{template_prefix}_subject.txt", told),
                body=render_to_string(f"{template_prefix}_message.txt", told).strip(),
            )
