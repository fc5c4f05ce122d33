"""Numbers that a text can name: from the same frozen data as the tables, written as the tables write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .overview import Overview
from .words import number, percent

# What follows the number where somebody typed it, by its beginning.
MUNICIPALITY, EXAMPLE, PILOT = "kommune", "eksemp", "pilot"


@dataclass(frozen=True)
class NamedNumber:
    """One of them. text: as it is printed. noun: how the word begins that it counts; "" for none.

    value: None where nobody knows it, or where too few are behind it to say.
    """

    label: str
    text: str
    value: float | None
    noun: str = ""


def named_numbers(data: Mapping[str, Any]) -> dict[str, NamedNumber]:
    """All that a report's data know, by their names."""
    view = Overview(data)
    found = {
        "kommuner": _count(
            _("Municipalities in the report"), len(view.municipalities), MUNICIPALITY
        ),
        "medlemmer": _count(_("Members when the project began"), len(view.members), "medlem"),
        "innbyggere": _count(_("Inhabitants of the members"), view.total_people(), "innbygger"),
        "vekst": _change(_("Growth of the members together, ten years"), view.total_growth),
        "vekst-median": _change(_("Median growth, ten years"), view.median_growth),
        "kommuner-med-plan": _count(
            _("Municipalities with a plan"), len(view.with_plan), MUNICIPALITY
        ),
        "kommuner-med-funn": _count(
            _("Municipalities with findings"), len(view.with_findings), MUNICIPALITY
        ),
        "intervjuet": _interviewed(view),
        "eksempler": _count(_("Examples from the region"), len(data["examples"]), EXAMPLE),
        "eksempler-malt": _count(
            _("Examples with a measured effect"), view.measured_examples, EXAMPLE
        ),
        **{
            name: _count(label, view.finding_counts[kind], noun)
            for name, kind, label, noun in (
                ("tiltak", "measures", _("Measures found"), "tiltak"),
                ("virkemidler", "instruments", _("Instruments found"), "virkemid"),
                ("rutiner", "routines", _("Routines found"), "rutine"),
                ("institusjoner", "institutions", _("Institutions found"), "institusjon"),
            )
        },
        "delmal": _count(
            _("Sub-goals of the application"), len(data["project"]["goals"]), "delmål"
        ),
    }
    return found | _own(data)


def _own(data: Mapping[str, Any]) -> dict[str, NamedNumber]:
    """What only one report's data hold."""
    found = {}
    if "pilots" in data:
        pilots = data["pilots"]
        concluded = sum(1 for one in pilots if one["conclusion"])
        found["pilotprosjekter"] = _count(_("Pilot projects"), len(pilots), PILOT)
        found["pilotprosjekter-konkludert"] = _count(
            _("Pilot projects with a conclusion"), concluded, PILOT
        )
    published = data.get("network", {}).get("published")
    if published:
        label = _("Groups in the published division")
        found["nettverksgrupper"] = _count(label, len(published["groups"]), "gruppe")
    if "attained" in data:
        told = data["attained"]
        found["aktiviteter"] = _count(_("Activities"), len(told["activities"]), "aktivitet")
        found["formidlinger"] = _count(
            _("Times it was told of"), len(told["dissemination"]), "formidling"
        )
    return found


def _count(label: str, value: int | None, noun: str) -> NamedNumber:
    return NamedNumber(label, number(value), value, noun)


def _change(label: str, value: float | None) -> NamedNumber:
    return NamedNumber(label, percent(value), None if value is None else round(value, 1))


def _interviewed(view: Overview) -> NamedNumber:
    label = _("Municipalities interviewed")
    if view.interviewed is None:
        return NamedNumber(label, pgettext("number in a text", "fewer than five"), None)
    return _count(label, view.interviewed, MUNICIPALITY)
