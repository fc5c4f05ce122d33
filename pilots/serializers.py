"""What the open API tells of an example and of a pilot project; the unknown is null, never 0."""

from __future__ import annotations

from rest_framework import serializers

from forkommune.api.fields import PageAddress, Words
from pilots.models import Example, Pilot


class OfMunicipalities:
    """Rows that concern municipalities, as they were at the time."""

    def get_municipalities(self, row: Example | Pilot) -> list[str]:
        """Their numbers."""
        return [municipality.number for municipality in row.municipalities.all()]


class ExampleSerializer(OfMunicipalities, serializers.Serializer):
    """One published example."""

    slug = serializers.CharField()
    title = serializers.CharField()
    url = PageAddress()
    summary = serializers.CharField()
    municipality = serializers.CharField(source="place", help_text="As the source names it.")
    municipalities = serializers.SerializerMethodField(help_text="Their numbers at the time.")
    year = serializers.IntegerField(source="start_year", allow_null=True)
    sector = serializers.CharField(source="sector.code")
    theme = serializers.CharField(source="theme.code")
    instrument = serializers.CharField(source="instrument.code")
    status = serializers.CharField()
    effect = Words(help_text="In words.")
    effect_kind = Words(help_text="A result, a goal or a supplier's figure.")
    cost = Words(help_text="In words.")
    cost_nok = serializers.IntegerField(
        source="investment_nok", allow_null=True, help_text="The same as investment_nok."
    )
    evidence_grade = serializers.CharField()
    confirmed_by_municipality = serializers.SerializerMethodField()
    sources = serializers.SerializerMethodField(help_text="Titles of the sources.")
    invented = serializers.BooleanField(source="is_invented", help_text="Demonstration data.")

    def get_confirmed_by_municipality(self, row: Example) -> bool:
        """Whether the municipality has confirmed it."""
        return row.confirmed_on is not None

    def get_sources(self, row: Example) -> list[str]:
        """Their titles."""
        return [source.title for source in row.sources.all()]


class PilotSerializer(OfMunicipalities, serializers.Serializer):
    """One published pilot project."""

    slug = serializers.CharField()
    name = serializers.CharField()
    url = PageAddress()
    summary = serializers.CharField()
    phase = serializers.CharField(source="phase.code")
    sector = serializers.CharField(source="sector.code", allow_null=True, default=None)
    municipalities = serializers.SerializerMethodField(help_text="Their numbers at the time.")
    conclusion = Words(help_text="What it showed, if it is concluded.")
    invented = serializers.BooleanField(source="is_invented", help_text="Demonstration data.")
