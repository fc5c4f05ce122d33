"""What an entry was read from lies beside it: a search reads a row of each hit, and a third of it was that."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

TAKEN_ALONG = """
    INSERT INTO search_searchreading (entry_id, words, digest, analyser)
    SELECT id, words, digest, analyser FROM search_searchentry
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0005_values_as_numbers")]

    operations = [
        migrations.CreateModel(
            name="SearchReading",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="search.searchentry",
                    ),
                ),
                (
                    "words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        default=list,
                        help_text="As they are written; spelling and suggestions offer them.",
                        size=None,
                        verbose_name="words",
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="Of the texts, and of who sees the row.",
                        max_length=64,
                        verbose_name="digest",
                    ),
                ),
                (
                    "analyser",
                    models.CharField(
                        default="",
                        help_text="The version that read the texts.",
                        max_length=16,
                        verbose_name="analyser",
                    ),
                ),
            ],
            options={
                "verbose_name": "reading of the search",
                "verbose_name_plural": "readings of the search",
            },
        ),
        migrations.RunSQL(TAKEN_ALONG, migrations.RunSQL.noop),
    ]
