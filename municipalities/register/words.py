"""How the register speaks of memberships, plans, borders and certainty."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from municipalities.register.models import Membership, Municipality, PlanDocument, Statistic

# Best first: what a municipality has to show decides how it is listed.
PLANS = ("climate_energy_plan", "master_plan", "climate_budget")
PREPARATORY = ("case_paper", "draft", "minutes")
STUDIES = ("energy_study",)


def member_years(membership: Membership) -> str:
    """2004–2014; open ends in words. The day a membership ends is no longer part of it."""
    first, last = membership.first_year, membership.last_year
    if first is None and last is None:
        return _("years not known")
    if first is None:
        return _("until %(last)s, start not known") % {"last": last}
    if last is None:
        return _("from %(first)s") % {"first": first}
    return f"{first}–{last}"


def all_member_years(municipality: Municipality) -> str:
    """Every membership of a municipality, or that it never was a member."""
    years = [member_years(membership) for membership in municipality.memberships.all()]
    return ", ".join(years) if years else _("never a member")


def is_plan(document: PlanDocument) -> bool:
    """Whether a document counts as a plan; studies, case papers and reports do not."""
    return document.document_type.code in PLANS


def best_document(documents: Iterable[PlanDocument]) -> PlanDocument | None:
    """The newest plan, else the newest preparatory paper, else the newest study."""
    for codes in (PLANS, PREPARATORY, STUDIES):
        of_kind = [d for d in documents if d.document_type.code in codes]
        if of_kind:
            return max(of_kind, key=lambda d: (d.period_from or 0, d.title))
    return None


def plan_words(document: PlanDocument | None) -> str:
    """What the register has, in the words of a table: a plan with its year, or what else."""
    if document is None:
        return _("not found")
    code = document.document_type.code
    if code in PREPARATORY:
        return _("preparatory work")
    if code in STUDIES:
        return _("energy study")
    return (
        _("plan, %(year)s") % {"year": document.period_from}
        if document.period_from
        else _("plan, year not known")
    )


def plan_tile(document: PlanDocument | None) -> tuple[int | None, str]:
    """Tint and short word of a municipality on the map of plans; None where nothing is known."""
    if document is None:
        return None, ""
    code = document.document_type.code
    if code in PREPARATORY:
        return 1, _("prep.")
    if code in STUDIES:
        return 0, _("study")
    return 3, str(document.period_from or _("plan"))


def period_words(document: PlanDocument) -> str:
    """2013–2030, from 2009, to 2030, or that the period is not known."""
    first, last = document.period_from, document.period_to
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return _("from %(first)s") % {"first": first}
    if last:
        return _("to %(last)s") % {"last": last}
    return _("period not known")


def place(number: str, county: str, valid_from: date | None) -> str:
    """Number and county of an area, and since when it exists if the register knows: 3203, Akershus."""
    known = [number, county]
    if valid_from is not None:
        known.append(_("from %(year)s") % {"year": valid_from.year})
    return ", ".join(known)


def border_words(statistic: Statistic) -> str:
    """Within which borders a figure was counted."""
    if statistic.border_year is None:
        return _("borders not stated in the source")
    return _("borders of %(year)s") % {"year": statistic.border_year}


def certainty_words(certainty: str) -> str:
    """How sure the register is of a fact, in words for readers."""
    if certainty.startswith("sourced ("):
        return _("inferred from the facility's name or place")
    return {
        "sourced": _("from the source"),
        "memory": _("from memory, to be checked"),
        "": _("not known"),
    }.get(certainty, certainty)
