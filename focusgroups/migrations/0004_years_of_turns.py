"""What was said in a session is from the year of the session."""

from django.db import migrations


def date_turns(apps, schema_editor):
    """A turn of a session without a time stays without a year."""
    Text = apps.get_model("evidence", "SourceText")
    Group = apps.get_model("focusgroups", "FocusGroup")
    held = Group.objects.exclude(starts_at=None)
    for year in set(held.values_list("starts_at__year", flat=True)):
        turns = Text.objects.filter(note__group__starts_at__year=year)
        turns.update(year=year)


def undate_turns(apps, schema_editor):
    """As before: no turn has a year."""
    apps.get_model("evidence", "SourceText").objects.filter(kind="note").update(year=None)


class Migration(migrations.Migration):
    dependencies = [
        ("focusgroups", "0003_turns_that_speak_of_somebody"),
        ("evidence", "0026_year_of_texts"),
    ]

    operations = [migrations.RunPython(date_turns, undate_turns)]
