"""What is left of personal links whose rows are gone: the digest of the token, and why."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_organisation_trigrams")]

    operations = [
        migrations.CreateModel(
            name="EndedLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("scope", models.SlugField(max_length=40, verbose_name="what it allowed")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("withdrawn", "Everything was taken back"),
                            ("erased", "Everything was deleted"),
                        ],
                        max_length=10,
                        verbose_name="reason",
                    ),
                ),
                ("ended_on", models.DateField(verbose_name="ended on")),
                ("told_until", models.DateField(verbose_name="told until")),
            ],
            options={"verbose_name": "ended link", "verbose_name_plural": "ended links"},
        ),
    ]
