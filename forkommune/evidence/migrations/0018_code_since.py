"""Since when each code can be looked for: from the first version of the book that has it."""

import uuid

import django.utils.timezone
from django.db import migrations, models


def date_by_versions(apps, schema_editor):
    """A part of a code that was split has the moment of that code. A code that stands in no version
    keeps the moment of this migration: when it came is not known."""
    Code = apps.get_model("evidence", "Code")
    Version = apps.get_model("evidence", "CodebookVersion")
    came = {}
    for version in Version.objects.order_by("book", "number"):
        for code in version.content["codes"]:
            from_whole = came.get(code["split_from"])
            came.setdefault(code["uuid"], from_whole or version.at)
    codes = list(Code.objects.filter(uuid__in=[uuid.UUID(key) for key in came]))
    for code in codes:
        code.since = came[str(code.uuid)]
    Code.objects.bulk_update(codes, ["since"])


class Migration(migrations.Migration):

    dependencies = [("evidence", "0017_memos")]

    operations = [
        migrations.AddField(
            model_name="code",
            name="since",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, help_text="When it came into the codebook; a part of a code has this from that code.", verbose_name="looked for since"),
        ),
        migrations.AlterField(
            model_name="textreading",
            name="done_at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="marked as coded at"),
        ),
        migrations.RunPython(date_by_versions, migrations.RunPython.noop),
    ]
