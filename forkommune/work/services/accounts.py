"""Invite, lock, change role, and let somebody in by a single-use link."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import Organisation, OrganisationKind, PersonalLink, Role, User
from forkommune.accounts.roles import RoleKind
from forkommune.ui.dates import today
from forkommune.work.history import acting

from .outbox import post_mail

LOGIN_SCOPE = "login"
LOGIN_LINK_LASTS = timedelta(minutes=15)
SECRETARIAT_EMAIL = "sekretariat@vestregionen.invalid"


class CannotInvite(ValueError):
    """The address already has an account with that role."""


class CannotLock(ValueError):
    """Nobody locks the own account."""


class UnknownUser(ValueError):
    """No active account has the address."""


def login_link(user: User) -> str:
    """Address of a fresh link that logs `user` in once, within 15 minutes.

    Earlier unused links of the same user stop working.
    """
    with acting(action="login_link.issued"):
        PersonalLink.objects.revoke(scope=LOGIN_SCOPE, target=user)
        _link, token = PersonalLink.objects.issue(
            scope=LOGIN_SCOPE, target=user, lasts=LOGIN_LINK_LASTS
        )
    return f"{settings.BASE_URL}{reverse('accounts:login-link', args=[token])}"


def login_link_for(email: str) -> str:
    """Like `login_link`, for an address. Raises UnknownUser naming the address."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        raise UnknownUser(
            _("No account that may log in has the address %(email)s; invite it first.")
            % {"email": email}
        )
    return login_link(user)


@transaction.atomic
def ensure_secretariat_account() -> User:
    """The account that a fresh portal is entered with; made once, then left as people changed it."""
    organisation, _created = Organisation.objects.get_or_create(
        code="vestregionen", defaults={"name": "Vestregionen", "kind": OrganisationKind.NETWORK}
    )
    user = User.objects.filter(email=SECRETARIAT_EMAIL).first()
    if user is None:
        with override("nb"):
            user = User.objects.create_user(SECRETARIAT_EMAIL, _("The secretariat"))
        Role.objects.create(user=user, kind=RoleKind.SECRETARIAT, organisation=organisation)
    return user


@transaction.atomic
def invite_user(
    *, email: str, name: str, kind: RoleKind, organisation: Organisation, by: User
) -> User:
    """Give an address an account with a role and tell it by mail.

    An existing account gets the role added. Raises CannotInvite when it already has it.
    """
    user = User.objects.filter(email=email.strip().lower()).first()
    with acting(by, "user.invited"):
        if user is None:
            user = User.objects.create_user(email, name)
        if Role.objects.current().filter(user=user, kind=kind, organisation=organisation).exists():
            raise CannotInvite(
                _("%(email)s is already %(role)s in %(organisation)s.")
                % {"email": email, "role": RoleKind(kind).label, "organisation": organisation}
            )
        role = Role.objects.create(user=user, kind=kind, organisation=organisation)
    _post_invitation(user, role, by)
    return user


def _post_invitation(user: User, role: Role, by: User) -> None:
    """A mail that says where to log in; the code for that comes when it is asked for."""
    address = f"{settings.BASE_URL}{reverse('account_login')}"
    text = _(
        "Hello,\n\nYou have been given access to Klimaomstilling i Vestregionen. Log in with this "
        "e-mail address at %(address)s. You will be sent a code; there is no password.\n\n"
        "Regards,\nVestregionen"
    ) % {"address": address}
    subject = _("Access to Klimaomstilling i Vestregionen")
    post_mail(
        kind="invitation", key=f"role-{role.pk}", to=user.email, subject=subject, body=text, by=by
    )


@transaction.atomic
def lock_user(*, user: User, by: User, reason: str) -> None:
    """Nobody gets in with the account any more; its open links stop working.

    Raises CannotLock for one's own account: somebody must be left who can unlock it.
    """
    if user.pk == by.pk:
        raise CannotLock(_("You cannot lock your own account; ask a colleague to do it."))
    with acting(by, "user.locked", reason):
        User.objects.filter(pk=user.pk).update(is_active=False)
        PersonalLink.objects.revoke(scope=LOGIN_SCOPE, target=user)


@transaction.atomic
def end_role(*, role: Role, by: User, reason: str) -> None:
    """The role holds for the last time yesterday, or never if it began today."""
    with acting(by, "role.ended", reason):
        if role.valid_from >= today():
            role.delete()
        else:
            role.valid_to = today() - timedelta(days=1)
            role.save(update_fields=["valid_to"])
