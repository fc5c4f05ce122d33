"""Users log in with their e-mail address; what they may do comes from their roles."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from forkommune.accounts.roles import RoleKind, allows
from forkommune.ui.dates import today

from .organisation import Organisation
from .person import Person


class UserManager(BaseUserManager["User"]):
    """Creates users by e-mail; there is no superuser in daily use."""

    def create_user(self, email: str, name: str = "", **fields: Any) -> User:
        """A new user without a usable password; the address is kept in lower case."""
        if not email:
            raise ValueError(f"A user needs an e-mail address; got {email!r}.")
        user = self.model(email=email.strip().lower(), name=name, **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """The user of an address, whatever its case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account. The role, not the user, carries rights."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    person = models.OneToOneField(
        Person,
        verbose_name=_("person"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="user",
    )
    is_active = models.BooleanField(
        _("may log in"), default=True, help_text=_("Take away to lock the account.")
    )
    language = models.CharField(
        _("language of mails"),
        max_length=2,
        choices=settings.LANGUAGES,
        blank=True,
        editable=False,
        help_text=_("As last chosen while logged in; not known before."),
    )
    gets_weekly_mail = models.BooleanField(
        _("gets the mail on Mondays"),
        default=True,
        editable=False,
        help_text=_("What is late, what waits and what is new; chosen by the user."),
    )
    is_invented = models.BooleanField(_("invented example"), default=False)
    joined_at = models.DateTimeField(_("invited at"), auto_now_add=True)
    sessions_ended_at = models.DateTimeField(
        _("sessions ended at"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Whoever logged in before this has to log in again."),
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once_whatever_case",
                violation_error_message=_("Another user has this e-mail address."),
            ),
            models.CheckConstraint(
                condition=models.Q(is_superuser=False),
                name="user_without_superpowers",
                violation_error_message=_("Rights come from roles; there is no superuser."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # Every session carries this hash: a new time in it ends them all, and none comes back.
        kept: str = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]
        if self.sessions_ended_at is None:
            return kept
        salt = "forkommune.accounts.sessions"
        text = f"{kept}{self.sessions_ended_at.isoformat()}"
        return salted_hmac(salt, text, secret=secret, algorithm="sha256").hexdigest()

    def in_own_language(self) -> AbstractContextManager[None]:
        """What is written to the user within this reads as the user reads; bokmål where not known."""
        return override(self.language or settings.LANGUAGE_CODE)

    def get_full_name(self) -> str:
        """The name people see."""
        return self.name or self.email

    def get_short_name(self) -> str:
        """The first name, or the address where no name is known."""
        return self.name.split(" ")[0] if self.name else self.email

    @cached_property
    def current_roles(self) -> list[Any]:
        """The roles held today, with their organisations; asked once a request."""
        from .role import roles_held

        return roles_held(self, today())

    @property
    def role_kinds(self) -> frozenset[str]:
        """Codes of the roles held today."""
        return frozenset(role.kind for role in self.current_roles)

    @property
    def is_staff(self) -> bool:
        """Whether the admin lets this user in."""
        return self.is_active and allows(self.role_kinds, "work.enter_admin")

    @property
    def is_secretariat(self) -> bool:
        """Whether the user works in the secretariat today."""
        return RoleKind.SECRETARIAT in self.role_kinds

    @property
    def is_researcher(self) -> bool:
        """Whether the user is a researcher or process adviser today."""
        return RoleKind.RESEARCHER in self.role_kinds

    @property
    def is_officer(self) -> bool:
        """Whether the user works in a municipality today."""
        return RoleKind.OFFICER in self.role_kinds

    @property
    def is_protection_officer(self) -> bool:
        """Whether the user is a data-protection officer today."""
        return RoleKind.DATA_PROTECTION in self.role_kinds

    @cached_property
    def officer_organisations(self) -> list[Organisation]:
        """Municipality organisations of the user's officer roles, and those that continue them."""
        found: list[Organisation] = []
        for role in self.current_roles:
            organisation = role.organisation if role.kind == RoleKind.OFFICER else None
            while organisation is not None and organisation not in found:
                found.append(organisation)
                organisation = organisation.successor
        return found
