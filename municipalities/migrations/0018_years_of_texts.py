"""Answers are from the year of their interview, pages from the year of their version."""

from django.db import migrations


def date_texts(apps, schema_editor):
    """A text whose interview or version has no day stays without a year."""
    Text = apps.get_model("evidence", "SourceText")
    for day in ("answer__interview__held_on", "plan_page__version__dated_on"):
        dated = Text.objects.exclude(**{day: None})
        for year in set(dated.values_list(f"{day}__year", flat=True)):
            Text.objects.filter(**{f"{day}__year": year}).update(year=year)


def undate_texts(apps, schema_editor):
    """As before: no text has a year."""
    apps.get_model("evidence", "SourceText").objects.filter(
        kind__in=["answer", "plan"]
    ).update(year=None)


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0017_findings_of_research_questions"),
        ("evidence", "0026_year_of_texts"),
    ]

    operations = [migrations.RunPython(date_texts, undate_texts)]
