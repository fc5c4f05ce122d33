"""A real day: its end, until when people answer, and the programme as it was published last."""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("workshops", "0008_answers_deputies_and_needs")]

    operations = [
        migrations.AlterField(
            "invitation",
            "calendar_uid",
            models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.RemoveField("invitation", "needs"),
        migrations.AlterField(
            "needs",
            "invitation",
            models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="workshops.invitation", verbose_name="invitation"),
        ),
        migrations.AddField(
            "meeting",
            "ends_at",
            models.DateTimeField(blank=True, help_text="The room is ours until then.", null=True, verbose_name="ends at the latest"),
        ),
        migrations.AddField(
            "meeting",
            "answer_by",
            models.DateTimeField(blank=True, help_text="Empty: until the meeting begins.", null=True, verbose_name="answers until"),
        ),
        migrations.AddField(
            "meeting",
            "called_off_at",
            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="called off at"),
        ),
        migrations.AddField(
            "meeting",
            "published_programme",
            models.JSONField(blank=True, default=list, editable=False, help_text="The programme as it was published last; it stands until the next version."),
        ),
        migrations.AddField(
            "meeting",
            "programme_changed_at",
            models.DateTimeField(blank=True, editable=False, help_text="When people changed it last.", null=True),
        ),
        migrations.AddConstraint(
            "meeting",
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at"), starts_at__isnull=False),
                name="meeting_ends_after_it_starts",
                violation_error_message="The meeting cannot end before it starts.",
            ),
        ),
        migrations.AddField(
            "session",
            "fixed_start",
            models.TimeField(blank=True, help_text="For lunch, or a speaker who comes at a set time.", null=True, verbose_name="begins at this time whatever comes before"),
        ),
        migrations.AddField(
            "session",
            "presenters",
            models.ManyToManyField(blank=True, related_name="presents", to="workshops.invitation", verbose_name="presenters"),
        ),
        migrations.AddField(
            "session",
            "material",
            models.CharField(blank=True, max_length=300, verbose_name="material"),
        ),
        migrations.AddField(
            "session",
            "expected",
            models.CharField(blank=True, max_length=300, verbose_name="expected output"),
        ),
    ]
