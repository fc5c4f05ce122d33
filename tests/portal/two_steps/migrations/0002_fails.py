"""Fails."""

from django.db import migrations


def fail(apps, schema_editor):
    raise RuntimeError("the second step")


class Migration(migrations.Migration):
    dependencies = [("two_steps", "0001_makes_a_table")]
    operations = [migrations.RunPython(fail)]
