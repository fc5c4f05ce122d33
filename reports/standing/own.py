"""The lines of an officer: what the portal has of the own municipality, and what it waits for."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.ui.dates import long_date, short_date, today
from forkommune.work.models import Suggestion
from municipalities.models import Municipality, NetworkGroup
from municipalities.register.models import FactConfirmation
from pilots.models import Example, Pilot
from workshops.models import Meeting

from .parts import Line


def own_of(user: Any) -> Municipality | None:
    """The municipality that an officer's role is in: of what it became since, the project knows little."""
    own = Municipality.objects.own_of(user).select_related("organisation")
    found: Municipality | None = own.order_by(F("valid_from").asc(nulls_first=True), "pk").first()
    return found


def lines(own: Municipality, user: Any) -> list[Line]:
    """Facts, corrections, examples, pilot projects, network group, and the next meeting."""
    return [
        _facts(own),
        _corrections(own, user),
        _examples(own, user),
        _pilots(own, user),
        _group(own, user),
        _meeting(own, user),
    ]


def _facts(own: Municipality) -> Line:
    year = today().year
    confirmed = FactConfirmation.objects.filter(municipality=own, year=year).first()
    told = {"name": own.name, "year": year}
    finding = (
        _("The facts about %(name)s are confirmed for %(year)d")
        if confirmed
        else _("The facts about %(name)s are not confirmed for %(year)d")
    ) % told
    return Line(
        area=_("Facts"),
        icon="check-circle",
        finding=finding,
        note=_("by %(day)s") % {"day": _day(confirmed.confirmed_at)} if confirmed else "",
        address=reverse("municipalities:facts", args=[own.number]),
        kind="done" if confirmed else "waiting",
    )


def _corrections(own: Municipality, user: Any) -> Line:
    made = Suggestion.objects.visible_to(user).of_organisation(own.organisation)
    waits, whole = made.open().count(), made.count()
    finding = (
        ngettext(
            "%(waits)d of %(all)d correction waits for an answer",
            "%(waits)d of %(all)d corrections wait for an answer",
            whole,
        )
        % {"waits": waits, "all": whole}
        if whole
        else _("No correction has been suggested")
    )
    return Line(
        area=_("Corrections"),
        icon="pencil",
        finding=finding,
        address=reverse("municipalities:facts", args=[own.number]),
        kind="under_way" if waits else "done" if whole else "not_begun",
        state=_("With the secretariat") if waits else "",
    )


def _examples(own: Municipality, user: Any) -> Line:
    rows = Example.objects.visible_to(user).of_municipality(own)
    out = rows.published().count()
    finding = (
        ngettext("%(n)d example is published", "%(n)d examples are published", out) % {"n": out}
        if out
        else _("No example is published")
    )
    return Line(
        area=_("Examples"),
        icon="bulb",
        finding=finding,
        address=f"{reverse('pilots:example-list')}?kommune={own.number}",
        kind="published" if out else "not_begun",
        is_invented=rows.published().filter(is_invented=True).exists(),
    )


def _pilots(own: Municipality, user: Any) -> Line:
    rows = list(Pilot.objects.visible_to(user).filter(municipalities=own).order_by("name", "pk"))
    finding = (
        ngettext(
            "Takes part in %(n)d pilot project", "Takes part in %(n)d pilot projects", len(rows)
        )
        % {"n": len(rows)}
        if rows
        else _("Takes part in no pilot project")
    )
    return Line(
        area=_("Pilot projects"),
        icon="flask",
        finding=finding,
        note=", ".join(one.name for one in rows[:3]),
        address=rows[0].get_absolute_url() if len(rows) == 1 else reverse("pilots:pilot-list"),
        kind="under_way" if rows else "not_begun",
        is_invented=any(one.is_invented for one in rows),
    )


def _group(own: Municipality, user: Any) -> Line:
    group = NetworkGroup.objects.visible_to(user).with_members().newest_of(own)
    if group is None:
        return Line(
            area=_("Network group"),
            icon="group",
            finding=_("Stands in no published network group"),
            address=reverse("municipalities:network"),
            kind="not_begun",
        )
    others = sorted(one.name for one in group.members.all() if one != own)
    return Line(
        area=_("Network group"),
        icon="group",
        finding=_("Group %(letter)s: %(name)s")
        % {"letter": group.letter, "name": group.name or ", ".join(others)},
        note=_("together with %(names)s") % {"names": ", ".join(others)} if others else "",
        address=reverse("municipalities:network-group", args=[group.division_id, group.letter]),
        kind="published",
        is_invented=group.division.is_invented,
    )


def _meeting(own: Municipality, user: Any) -> Line:
    ahead = (
        Meeting.objects.visible_to(user)
        .gatherings()
        .about(own)
        .filter(starts_at__gte=timezone.now(), called_off_at__isnull=True)
        .order_by("starts_at", "pk")
        .first()
    )
    if ahead is None:
        return Line(
            area=_("Meetings"),
            icon="meeting",
            finding=_("No meeting is announced"),
            address=reverse("workshops:meeting-list"),
            kind="not_begun",
        )
    until = ahead.answer_by
    return Line(
        area=ahead.get_kind_display(),
        icon="meeting",
        finding=f"{ahead.title}, {long_date(timezone.localdate(ahead.starts_at))}",
        note=_("answers until %(day)s") % {"day": _day(until)} if until else "",
        address=ahead.get_absolute_url(),
        kind="info",
        is_invented=ahead.is_invented,
    )


def _day(moment: Any) -> str:
    return short_date(timezone.localdate(moment))
