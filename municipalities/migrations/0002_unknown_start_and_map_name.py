"""A membership whose start is not known, and a municipality's name as short as the map needs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("municipalities", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="municipality",
            name="tile_name",
            field=models.CharField(blank=True, max_length=12, verbose_name="name on the map"),
        ),
        migrations.AlterField(
            model_name="membership",
            name="valid_from",
            field=models.DateField(
                blank=True,
                help_text="Empty when it is not known.",
                null=True,
                verbose_name="from",
            ),
        ),
        migrations.AlterField(
            model_name="pointsourceemission",
            name="tonnes_co2e",
            field=models.DecimalField(
                blank=True,
                decimal_places=6,
                max_digits=18,
                null=True,
                verbose_name="tonnes CO₂e",
            ),
        ),
    ]
