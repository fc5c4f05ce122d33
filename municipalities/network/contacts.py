"""Whom to call in a network group: the officers of its municipalities, for the team."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from forkommune.accounts.models import Role
from forkommune.accounts.roles import RoleKind
from municipalities.register.models import Municipality

from .models import NetworkGroup


@dataclass(frozen=True)
class ContactLine:
    """A municipality, its officers with an account, and its common mailbox."""

    municipality: Municipality
    officers: list[str]
    mailbox: str


def contacts(group: NetworkGroup, user: Any) -> dict[str, Any] | None:
    """The contacts of each municipality; nothing for those outside the team."""
    if not user.has_perm("municipalities.view_division"):
        return None
    members = list(group.members.select_related("organisation").by_name())
    officers: defaultdict[int, list[str]] = defaultdict(list)
    held = Role.objects.current().of_kind(RoleKind.OFFICER)
    roles = held.filter(organisation__in=[one.organisation_id for one in members])
    for role in roles.select_related("user").order_by("user__pk"):
        officers[role.organisation_id].append(str(role.user))
    lines = [ContactLine(m, officers[m.organisation_id], m.organisation.email) for m in members]
    return {"lines": lines}
