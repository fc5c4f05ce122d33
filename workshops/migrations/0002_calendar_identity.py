"""A meeting is one event in people's calendars for its whole life."""

import uuid

from django.db import migrations, models


def give_each_its_own(apps, schema_editor):
    Meeting = apps.get_model("workshops", "Meeting")
    for meeting in Meeting.objects.all():
        meeting.calendar_uid = uuid.uuid4()
        meeting.save(update_fields=["calendar_uid"])


class Migration(migrations.Migration):
    dependencies = [("workshops", "0001_initial")]

    operations = [
        migrations.AddField("meeting", "calendar_uid", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.RunPython(give_each_its_own, migrations.RunPython.noop),
        migrations.AlterField(
            "meeting", "calendar_uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
        ),
        migrations.AddField(
            "meeting",
            "calendar_sequence",
            models.PositiveIntegerField(
                default=0, editable=False, help_text="Grows when time or place changes."
            ),
        ),
        migrations.AddField(
            "meeting", "calendar_state", models.CharField(blank=True, editable=False, max_length=300)
        ),
    ]
