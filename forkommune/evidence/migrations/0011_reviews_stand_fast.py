"""The link by which a municipality answered, and triggers that keep reviews as they were written."""

import django.db.models.deletion
from django.db import migrations, models

from ._reviews import REVIEWS_ARE_FREE, REVIEWS_STAND_FAST


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0006_organisation_trigrams"),
        ("evidence", "0010_reasons_for_no"),
    ]

    operations = [
        migrations.AddField(
            model_name="claimreview",
            name="through",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="accounts.personallink"),
        ),
        migrations.RunSQL(REVIEWS_STAND_FAST, REVIEWS_ARE_FREE),
    ]
