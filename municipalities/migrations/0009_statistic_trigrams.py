"""The index that finds statistics by a part of the name of their area."""

from django.db import migrations

import forkommune.ui.trigrams


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_organisation_trigrams"),
        ("municipalities", "0008_words_of_fields"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="statistic",
            index=forkommune.ui.trigrams.trigram_index(
                "statistic_trigrams", "area_name", "area_number"
            ),
        ),
    ]
