"""What goes wrong with a division, in words that name the value and the next step."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from municipalities.register.models import Municipality

from .dividing.feasible import Impossible
from .dividing.rules import Kind, Rule, Task
from .dividing.weighing import BadWeight, NothingKnown, NoWeight, UnknownCriterion


def rule_in_words(rule: Rule, names: dict[str, str]) -> str:
    """A rule as a sentence without its full stop."""
    members = in_a_row([names.get(one, one) for one in rule.members])
    match rule.kind:
        case Kind.TOGETHER:
            return _("%s together") % members
        case Kind.APART:
            return _("%s in different groups") % members
        case Kind.FIXED:
            return _("%(members)s in %(group)s") % {"members": members, "group": rule.label}
        case Kind.COUNTY:
            return _("at most %d of a county in a group") % rule.number
        case Kind.HANGING:
            return _("each group hangs together on the map")


def impossible_in_words(error: Impossible, task: Task, names: dict[str, str]) -> str:
    """Why no division is possible: the sizes, or the rules in the way; and what is possible."""
    sizes = {"smallest": task.sizes.smallest, "largest": task.sizes.largest}
    count = {"count": len(task.keys), **sizes, "groups": error.groups}
    if not error.rules and error.groups is None:
        why = (
            _(
                "%(count)d municipalities cannot be divided into groups of %(smallest)d to %(largest)d."
            )
            % count
        )
    elif not error.rules:
        why = (
            _(
                "%(count)d municipalities cannot be divided into %(groups)d groups of %(smallest)d to %(largest)d."
            )
            % count
        )
    else:
        told = "; ".join(rule_in_words(rule, names) for rule in error.rules)
        why = _(
            "These rules cannot be kept with groups of %(smallest)d to %(largest)d: %(rules)s."
        ) % {
            **sizes,
            "rules": told,
        }
    return f"{why} {_next(error)}"


def _next(error: Impossible) -> str:
    if not error.numbers:
        return _("Change the sizes, or take a rule away.")
    return _("Possible numbers of groups: %s.") % in_a_row([str(n) for n in error.numbers], _("or"))


def weights_in_words(
    error: UnknownCriterion | BadWeight | NoWeight | NothingKnown,
    municipalities: Sequence[Municipality],
) -> str:
    """Why criteria cannot be weighed."""
    match error:
        case UnknownCriterion():
            return _("Nothing is known of the criterion %(code)s; known: %(known)s.") % {
                "code": error.code,
                "known": ", ".join(error.known),
            }
        case BadWeight():
            return _("The weight of %(code)s is %(value)s; it is a number from 0 up.") % {
                "code": error.code,
                "value": error.value,
            }
        case NothingKnown():
            return _(
                "Nothing that counts is known of %(name)s together with %(other)s. "
                "Let another criterion count, or leave %(name)s out."
            ) % {
                "name": municipalities[error.index],
                "other": municipalities[error.other],
            }
    return _("No criterion counts; give at least one a weight above 0.")


def in_a_row(words: Sequence[str], link: str | None = None) -> str:
    """Asker, Røyken and Hurum."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {link or _('and')} {words[-1]}"
