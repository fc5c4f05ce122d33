"""Invite, lock, change role, and let somebody in by a single-use link."""

from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import Organisation, OrganisationKind, PersonalLink, Role, User
from forkommune.accounts.models.personal_link import INVITATION_SCOPE, LOGIN_SCOPE, WAYS_IN
from forkommune.accounts.roles import ROLES, RoleKind
from forkommune.ui.dates import today
from forkommune.work.history import acting, record_history
from forkommune.work.registry import LinkScope

from .outbox import Opens, post_mail

LOGIN_LINK_LASTS = timedelta(minutes=15)
INVITATION_LASTS = timedelta(days=14)
# The link of an invitation logs in like one from the terminal, but waits for its reader longer: a
# scope of its own, so that a link from the terminal does not close it.
INVITATION = LinkScope(
    path=lambda token: reverse("accounts:login-link", args=[token]), lasts=INVITATION_LASTS
)
SECRETARIAT_EMAIL = "sekretariat@vestregionen.invalid"


class CannotInvite(ValueError):
    """The address already has an account with that role."""


class CannotLock(ValueError):
    """The account cannot be locked or opened; the message says why."""


class CannotChangeRole(ValueError):
    """The role cannot be changed; the message says why."""


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
    _post_invitation(user, role, by, key=f"role-{role.pk}")
    return user


@transaction.atomic
def invite_again(*, user: User, by: User) -> None:
    """A new mail with a new link, where the first got lost; the earlier link stops working.

    Raises CannotInvite for an account that is locked, has no role, or was invited within the hour.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    role = user.roles.current().select_related("organisation").first()
    if not user.is_active or role is None:
        raise CannotInvite(_("Unlock the account and give it a role first."))
    PersonalLink.objects.revoke(scope=INVITATION_SCOPE, target=user)
    if not _post_invitation(user, role, by, key=f"user-{user.pk}-{timezone.now():%Y%m%d%H}"):
        raise CannotInvite(
            _("%(name)s was sent an invitation within this hour already.") % {"name": user}
        )


def _post_invitation(user: User, role: Role, by: User, *, key: str) -> bool:
    """A mail with a link that logs in once; later a code is sent when it is asked for."""
    with user.in_own_language():
        subject, text = _("Access to Klimaomstilling i Vestregionen"), _invitation(role)
    _mail, made = post_mail(
        kind="invitation",
        key=key,
        to=user.email,
        subject=subject,
        body=text,
        by=by,
        opens=Opens(INVITATION_SCOPE, user),
    )
    return made


def _invitation(role: Role) -> str:
    return _(
        "Hello,\n\nYou have been given access to Klimaomstilling i Vestregionen as %(role)s in "
        "%(organisation)s.\n\n%(description)s\n\nOpen this link to log in for the first time:\n\n"
        "{link}\n\nIt is yours alone and works once within %(days)d days. After that you log in with "
        "this e-mail address at %(address)s and are sent a code; there is no password.\n\n"
        "Regards,\nVestregionen"
    ) % {
        "role": role.get_kind_display(),
        "organisation": role.organisation,
        "description": ROLES[RoleKind(role.kind)].description,
        "days": INVITATION_LASTS.days,
        "address": f"{settings.BASE_URL}{reverse('account_login')}",
    }


@transaction.atomic
def lock_user(*, user: User, by: User, reason: str) -> None:
    """Nobody gets in with the account any more; its open links stop working.

    Raises CannotLock for one's own account: somebody must be left who can unlock it.
    """
    if user.pk == by.pk:
        raise CannotLock(_("You cannot lock your own account; ask a colleague to do it."))
    with acting(by, "user.locked", reason):
        User.objects.filter(pk=user.pk).update(is_active=False, sessions_ended_at=timezone.now())
        for scope in WAYS_IN:
            PersonalLink.objects.revoke(scope=scope, target=user)


@transaction.atomic
def unlock_user(*, user: User, by: User, reason: str) -> None:
    """The account may log in again; no earlier session comes back. Raises CannotLock."""
    with acting(by, "user.unlocked", reason):
        if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
            raise CannotLock(_("%(name)s is not locked.") % {"name": user})


@transaction.atomic
def end_sessions(*, user: User, by: User, reason: str) -> None:
    """Everybody who is logged in with the account has to log in again, at once and everywhere."""
    with acting(by, "user.sessions_ended", reason):
        User.objects.filter(pk=user.pk).update(sessions_ended_at=timezone.now())


@transaction.atomic
def end_session(*, session: UserSession, by: User) -> None:
    """One session of a user ends at once; the others stay."""
    record_history(actor=by, action="user.session_ended", subject=session.user)
    session.end()


@transaction.atomic
def give_role(
    *, user: User, kind: RoleKind, organisation: Organisation, by: User, reason: str
) -> Role:
    """A further role from today. Raises CannotChangeRole for one's own, or one that is held."""
    _refuse_own(user, by)
    User.objects.select_for_update().get(pk=user.pk)
    if Role.objects.current().filter(user=user, kind=kind, organisation=organisation).exists():
        raise CannotChangeRole(
            _("%(email)s is already %(role)s in %(organisation)s.")
            % {"email": user.email, "role": RoleKind(kind).label, "organisation": organisation}
        )
    with acting(by, "role.given", reason):
        return Role.objects.create(user=user, kind=kind, organisation=organisation)


@transaction.atomic
def change_role(
    *, role: Role, kind: RoleKind, organisation: Organisation, by: User, reason: str
) -> Role:
    """One role in place of another from today on; the earlier one stays in the history.

    Raises CannotChangeRole, also when the role was ended meanwhile.
    """
    end_role(role=role, by=by, reason=reason)
    return give_role(user=role.user, kind=kind, organisation=organisation, by=by, reason=reason)


def _refuse_own(user: User, by: User) -> None:
    if user.pk == by.pk:
        raise CannotChangeRole(_("You cannot change your own roles; ask a colleague to do it."))


@transaction.atomic
def end_role(*, role: Role, by: User, reason: str) -> None:
    """The role holds for the last time yesterday, or never if it began today.

    Raises CannotChangeRole for one's own, or one that has ended.
    """
    _refuse_own(role.user, by)
    held = Role.objects.current().select_for_update().filter(pk=role.pk).first()
    if held is None:
        raise CannotChangeRole(_("The role has ended already; look at it again."))
    role = held
    with acting(by, "role.ended", reason):
        if role.valid_from >= today():
            role.delete()
        else:
            role.valid_to = today() - timedelta(days=1)
            role.save(update_fields=["valid_to"])
