"""The columns whose figures have moved to the effects go."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("pilots", "0012_effects_as_rows")]

    operations = [
        migrations.RemoveField(
            model_name='example',
            name='effect_unit',
        ),
        migrations.RemoveField(
            model_name='example',
            name='effect_value',
        ),
    ]
