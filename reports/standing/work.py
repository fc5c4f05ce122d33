"""The lines of pilot projects, groups, meetings and follow-up."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from focusgroups.models import FocusGroup
from focusgroups.querysets import READ as READ_GROUPS
from forkommune.ui.dates import short_date, today
from municipalities.models import Division
from pilots.models import Pilot
from pilots.register.ways import CHOICES, COMPLETED, REJECTED
from workshops.models import Action, Meeting
from workshops.writing import KEEP

from .parts import NAMED, Late, Line, first_late, kind_of


def pilots(user: Any) -> Line:
    """How many there are, how many of them are carried out and completed."""
    rows = Pilot.objects.visible_to(user).order_by().values_list("phase__code", "is_invented")
    phases = Counter(phase for phase, _invented in rows)
    whole = sum(phases.values()) - phases[REJECTED]
    done = phases[COMPLETED]
    under_way = whole - done - sum(phases[one] for one in CHOICES - {REJECTED})
    finding = (
        ngettext(
            "%(n)d pilot project: %(under_way)d under way, %(done)d completed",
            "%(n)d pilot projects: %(under_way)d under way, %(done)d completed",
            whole,
        )
        % {"n": whole, "under_way": under_way, "done": done}
        if whole
        else _("No pilot project is registered yet")
    )
    return Line(
        area=_("Pilot projects"),
        icon="flask",
        finding=finding,
        address=reverse("pilots:pilot-list"),
        kind="under_way" if under_way else kind_of(done, whole),
        is_invented=any(invented for _phase, invented in rows),
    )


def network(user: Any) -> Line:
    """Into how many groups the network is divided."""
    found: Any = Division.objects.visible_to(user).shown().published_first().with_counts().first()
    if found is None:
        finding, kind = _("No division into network groups is published"), "not_begun"
    else:
        kind = "published"
        finding = ngettext(
            "%(places)d municipalities in %(n)d network group",
            "%(places)d municipalities in %(n)d network groups",
            found.group_count,
        ) % {"places": found.place_count, "n": found.group_count}
    return Line(
        area=_("Network groups"),
        icon="group",
        finding=finding,
        note=found.title if found else "",
        address=reverse("municipalities:network"),
        kind=kind,
        is_invented=bool(found and found.is_invented),
    )


def focus_groups(user: Any) -> Line | None:
    """How many sessions are held; None for those who do not see them."""
    if not user.has_perm(READ_GROUPS):
        return None
    seen = FocusGroup.objects.visible_to(user)
    rows = list(seen.values_list("pk", "starts_at", "is_invented"))
    begun = set(seen.begun().values_list("pk", flat=True))
    held = len(begun)
    ahead = [starts for key, starts, _invented in rows if starts and key not in begun]
    finding = (
        ngettext(
            "%(held)d of %(all)d focus group is held",
            "%(held)d of %(all)d focus groups are held",
            len(rows),
        )
        % {"held": held, "all": len(rows)}
        if rows
        else _("No focus group is planned yet")
    )
    return Line(
        area=_("Focus groups"),
        icon="chat",
        finding=finding,
        note=_("The next is %(day)s") % {"day": _day(min(ahead))} if ahead else "",
        address=reverse("focusgroups:focusgroup-list"),
        kind=kind_of(held, len(rows)) if rows else "not_begun",
        is_invented=any(invented for _key, _starts, invented in rows),
    )


def answers(user: Any) -> Line | None:
    """How many have answered the invitation to the next meeting, or to the last that was held; None
    for those who do not see invitations."""
    if not user.has_perm("workshops.view_invitation"):
        return None
    now = timezone.now()
    meeting: Any = Meeting.objects.visible_to(user).gatherings().with_answers(now).first()
    if meeting is None:
        return Line(
            area=_("Workshop"),
            icon="meeting",
            finding=_("Nobody is invited to a meeting yet"),
            address=reverse("workshops:meeting-list"),
            kind="not_begun",
        )
    late = _unanswered(meeting, user, now)
    missing = meeting.asked - meeting.answered
    is_late = bool(late)
    return Line(
        area=meeting.get_kind_display(),
        icon="meeting",
        finding=_("%(answered)d of %(asked)d have answered the invitation")
        % {"answered": meeting.answered, "asked": meeting.asked},
        note=f"{meeting.title}, {_day(meeting.starts_at)}",
        address=meeting.get_absolute_url(),
        kind=kind_of(meeting.answered, meeting.asked, len(late)),
        late=late,
        late_count=missing if is_late else 0,
        late_words=(
            ngettext("%(n)d answer is missing", "%(n)d answers are missing", missing)
            % {"n": missing}
            if is_late
            else ""
        ),
        is_invented=meeting.is_invented,
    )


def _unanswered(meeting: Meeting, user: Any, now: datetime) -> tuple[Late, ...]:
    """Those who should have answered, while it matters."""
    starts, until = meeting.starts_at, meeting.answer_by
    if starts is None or until is None or not until < now < starts:
        return ()
    rows = meeting.invitations.visible_to(user).unanswered(now)[:NAMED]
    return tuple(
        Late(
            title=_("Answer to the invitation to “%(meeting)s”") % {"meeting": meeting.title},
            due=timezone.localdate(until),
            owner=f"{one.organisation}, {one.get_role_display().lower()}",
            address=meeting.get_absolute_url(),
            is_invented=one.is_invented,
            is_private=True,
        )
        for one in rows
    )


def follow_up(user: Any) -> Line | None:
    """What was agreed in meetings; None for those who do not see it."""
    if not user.has_perm(KEEP):
        return None
    rows = Action.objects.visible_to(user)
    counts = rows.how_many(today())
    late = rows.late(today()).by_date()[:NAMED] if counts["late"] else []
    finding = (
        ngettext(
            "%(closed)d of %(all)d thing to follow up is done",
            "%(closed)d of %(all)d things to follow up are done",
            counts["all"],
        )
        % {"closed": counts["closed"], "all": counts["all"]}
        if counts["all"]
        else _("Nothing to follow up is agreed yet")
    )
    late_words = ngettext(
        "%(n)d thing to follow up is overdue",
        "%(n)d things to follow up are overdue",
        counts["late"],
    ) % {"n": counts["late"]}
    return Line(
        area=_("Follow-up"),
        icon="list",
        finding=finding,
        address=reverse("workshops:action-list") + ("?vis=over" if counts["late"] else ""),
        kind=kind_of(counts["closed"], counts["all"], counts["late"])
        if counts["all"]
        else "not_begun",
        late=first_late(map(_late_action, late)),
        late_count=counts["late"],
        late_words=late_words if counts["late"] else "",
        is_invented=bool(counts["invented"]),
    )


def _late_action(action: Action) -> Late:
    return Late(
        title=action.text,
        due=action.due_on or today(),
        owner=str(action.owner),
        address=action.get_absolute_url(),
        is_invented=action.is_invented,
        is_private=True,
    )


def _day(moment: datetime | None) -> str:
    return short_date(timezone.localdate(moment)) if moment else ""
