"""Whom to call in a network group: officers, politicians and its researcher, for those who may see."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from forkommune.accounts.models import Role
from forkommune.accounts.roles import RoleKind
from municipalities.register.models import Municipality

from .models import NetworkContact, NetworkGroup

SEES = "municipalities.view_division"
Kind = NetworkContact.Kind


@dataclass
class ContactLine:
    """A municipality: its officers with an account, its contacts, and its common mailbox."""

    municipality: Municipality
    accounts: list[str] = field(default_factory=list)
    officers: list[NetworkContact] = field(default_factory=list)
    politicians: list[NetworkContact] = field(default_factory=list)
    mailbox: str = ""


def contacts(group: NetworkGroup, user: Any) -> dict[str, Any] | None:
    """The contacts of each municipality, and the group's researchers.

    The team sees all; others those who are named in public documents, and no panel without any.
    """
    sees = user.has_perm(SEES)
    found = list(NetworkContact.objects.visible_to(user).of_group(group).for_listing())
    if not sees and not found:
        return None
    members = list(group.members.select_related("organisation").by_name())
    lines = {m.organisation_id: ContactLine(m) for m in members}
    for contact in found:
        line = lines.get(contact.person.organisation_id)
        if line is not None and contact.kind == Kind.OFFICER:
            line.officers.append(contact)
        elif line is not None and contact.kind == Kind.POLITICIAN:
            line.politicians.append(contact)
    if sees:
        officers = _officers(list(lines))
        for key, line in lines.items():
            line.accounts = officers[key]
            line.mailbox = line.municipality.organisation.email
    return {
        "group": group,
        "lines": list(lines.values()),
        "researchers": [one for one in found if one.kind == Kind.RESEARCHER],
        "sees": sees,
        "keeps": user.has_perm("network.keep_division"),
    }


def _officers(organisations: list[int]) -> defaultdict[int, list[str]]:
    """Names of those who hold the role of an officer today, by organisation (primary key)."""
    held = Role.objects.current().of_kind(RoleKind.OFFICER)
    found: defaultdict[int, list[str]] = defaultdict(list)
    roles = held.filter(organisation__in=organisations).select_related("user")
    for role in roles.order_by("user__pk"):
        found[role.organisation_id].append(str(role.user))
    return found
