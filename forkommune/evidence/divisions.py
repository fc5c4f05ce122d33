"""Divisions of what was said, which the apps above enter: places in groups, speakers in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forkommune.work.registry import Register


@dataclass(frozen=True)
class PlaceGroup:
    """Organisations that belong together, such as the members of a network group.

    key: its name in addresses. organisations: their primary keys; no two groups of one division
    share any, so that what is counted in groups can be added.
    """

    key: str
    label: str
    organisations: frozenset[int]


@dataclass(frozen=True)
class SpeakerGroup:
    """Informants who belong together, such as the business people of a session.

    key: its name in addresses. informants: their primary keys. is_whole: whether it is the sum of
    others of its division; those that are not share nobody, so that what is counted in them can be
    added.
    """

    key: str
    label: str
    informants: frozenset[int]
    is_whole: bool = False


@dataclass(frozen=True)
class Speaker:
    """One who spoke among others, as files of the coded material tell: by session and letter, never by
    name. values: what is known, such as the actor group, by what it is called."""

    name: str
    values: Mapping[str, str]


# From a user: the division of organisations into groups that holds today; empty where there is none.
place_groups: Register[Callable[[Any], list[PlaceGroup]]] = Register("division into groups")
# From a user: those whose words the user may read, in groups; empty where there are none.
speaker_groups: Register[Callable[[Any], list[SpeakerGroup]]] = Register("division of speakers")
# From keys of informants: those of them who spoke among others.
speakers: Register[Callable[[Iterable[int]], Mapping[int, Speaker]]] = Register("speakers")
