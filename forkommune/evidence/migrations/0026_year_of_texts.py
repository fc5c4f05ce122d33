"""The year that a text is from; those that stand get theirs from the rooms that made them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0025_board_exports"),
    ]

    operations = [
        migrations.AddField(
            model_name="sourcetext",
            name="year",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="When it was said, or the document's; empty where it is not known.",
                null=True,
                verbose_name="the year it is from",
            ),
        ),
    ]
