"""A version of a guide as its page shows it, and two versions side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from focusgroups.models import Guide
from forkommune.work.comparing import ComparedPart, compare
from forkommune.work.registry import TextPart

from .outline import Asked, Part, Parts, minutes_of, read_parts


@dataclass(frozen=True)
class Length:
    """The minutes of all parts against those that are set aside."""

    parts: int
    planned: int

    @property
    def over(self) -> int:
        """Minutes too many; 0 where the parts have room."""
        return max(0, self.parts - self.planned)

    @property
    def left(self) -> int:
        """Minutes that no part uses."""
        return max(0, self.planned - self.parts)


def length_of(guide: Guide) -> Length:
    """How long the parts of a guide take, and how long it may take."""
    return Length(minutes_of(read_parts(guide.parts)), guide.duration_minutes)


def rules_of(guide: Guide) -> list[str]:
    """The ground rules, one by one."""
    return [line for one in guide.ground_rules.splitlines() if (line := one.strip())]


def compared(before: Guide, after: Guide) -> list[ComparedPart]:
    """Everything of two versions; questions are tied to each other by their codes."""
    return compare(_texts(before), _texts(after))


def _texts(guide: Guide) -> list[TextPart]:
    parts = read_parts(guide.parts)
    minutes = str(guide.duration_minutes)
    return [
        TextPart("minutes", _("Minutes set aside"), minutes),
        TextPart("opening", _("What is said at the beginning"), guide.opening),
        TextPart("rules", _("Ground rules"), guide.ground_rules),
        TextPart("order", _("Order of the parts"), _order(parts)),
        *(text for part in parts for text in _of_part(part)),
    ]


def _order(parts: Parts) -> str:
    return "\n".join(part.label for part in parts)


def _of_part(part: Part) -> list[TextPart]:
    minutes = ngettext("%(n)d minute", "%(n)d minutes", part.minutes) % {"n": part.minutes}
    codes = ", ".join(one.code for one in part.questions)
    about = "\n".join(filter(None, [part.label, part.label_nn, minutes, codes]))
    questions = [TextPart(f"q-{one.code}", one.code, _question(one)) for one in part.questions]
    return [TextPart(f"part-{part.code}", part.label, about), *questions]


def _question(one: Asked) -> str:
    feeds = _("Feeds %(codes)s") % {"codes": ", ".join(one.feeds)} if one.feeds else ""
    prompts = (f"– {prompt}" for prompt in one.prompts)
    return "\n".join(filter(None, [one.text, one.text_nn, *prompts, feeds]))
