"""Numbers of editions are given once, also where the edition that had one went."""

from django.db import migrations
from django.db.models import Max


def tell_the_last(apps, schema_editor):
    """The highest number of those that are there."""
    editions = apps.get_model("reports", "Edition")
    deliverables = apps.get_model("plan", "Deliverable")
    for row in editions.objects.order_by().values("deliverable").annotate(last=Max("number")):
        deliverables.objects.filter(pk=row["deliverable"]).update(last_edition=row["last"])


class Migration(migrations.Migration):
    dependencies = [
        ("plan", "0008_number_of_the_last_edition"),
        ("reports", "0013_chapters_that_wait"),
    ]

    operations = [migrations.RunPython(tell_the_last, migrations.RunPython.noop)]
