"""How an example shows on cards: its icon, and what is known of effect and cost."""

from collections.abc import Mapping

from django import template
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.components.marks import status
from forkommune.ui.dates import short_date
from pilots.examples.filters import ExampleFilter
from pilots.examples.telling import Value
from pilots.fit.alike import Answer
from pilots.fit.conditions import Verdict
from pilots.models import (
    Adoption,
    EffectKind,
    EvidenceGrade,
    Example,
    ExampleEffect,
    ExampleSource,
    LinkState,
)
from pilots.numbers import unbroken
from pilots.publishing.confirming import is_stale

register = template.Library()

# Sector -> icon of the sprite and colour of its tile; food and land fall back to the plant.
LOOKS = {
    "heating": ("buildings", "sol"),
    "energy_supply": ("lightning", "fjord"),
    "industry_oil_gas": ("factory", "neutral"),
    "road_traffic": ("truck", "fjord"),
    "shipping": ("flow", "fjord"),
    "aviation": ("flow", "fjord"),
    "other_mobile_combustion": ("truck", "sol"),
    "agriculture": ("plant", "accent"),
    "land_use": ("tree", "accent"),
    "waste_wastewater": ("recycle", "accent"),
    "fluorinated_gases": ("thermometer", "neutral"),
    "consumption": ("shopping", "accent"),
    "cross_sector": ("plan", "neutral"),
}
# Verdict on a condition -> state of ui.parts.STATES and words.
VERDICTS = {
    Verdict.MET: ("done", gettext_lazy("Met")),
    Verdict.NOT_MET: ("missing", gettext_lazy("Not met")),
    Verdict.UNKNOWN: ("not_begun", gettext_lazy("No figure")),
    Verdict.ASK: ("not_asked", gettext_lazy("Ask yourselves")),
}
# Whether municipalities are alike -> state of ui.parts.STATES and words.
LIKENESS = {
    Answer.ALIKE: ("done", gettext_lazy("Alike")),
    Answer.UNLIKE: ("missing", gettext_lazy("Not alike")),
    Answer.UNKNOWN: ("not_begun", gettext_lazy("Not known")),
}
OUTCOMES = {"works": "success", "partly": "info", "failed": "warning"}
STATUS_COLOURS = {
    "planned": "neutral",
    "ongoing": "info",
    "completed": "success",
    "continued": "success",
    "failed": "warning",
}


@register.filter
def sector_icon(example: Example) -> str:
    """The icon of an example's sector."""
    return LOOKS.get(example.sector.code, ("plant", "accent"))[0]


@register.filter
def sector_colour(example: Example) -> str:
    """The colour of an example's icon tile."""
    return LOOKS.get(example.sector.code, ("plant", "accent"))[1]


@register.filter
def status_colour(example: Example) -> str:
    """The colour of an example's status."""
    return STATUS_COLOURS.get(example.status, "neutral")


@register.filter
def eyebrow(example: Example) -> str:
    """Theme, place and year; an unknown year is left out."""
    return " · ".join(str(p) for p in (example.theme, example.place, example.start_year) if p)


@register.filter
def effect_words(example: Example) -> str:
    """The effect with what it is: a goal, a potential and a supplier's figure say so themselves."""
    if not example.effect:
        return _("Not quantified")
    plain = unbroken(example.effect)
    if example.effect_kind == EffectKind.GOAL and not plain.startswith(("Mål", "Plass")):
        return _("Goal: %(effect)s") % {"effect": plain}
    if example.effect_kind == EffectKind.POTENTIAL and not plain.startswith("Potensial"):
        return _("Potential: %(effect)s") % {"effect": plain}
    if example.effect_kind == EffectKind.SUPPLIER and "oppgir" not in plain:
        return _("Stated by the supplier: %(effect)s") % {"effect": plain}
    if example.evidence_grade == EvidenceGrade.AFTER_ONLY:
        return _("Measured after only: %(effect)s") % {"effect": plain}
    return plain


@register.filter
def cost_words(example: Example) -> str:
    """What the source says of cost or support, or that it says nothing."""
    return unbroken(example.cost) or _("Not quantified")


@register.simple_tag
def confirmed_mark(example: Example) -> str:
    """When the municipality confirmed an example, or since when it has not; nothing where it never did."""
    day = example.confirmed_on
    if day is None:
        return ""
    if is_stale(example):
        return status(_("Not confirmed since %(day)s") % {"day": short_date(day)}, kind="late")
    return status(_("Confirmed %(day)s") % {"day": short_date(day)}, kind="done")


@register.simple_tag
def link_note(source: ExampleSource, links: Mapping[str, LinkState]) -> str:
    """That the link of a source did not open, and when; nothing where it did or nobody has looked."""
    state = links.get(source.url)
    if state is None or not state.is_dead:
        return ""
    day = short_date(localdate(state.checked_at))
    return status(_("the link did not work on %(day)s") % {"day": day}, kind="late")


@register.filter
def search_address(value: Value) -> str:
    """The address of the search for a value; empty where no facet finds it."""
    facet = value.query.partition("=")[0]
    if facet not in ExampleFilter.base_filters:
        return ""
    return f"{reverse('pilots:example-list')}?{value.query}"


@register.filter
def kind_colour(effect: ExampleEffect) -> str:
    """The colour of what an effect is: only what has happened has the colour of success."""
    return "success" if effect.is_result else "warning"


@register.filter
def verdict_kind(verdict: Verdict | None) -> str:
    """The state under which a verdict is drawn."""
    return VERDICTS[verdict][0] if verdict else ""


@register.filter
def verdict_words(verdict: Verdict | None) -> str:
    """A verdict in words."""
    return str(VERDICTS[verdict][1]) if verdict else ""


@register.filter
def likeness_kind(answer: Answer) -> str:
    """The state under which it is drawn whether municipalities are alike."""
    return LIKENESS[answer][0]


@register.filter
def likeness_words(answer: Answer) -> str:
    """Whether municipalities are alike, in words."""
    return str(LIKENESS[answer][1])


@register.filter
def outcome_colour(adoption: Adoption) -> str:
    """The colour of how a copy went."""
    return OUTCOMES.get(adoption.outcome, "neutral")
