"""Which examples keep a part back, without reading all of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pilots", "0029_examples_apart")]

    operations = [
        migrations.AddIndex(
            model_name="example",
            index=models.Index(
                models.F("id"),
                condition=models.Q(("hidden", []), _negated=True),
                name="example_with_hidden",
            ),
        )
    ]
