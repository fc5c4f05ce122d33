"""Participants in groups, as the tables of the coding ask for them: by session, by actor group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from focusgroups.models import Participant
from forkommune.evidence.divisions import Speaker, SpeakerGroup, speaker_groups, speakers


def speakers_in_groups(user: Any) -> list[SpeakerGroup]:
    """Each session, each actor group, and the actor groups of each session, whose words a user may
    read; in the order of sessions and of the taxonomy."""
    sessions: defaultdict[str, set[int]] = defaultdict(set)
    actors: defaultdict[str, set[int]] = defaultdict(set)
    both: defaultdict[str, set[int]] = defaultdict(set)
    labels: dict[str, str] = {}
    for one in Participant.objects.visible_to(user).by_session():
        session, actor = session_key(one), actor_key(one)
        sessions[session].add(one.informant_id)
        actors[actor].add(one.informant_id)
        both[place_key(one)].add(one.informant_id)
        told = {"session": one.group.title, "actor": one.actor_group.label}
        labels |= {
            session: one.group.title,
            actor: one.actor_group.label,
            place_key(one): _("%(session)s: %(actor)s") % told,
        }
    return [
        SpeakerGroup(key, str(labels[key]), frozenset(people), is_whole)
        for rows, is_whole in ((sessions, True), (actors, True), (both, False))
        for key, people in rows.items()
    ]


def session_key(one: Participant) -> str:
    """The name in addresses of the session that a participant sat in."""
    return f"okt{one.group_id}"


def actor_key(one: Participant) -> str:
    """The name in addresses of a participant's actor group."""
    return str(one.actor_group.code)


def place_key(one: Participant) -> str:
    """The name in addresses of a participant's actor group in its session."""
    return f"{session_key(one)}-{actor_key(one)}"


def speakers_of(informants: Iterable[int]) -> dict[int, Speaker]:
    """Those of some informants who have a letter: “Fokusgruppe 1: A”, and for whom they sat there."""
    return {
        one.informant_id: Speaker(
            f"{one.group.title}: {one.letter}", {str(_("Actor group")): str(one.actor_group.label)}
        )
        for one in Participant.objects.filter(informant__in=list(informants)).by_session()
    }


def register() -> None:
    """Enter the division, and who the speakers are."""
    speaker_groups.add("focus groups", speakers_in_groups)
    speakers.add("focus groups", speakers_of)
