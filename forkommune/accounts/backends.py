"""Permissions from roles; nobody's rights hang on single ticks in a list."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AnonymousUser

from .models import User
from .roles import allows, allows_any_in


class RoleBackend(AuthenticationBackend):
    """The only backend: the library's log-in, and `has_perm` from the roles that a user holds today.

    The library's own answers would ask the database twice for every permission that a visitor lacks.
    """

    def has_perm(self, user_obj: User | AnonymousUser, perm: str, obj: Any = None) -> bool:
        """Whether a role that `user_obj` holds today grants `perm`."""
        if not isinstance(user_obj, User) or not user_obj.is_active:
            return False
        return allows(user_obj.role_kinds, perm)

    def has_module_perms(self, user_obj: User | AnonymousUser, app_label: str) -> bool:
        """Whether a role grants anything in the app, so that the admin lists it."""
        if not isinstance(user_obj, User) or not user_obj.is_active:
            return False
        return allows_any_in(user_obj.role_kinds, app_label)

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """No list of ticks: permissions are patterns of roles."""
        return set()

    get_user_permissions = get_group_permissions = get_all_permissions

    def get_user(self, user_id: int) -> User | None:
        """The active user of a session."""
        return User.objects.filter(pk=user_id, is_active=True).first()
