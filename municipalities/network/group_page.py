"""What the page of a group shows: who is in it, since when, whom to call, what it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser

from forkommune.accounts.models import User
from forkommune.figures import palette
from forkommune.work.registry import panels_for
from municipalities.register.models import County, Membership, Municipality
from municipalities.register.words import all_member_years, member_years

from .models import NetworkGroup
from .run_page import run_page
from .selectors import GroupRow


@dataclass(frozen=True)
class MemberRow:
    """A municipality of the group; years: as member of the alliance."""

    municipality: Municipality
    years: str


@dataclass(frozen=True)
class CountyRow:
    """A county of the group's municipalities; years: of its council as member, "" for none."""

    county: County
    years: str


def group_page(group: NetworkGroup, user: User | AnonymousUser) -> dict[str, Any]:
    """A group's members, the others of its division, and what higher rooms tell of it."""
    rows = list(group.division.groups.with_members())
    number = next(n for n, one in enumerate(rows) if one.pk == group.pk)
    run = run_page(group.division, rows)
    members = list(group.members.with_memberships().by_name())
    return {
        "row": GroupRow(
            group, number % len(palette.GROUP_FILLS), members, run.cards[number] if run else None
        ),
        "members": [MemberRow(one, all_member_years(one)) for one in members],
        "counties": _counties(members),
        "siblings": [one for one in rows if one.pk != group.pk],
        "panels": panels_for("network-group", group, user),
        "aside": panels_for("network-group-aside", group, user),
    }


def _counties(members: list[Municipality]) -> list[CountyRow]:
    """The counties, each with the years in which its council was a member."""
    found = {one.county_id: one.county for one in members}
    memberships = Membership.objects.of_counties().filter(county__in=found).order_by("valid_from")
    years: dict[int, list[str]] = {key: [] for key in found}
    for membership in memberships:
        years[membership.county_id or 0].append(member_years(membership))
    return [
        CountyRow(county, ", ".join(years[key]))
        for key, county in sorted(found.items(), key=lambda item: (item[1].name, item[0]))
    ]
