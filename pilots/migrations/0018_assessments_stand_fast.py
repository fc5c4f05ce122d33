"""The earlier table goes, and triggers refuse changes of what is published, handed in or decided."""

from django.db import migrations

from ._assessment_guards import ARE_FREE, STAND_FAST


class Migration(migrations.Migration):

    dependencies = [("pilots", "0017_earlier_assessments")]

    operations = [
        migrations.DeleteModel(name="PilotAssessment"),
        migrations.RunSQL(STAND_FAST, ARE_FREE),
    ]
