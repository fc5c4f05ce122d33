"""The network group of one's own municipality, by the newest division that is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from municipalities.models import Municipality, NetworkGroup


@dataclass(frozen=True)
class OwnGroup:
    """A group. others: keys of its municipalities without one's own."""

    words: str
    others: frozenset[int]

    def holds(self, places: Iterable[Municipality]) -> bool:
        """Whether any of some municipalities is another one of the group."""
        return any(place.pk in self.others for place in places)


def own_group(mine: Municipality) -> OwnGroup | None:
    """The group of a municipality; None where it is in none, or nothing is published. Two queries."""
    group = NetworkGroup.objects.visible_to(AnonymousUser()).newest_of(mine)
    if group is None:
        return None
    words = _("Your network group (%s)") % group
    if group.division.is_invented:
        words = f"{words} · {_('Invented example')}"
    members = group.members.values_list("pk", flat=True)
    return OwnGroup(words, frozenset(members) - {mine.pk})
