"""The one figure of an example becomes the first of its effects."""

from django.db import migrations

MEASURED = ("control", "before_after", "after_only")


def into_rows(apps, schema_editor):
    """A row for each figure with a unit; a goal is not measured, whatever the example says."""
    example, effect = (apps.get_model("pilots", name) for name in ("Example", "ExampleEffect"))
    rows = example.objects.filter(effect_value__isnull=False).exclude(effect_unit="")
    effect.objects.bulk_create(
        effect(
            example=row,
            family="other",
            kind=row.effect_kind or "result",
            what=(row.effect or row.title)[:150],
            value=row.effect_value,
            # An old figure may be over 100 per cent; it keeps its unit in words.
            unit=row.effect_unit
            if abs(row.effect_value) <= 100 or not row.effect_unit.startswith("%")
            else f"prosent ({row.effect_unit})"[:80],
            words=row.effect,
            grade="not_assessed"
            if row.effect_kind == "goal" and row.evidence_grade in MEASURED
            else row.evidence_grade,
            position=1,
        )
        for row in rows
    )


def into_columns(apps, schema_editor):
    """The first figure of each example stands in its own columns again."""
    effect = apps.get_model("pilots", "ExampleEffect")
    rows = effect.objects.filter(value__isnull=False).order_by("example_id", "position", "pk")
    for row in rows.distinct("example_id").select_related("example"):
        row.example.effect_value, row.example.effect_unit = row.value, row.unit
        row.example.save(update_fields=["effect_value", "effect_unit"])


class Migration(migrations.Migration):

    dependencies = [("pilots", "0011_examples_in_full")]

    operations = [migrations.RunPython(into_rows, into_columns)]
