"""What the open API tells of an example and of a pilot project; the unknown is null, never 0."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from forkommune.api.fields import PageAddress, Words
from pilots.effects.told import read
from pilots.experiments.open_data import public_result
from pilots.experiments.results import experiment_of
from pilots.models import Example, Pilot


class Codes(serializers.ListField):
    """The codes of words of the taxonomy."""

    def __init__(self) -> None:
        super().__init__(child=serializers.CharField(), read_only=True)

    def to_representation(self, data: Any) -> list[str]:
        """In the order of the taxonomy."""
        return [term.code for term in data.all()]


class Texts(Codes):
    """The texts of the rows, in their order."""

    def to_representation(self, data: Any) -> list[str]:
        """One text a row."""
        return [row.text for row in data.all()]


class OfMunicipalities:
    """Rows that concern municipalities, as they were at the time."""

    def get_municipalities(self, row: Example | Pilot) -> list[str]:
        """Their numbers."""
        return [municipality.number for municipality in row.municipalities.all()]


class EffectSerializer(serializers.Serializer):
    """One effect of an example. `kind` says whether it is a result, or only hoped for."""

    family = serializers.CharField()
    kind = serializers.CharField(help_text="result, goal, potential or supplier.")
    what = serializers.CharField()
    value = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    unit = Words()
    year = serializers.IntegerField(allow_null=True)
    evidence_grade = serializers.CharField(source="grade")
    uncertainty = Words()
    method = Words()
    words = Words(help_text="As the source says it.")
    tool = Words(help_text="The supplier's own tool.")
    tool_owner = Words()


class FundingSerializer(serializers.Serializer):
    """Who paid."""

    source = serializers.CharField(source="source.code")  # type: ignore[assignment]
    amount_nok = serializers.IntegerField(allow_null=True)
    year_from = serializers.IntegerField(allow_null=True)
    year_to = serializers.IntegerField(allow_null=True)
    words = Words()


class BarrierSerializer(serializers.Serializer):
    """What stood in the way, and what was done about it."""

    barrier = serializers.CharField(source="barrier.code")
    words = Words()
    solution = Words()


class ConditionSerializer(serializers.Serializer):
    """What it takes; `test` names the figure that decides, null where only the municipality knows."""

    words = serializers.CharField()
    test = Words()
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    sector = serializers.CharField(source="sector.code", allow_null=True, default=None)


class AdoptionSerializer(serializers.Serializer):
    """Who copied it, and how it went."""

    municipality = serializers.CharField(source="municipality.number")
    year = serializers.IntegerField(allow_null=True)
    outcome = Words()
    result = Words()
    invented = serializers.BooleanField(source="is_invented")


class ReferenceSerializer(serializers.Serializer):
    """A source with what is needed to find it again."""

    title = serializers.CharField()
    url = Words()
    year = serializers.IntegerField(allow_null=True)
    version = Words()
    page = Words()


# Part of an example -> the fields that tell it, where they have other names.
TELL = {
    "effects": ("effect", "effect_kind", "effects"),
    "cost": (
        "cost",
        "cost_nok",
        "investment_nok",
        "investment_is_extra_cost",
        "yearly_cost_nok",
        "cost_year",
        "cost_class",
    ),
    "participation": ("participation_level", "participation"),
}


class ExampleSerializer(OfMunicipalities, serializers.Serializer):
    """One published example. What the owner keeps back is named in `kept_back` and told nowhere."""

    slug = serializers.CharField()
    title = serializers.CharField()
    url = PageAddress()
    summary = serializers.CharField()
    kind = serializers.CharField()
    municipality = serializers.CharField(source="place", help_text="As the source names it.")
    municipalities = serializers.SerializerMethodField(help_text="Their numbers at the time.")
    year = serializers.IntegerField(source="start_year", allow_null=True)
    end_year = serializers.IntegerField(allow_null=True)
    sector = serializers.CharField(source="sector.code")
    theme = serializers.CharField(source="theme.code")
    instrument = serializers.CharField(source="instrument.code")
    other_instruments = Codes()
    municipal_roles = Codes()
    actors = Codes()
    target_groups = Codes()
    transition_level = Words()
    emission_scope = Words()
    climate_purpose = Words()
    status = serializers.CharField()
    effect = Words(help_text="In words.")
    effect_kind = Words(help_text="Result, goal, potential, supplier's figure.")
    effects = EffectSerializer(many=True)
    cost = Words(help_text="In words.")
    cost_nok = serializers.IntegerField(source="investment_nok", allow_null=True)
    investment_nok = serializers.IntegerField(allow_null=True)
    investment_is_extra_cost = serializers.BooleanField(
        source="investment_is_extra", allow_null=True
    )
    yearly_cost_nok = serializers.IntegerField(allow_null=True)
    cost_year = serializers.IntegerField(allow_null=True)
    cost_class = Words()
    funding = FundingSerializer(many=True)
    person_years = serializers.FloatField(allow_null=True)
    months_to_carry_out = serializers.IntegerField(allow_null=True)
    lifetime_years = serializers.IntegerField(allow_null=True)
    legal_basis = Words()
    challenge = Words(source="told.challenge")
    goal = Words(source="told.goal")
    steps = Texts()
    anchoring = Words(source="told.anchoring")
    participation_level = Words(source="told.participation_level")
    participation = Words(source="told.participation")
    barriers = BarrierSerializer(many=True)
    did_not_work = Words(source="told.did_not_work")
    advice = Words(source="told.advice")
    other_effects = Words(source="told.other_effects")
    conditions = ConditionSerializer(many=True)
    adoptions = AdoptionSerializer(many=True)
    evidence_grade = serializers.CharField()
    confirmed_by_municipality = serializers.SerializerMethodField()
    confirmed_on = serializers.DateField(allow_null=True)
    kept_back = serializers.ListField(source="hidden", help_text="Parts that are not public.")
    sources = serializers.SerializerMethodField(help_text="Titles of the sources.")
    references = ReferenceSerializer(source="sources", many=True)
    invented = serializers.BooleanField(source="is_invented", help_text="Demonstration data.")

    def to_representation(self, instance: Example) -> dict[str, Any]:
        """What the public may read: parts that are kept back are null, or lists of nothing."""
        told: dict[str, Any] = super().to_representation(instance)
        for part in instance.hidden:
            for name in TELL.get(part, (part,)):
                if name in told:
                    told[name] = [] if isinstance(told[name], list) else None
        return told

    def get_confirmed_by_municipality(self, row: Example) -> bool:
        """Whether the municipality has confirmed it."""
        return row.confirmed_on is not None

    def get_sources(self, row: Example) -> list[str]:
        """Their titles."""
        return [source.title for source in row.sources.all()]


class PilotResultSerializer(serializers.Serializer):
    """What was concluded of one indicator. Figures are null where fewer than five stand behind one of
    them, and where nothing was measured before: nothing after alone is a change."""

    indicator = serializers.CharField(source="name")
    unit = serializers.CharField()
    verdict = serializers.CharField(help_text="effect, worse, no_effect or undecided.")
    change = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True, help_text="Of the 95 % interval.")
    high = serializers.FloatField(allow_null=True)
    measured = serializers.IntegerField(allow_null=True, help_text="How many.")
    smallest_that_matters = serializers.FloatField(allow_null=True)
    compared = serializers.BooleanField(help_text="Whether the plan has a comparison group.")
    why = serializers.CharField(help_text="What the rule says, and what it cannot rule out.")


class PilotSerializer(OfMunicipalities, serializers.Serializer):
    """One published pilot project."""

    slug = serializers.CharField()
    name = serializers.CharField()
    url = PageAddress()
    summary = serializers.CharField()
    phase = serializers.CharField(source="phase.code")
    sector = serializers.CharField(source="sector.code", allow_null=True, default=None)
    municipalities = serializers.SerializerMethodField(help_text="Their numbers at the time.")
    hypothesis = Words()
    registered_on = serializers.SerializerMethodField(
        help_text="When hypothesis and plan were registered; they stand fast since."
    )
    design = serializers.CharField(source="experiment.design", allow_null=True, default=None)
    potential_low = serializers.FloatField(
        allow_null=True, help_text="Tonnes CO₂e a year, reckoned beforehand: never a result."
    )
    potential_high = serializers.FloatField(allow_null=True)
    potential_method = Words()
    conclusion = Words(
        help_text="effect, worse, both, no_effect or undecided; null until it is concluded."
    )
    results = serializers.SerializerMethodField(help_text="Of the newest conclusion.")
    invented = serializers.BooleanField(source="is_invented", help_text="Demonstration data.")

    @extend_schema_field(serializers.DateField(allow_null=True))
    def get_registered_on(self, row: Pilot) -> str | None:
        """The day on the clocks of here."""
        at = row.hypothesis_registered_at
        return None if at is None else localdate(at).isoformat()

    @extend_schema_field(PilotResultSerializer(many=True))
    def get_results(self, row: Pilot) -> list[dict[str, Any]]:
        """What the newest conclusion says of each indicator."""
        experiment = experiment_of(row)
        conclusions = [] if experiment is None else list(experiment.conclusions.all())
        newest = max(conclusions, key=lambda one: one.pk, default=None)
        told = [] if newest is None else [public_result(read(one)) for one in newest.told]
        return [dict(PilotResultSerializer(one).data) for one in told]
