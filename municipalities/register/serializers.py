"""What the open API tells of a municipality and of a figure; the unknown is null, never 0."""

from __future__ import annotations

from rest_framework import serializers

from forkommune.api.fields import PageAddress, Words
from municipalities.register.models import Municipality


class MunicipalitySerializer(serializers.Serializer):
    """One municipality within the borders of a period."""

    number = serializers.CharField()
    name = serializers.CharField()
    url = PageAddress()
    county = serializers.CharField(source="county.name", help_text="The county of the time.")
    valid_from = serializers.DateField(allow_null=True)
    valid_to = serializers.DateField(allow_null=True)
    area_km2 = serializers.FloatField(allow_null=True)
    language_form = Words(help_text="The official language form.")
    successors = serializers.SerializerMethodField(help_text="Numbers of what it became.")

    def get_successors(self, row: Municipality) -> list[str]:
        """Their numbers."""
        return [succession.successor.number for succession in row.successions.all()]


class StatisticSerializer(serializers.Serializer):
    """One figure with the borders it was counted in, its source and certainty."""

    kind = serializers.CharField(source="kind.code", help_text="Code of the series.")
    unit = serializers.CharField(source="kind.unit")
    area_number = serializers.CharField()
    area_name = serializers.CharField()
    sector = Words(source="sector_label", help_text="As published.")
    year_from = serializers.IntegerField(allow_null=True)
    year = serializers.IntegerField()
    value = serializers.FloatField(allow_null=True)
    border_year = serializers.IntegerField(allow_null=True)
    source = serializers.CharField()  # type: ignore[assignment]
    certainty = serializers.CharField()
    invented = serializers.BooleanField(source="is_invented", help_text="Demonstration data.")
