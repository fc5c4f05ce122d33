"""A pilot that had a time of publication is published; the time alone no longer says so."""

from django.db import migrations


def say_so(apps, schema_editor):
    apps.get_model("pilots", "Pilot").objects.filter(published_at__isnull=False).update(
        state="published"
    )


def by_time_alone(apps, schema_editor):
    """Before, a time meant that everybody could read it."""
    pilots = apps.get_model("pilots", "Pilot").objects
    pilots.exclude(state="published").update(published_at=None)


class Migration(migrations.Migration):

    dependencies = [("pilots", "0014_pilots_from_idea")]

    operations = [migrations.RunPython(say_so, by_time_alone)]
