"""A codebook has one title, a coding its version, and a version is never changed."""

import django.db.models.deletion
from django.db import migrations, models

from ._version_guards import VERSIONS_ARE_FREE, VERSIONS_STAND_FAST


class Migration(migrations.Migration):

    dependencies = [("evidence", "0015_first_versions_of_codebooks")]

    operations = [
        migrations.AddConstraint(
            model_name="codebook",
            constraint=models.UniqueConstraint(fields=("title",), name="codebook_title_once", violation_error_message="There is a codebook with this title already."),
        ),
        migrations.AlterField(
            model_name="coding",
            name="version",
            field=models.ForeignKey(help_text="The codebook as it stood when the code was put here.", on_delete=django.db.models.deletion.PROTECT, related_name="codings", to="evidence.codebookversion", verbose_name="made under"),
        ),
        migrations.RunSQL(VERSIONS_STAND_FAST, VERSIONS_ARE_FREE),
    ]
