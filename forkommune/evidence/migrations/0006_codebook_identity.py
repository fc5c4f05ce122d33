"""A codebook gets an identity for life: exchange files name their rows by it."""

import uuid

from django.db import migrations, models


def give_each_its_own(apps, schema_editor):
    Codebook = apps.get_model("evidence", "Codebook")
    for pk in Codebook.objects.values_list("pk", flat=True):
        Codebook.objects.filter(pk=pk).update(uuid=uuid.uuid4())


class Migration(migrations.Migration):

    dependencies = [("evidence", "0001_squashed_0005_text_access_and_retention_days")]

    operations = [
        migrations.AddField("codebook", "uuid", models.UUIDField(null=True, editable=False)),
        migrations.RunPython(give_each_its_own, migrations.RunPython.noop),
        migrations.AlterField(
            "codebook",
            "uuid",
            models.UUIDField(default=uuid.uuid4, unique=True, editable=False),
        ),
    ]
