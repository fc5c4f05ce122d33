"""What the arithmetic of tables found, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .arranging.account import Account, Breach
from .arranging.refusing import Refusal, Rule
from .gathering import Gathered

LIMIT_OF_NAMES = 4


def refused(refusals: Iterable[Refusal], gathered: Gathered) -> list[str]:
    """Each rule that cannot be kept, with the numbers and a way out."""
    names = {
        str(municipality.pk): str(municipality)
        for one in gathered.people.values()
        if (municipality := getattr(one.organisation, "municipality", None))
    }
    return [_refused(one, names.get(one.municipality, "")) for one in refusals]


def _refused(one: Refusal, municipality: str) -> str:
    values = {
        "count": one.count,
        "most": one.most,
        "municipality": municipality,
        "table": one.table,
        "round": one.round,
    }
    return _words(one) % values


def _words(one: Refusal) -> str:
    if one.rule is Rule.NOBODY:
        return _("Nobody has said that they come, so there is nobody to seat.")
    if one.rule is Rule.EMPTY:
        return _(
            "Rule “no table is empty”: %(count)d tables for %(most)d people. Choose at most %(most)d tables."
        )
    if one.rule is Rule.APART and one.table:
        return _(
            "Rule “members of one municipality apart”: %(count)d from %(municipality)s are decided for "
            "table %(table)d in round %(round)d. Let one of them loose, or take the rule away."
        )
    if one.rule is Rule.APART:
        return _(
            "Rule “members of one municipality apart”: %(count)d from %(municipality)s come, and there "
            "are %(most)d tables. Choose at least %(count)d tables, or take the rule away."
        )
    if one.rule is Rule.MIXED:
        return _(
            "Rule “at least two municipalities at a table”: those who come from municipalities are "
            "enough for %(most)d tables. Choose fewer tables, or take the rule away."
        )
    if one.rule is Rule.LEADERS and one.table:
        return _(
            "Rule “one facilitator a table”: %(count)d facilitators are decided for table %(table)d in "
            "round %(round)d. Let one of them loose."
        )
    if one.rule is Rule.LEADERS:
        return _(
            "Rule “one facilitator a table”: %(count)d facilitators come, and there are %(most)d tables. "
            "Choose at least %(count)d tables, or give somebody another role."
        )
    return _(
        "Rule “tables differ by one at most”: %(count)d people are decided for table %(table)d in round "
        "%(round)d, where %(most)d have room. Let some of them loose."
    )


def broken(breaches: Iterable[Breach], gathered: Gathered) -> list[str]:
    """Each rule that seats break: which, where, and who."""
    return [_broken(one, gathered) for one in breaches]


def _broken(one: Breach, gathered: Gathered) -> str:
    words = {
        Rule.APART: _("members of one municipality apart"),
        Rule.LEADERS: _("one facilitator a table"),
        Rule.MIXED: _("at least two municipalities at a table"),
        Rule.SIZES: _("tables differ by one at most"),
        Rule.LOCKED: _("decided seats are kept"),
    }[one.rule]
    who = _names(one, gathered)
    values = {"rule": words, "round": one.round, "table": one.table, "who": who}
    if who:
        return _("Round %(round)d, table %(table)d breaks “%(rule)s”: %(who)s.") % values
    return _("Round %(round)d, table %(table)d breaks “%(rule)s”.") % values


def _names(one: Breach, gathered: Gathered) -> str:
    people = [gathered.people[key] for key in one.keys if key in gathered.people]
    shown = [f"{person} ({person.organisation})" for person in people[:LIMIT_OF_NAMES]]
    return ", ".join(shown)


def meetings_again(account: Account, rounds: int) -> str:
    """Who meets again, and whether that is proven to be the fewest."""
    if rounds < 2:
        return ""
    if account.met == 0:
        return _("Nobody meets the same person twice.")
    if account.is_least_met:
        return ngettext(
            "Proven: %(n)d meeting again cannot be avoided.",
            "Proven: %(n)d meetings again cannot be avoided.",
            account.met,
        ) % {"n": account.met}
    met = ngettext("%(n)d pair meets again.", "%(n)d pairs meet again.", account.met)
    at_least = ngettext(
        "At least %(n)d cannot be avoided.", "At least %(n)d cannot be avoided.", account.least_met
    )
    return " ".join([met % {"n": account.met}, at_least % {"n": account.least_met}])


def proof(account: Account) -> str:
    """How good the seats are, and how sure that is."""
    if account.is_best:
        return _("Proven: no seating is better (%(cost)d points).") % {"cost": account.cost}
    return _(
        "The best that was found, not proven: %(cost)d points; none can be below %(bound)d."
    ) % {"cost": account.cost, "bound": account.bound}


def price(points: int) -> str:
    """What a change costs."""
    if points == 0:
        return _("costs nothing")
    if points > 0:
        return ngettext("%(n)d point worse", "%(n)d points worse", points) % {"n": points}
    return ngettext("%(n)d point better", "%(n)d points better", -points) % {"n": -points}
