"""Each session as the data-protection officer sees it: what is kept of how many, until when, and who may
see it. Numbers, days and names of those who work here; no name of a participant, and no word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focusgroups.models import Candidate, FocusGroup, Grant, Note, Participant, Recording
from forkommune.evidence.models import ContactKey, Informant
from forkommune.privacy.retention import destroyed_keys
from forkommune.ui.dates import short_date, today
from forkommune.work.registry import Overseen, overseen

ByGroup = defaultdict[int, set[int]]
HEADS = (
    gettext_lazy("Session"),
    gettext_lazy("Letters with a consent in force"),
    gettext_lazy("Names kept, the last until"),
    gettext_lazy("Names destroyed, the last on"),
    gettext_lazy("Who may see names and contact data"),
    gettext_lazy("Recordings"),
    gettext_lazy("Turns to black out"),
)


def register() -> None:
    """Show it."""
    overseen.add("focus groups", sessions)


def sessions() -> Overseen:
    """Every session, the next or latest first; a fixed number of queries."""
    groups = list(FocusGroup.objects.order_by("-starts_at", "title", "pk"))
    letters, people = _people()
    informed = set(Informant.objects.with_basis().values_list("pk", flat=True))
    kept = dict(ContactKey.objects.values_list("informant", "delete_on"))
    gone = destroyed_keys({one for those in people.values() for one in those})
    seers, recordings = _seers(), _recordings()
    waiting = Counter(Note.objects.to_redact().order_by().values_list("group", flat=True))
    rows = [
        (
            " ".join(filter(None, (str(group), _day(group)))),
            _("%(some)d of %(all)d")
            % {"some": len(letters[group.pk] & informed), "all": len(letters[group.pk])},
            _counted(kept[one] for one in people[group.pk] if one in kept),
            _counted(gone[one] for one in people[group.pk] if one in gone),
            "\n".join(seers[group.pk]) or _("nobody"),
            "\n".join(recordings[group.pk]) or "–",
            str(waiting[group.pk]),
        )
        for group in groups
    ]
    return Overseen(
        gettext_lazy("Focus groups: what is kept, until when, and who may see it"),
        "group",
        HEADS,
        rows,
        gettext_lazy("No focus group is planned."),
    )


def _people() -> tuple[ByGroup, ByGroup]:
    """Informants by session: those with a letter, and all who were asked or have one."""
    letters: ByGroup = defaultdict(set)
    people: ByGroup = defaultdict(set)
    for group, informant in Participant.objects.values_list("group", "informant"):
        letters[group].add(informant)
        people[group].add(informant)
    for group, informant in Candidate.objects.values_list("group", "informant"):
        people[group].add(informant)
    return letters, people


def _day(group: FocusGroup) -> str:
    return f"({short_date(timezone.localdate(group.starts_at))})" if group.starts_at else ""


def _counted(days: Iterable[date]) -> str:
    """How many, and the last of their days."""
    told = list(days)
    return f"{len(told)}, {short_date(max(told))}" if told else "0"


def _seers() -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    in_force = Q(valid_to__isnull=True) | Q(valid_to__gte=today())
    grants = Grant.objects.filter(in_force, ended_at__isnull=True).select_related("user")
    for one in grants.order_by("kind", "pk"):
        until = _(", until %(day)s") % {"day": short_date(one.valid_to)} if one.valid_to else ""
        told = {"right": one.get_kind_display(), "name": one.user.get_full_name(), "until": until}
        found[one.group_id].append(_("%(right)s: %(name)s%(until)s") % told)
    return found


def _recordings() -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    must_go: Any = Recording.objects.to_delete(today()).values_list("pk", flat=True)
    late = set(must_go)
    for one in Recording.objects.order_by("made_on", "pk"):
        if one.deleted_on:
            words = _("deleted %(day)s") % {"day": short_date(one.deleted_on)}
        elif one.pk in late:
            words = _("is to be deleted now")
        else:
            words = _("is deleted by %(day)s") % {"day": short_date(one.delete_on)}
        found[one.group_id].append(words)
    return found
