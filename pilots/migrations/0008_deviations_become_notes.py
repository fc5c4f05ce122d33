"""What was written about deviations becomes notes, and each indicator gets a column of its own."""

from django.db import migrations


def carry_over(apps, schema_editor):
    Experiment, Note, Indicator = (
        apps.get_model("pilots", name)
        for name in ("FieldExperiment", "ExperimentNote", "Indicator")
    )
    for experiment in Experiment.objects.exclude(deviations="").select_related("pilot"):
        first, _space, rest = experiment.deviations.partition(". ")
        if len(first) > 200:
            first, rest = experiment.deviations[:200], experiment.deviations[200:]
        Note.objects.create(
            experiment=experiment, kind="deviation", title=first.rstrip("."), consequence=rest,
            is_invented=experiment.pilot.is_invented,
        )
    for indicator in Indicator.objects.order_by("pk"):
        indicator.code = f"m{indicator.pk}"
        indicator.save(update_fields=["code"])


def take_back(apps, schema_editor):
    Note = apps.get_model("pilots", "ExperimentNote")
    for note in Note.objects.filter(kind="deviation").order_by("pk").select_related("experiment"):
        experiment = note.experiment
        told = ". ".join(filter(None, [note.title, note.consequence]))
        experiment.deviations = " ".join(filter(None, [experiment.deviations, told]))
        experiment.save(update_fields=["deviations"])


class Migration(migrations.Migration):

    dependencies = [("pilots", "0007_plans_and_rows_of_experiments")]

    operations = [migrations.RunPython(carry_over, take_back)]
