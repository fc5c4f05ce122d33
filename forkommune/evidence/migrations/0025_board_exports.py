"""Boards of survey rounds are kept among what left the portal, with which round it was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0024_claim_kinds_of_research_questions"),
    ]

    operations = [
        migrations.AddField(
            model_name="researchexport",
            name="scope",
            field=models.CharField(
                blank=True,
                help_text="Empty: all coded material.",
                max_length=200,
                verbose_name="of what",
            ),
        ),
        migrations.AlterField(
            model_name="researchexport",
            name="format",
            field=models.CharField(
                choices=[
                    ("qdpx", "Project with texts and codings (REFI-QDA, .qdpx)"),
                    ("qdc", "Codebook alone (REFI-QDA, .qdc)"),
                    ("csv", "Tables for R and Python (CSV)"),
                    ("xlsx", "Board of a survey round (Excel)"),
                ],
                max_length=4,
                verbose_name="format",
            ),
        ),
    ]
