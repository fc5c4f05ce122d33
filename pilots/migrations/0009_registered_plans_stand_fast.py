"""Triggers that refuse every change of a registered plan and of what was noted beside it."""

from django.db import migrations

from ._experiment_guards import PLANS_ARE_FREE, PLANS_STAND_FAST


class Migration(migrations.Migration):

    dependencies = [("pilots", "0008_deviations_become_notes")]

    operations = [
        migrations.RemoveField(model_name="fieldexperiment", name="deviations"),
        migrations.RemoveField(model_name="fieldexperiment", name="reached_n"),
        migrations.RunSQL(PLANS_STAND_FAST, PLANS_ARE_FREE),
    ]
