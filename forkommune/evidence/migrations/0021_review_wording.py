"""What a judgement is about, or what it says instead."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("evidence", "0020_results_of_closed_rounds")]

    operations = [
        migrations.AddField(
            model_name="claimreview",
            name="wording",
            field=models.TextField(blank=True, default="", verbose_name="wording"),
            preserve_default=False,
        ),
    ]
