"""The index that finds mails by a part of a word."""

from django.db import migrations

import forkommune.ui.trigrams


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_organisation_trigrams"),
        ("work", "0010_what_waits_for_somebody"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="mail",
            index=forkommune.ui.trigrams.trigram_index("mail_trigrams", "recipient", "subject"),
        ),
    ]
