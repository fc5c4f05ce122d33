from django.db import migrations, models

OUTCOMES = {"cancelled": "cancelled", "failed": "not_made"}


def name_the_outcome(apps, schema_editor):
    """Editions still called ordered although their job ended without a file."""
    editions = apps.get_model("reports", "Edition").objects
    for job_state, state in OUTCOMES.items():
        editions.filter(state="ordered", job__state=job_state).update(state=state)


def call_them_ordered(apps, schema_editor):
    """As it was: only the job knew."""
    editions = apps.get_model("reports", "Edition").objects
    editions.filter(state__in=OUTCOMES.values()).update(state="ordered")


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_place_of_a_citation")]

    operations = [
        migrations.AlterField(
            model_name="edition",
            name="state",
            field=models.CharField(
                choices=[
                    ("ordered", "Ordered"),
                    ("cancelled", "Cancelled"),
                    ("not_made", "Not made"),
                    ("draft", "Draft"),
                    ("published", "Published"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="ordered",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.RunPython(name_the_outcome, call_them_ordered),
    ]
