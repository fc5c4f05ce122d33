"""Answers with their way, deputies, each invitation's own event, and needs in rows of their own.

The next migration takes the old column away: rows that were written wait until this one is over.
"""

import uuid
from datetime import timedelta

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q
from django.utils import timezone

KEPT = timedelta(days=7)  # after the day of the meeting


def own_event(apps, schema_editor):
    Invitation = apps.get_model("workshops", "Invitation")
    for invitation in Invitation.objects.only("pk").iterator():
        Invitation.objects.filter(pk=invitation.pk).update(calendar_uid=uuid.uuid4())


def needs_apart(apps, schema_editor):
    Invitation = apps.get_model("workshops", "Invitation")
    Needs = apps.get_model("workshops", "Needs")
    for invitation in Invitation.objects.exclude(needs="").select_related("meeting"):
        starts = invitation.meeting.starts_at
        Needs.objects.create(
            invitation=invitation,
            other_food=invitation.needs,
            delete_on=timezone.localdate(starts) + KEPT if starts else None,
        )


def needs_back(apps, schema_editor):
    Needs = apps.get_model("workshops", "Needs")
    for needs in Needs.objects.select_related("invitation"):
        told = ", ".join(filter(None, [*needs.food, needs.other_food, needs.access]))
        needs.invitation.needs = told[:300]
        needs.invitation.save(update_fields=["needs"])


class Migration(migrations.Migration):
    dependencies = [
        ("workshops", "0007_outcomes_and_case_papers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "invitation",
            "language",
            models.CharField(choices=[("nb", "Bokmål"), ("nn", "Nynorsk")], default="nb", max_length=2, verbose_name="written language"),
        ),
        migrations.AddField(
            "invitation",
            "stands_in_for",
            models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="deputy", to="workshops.invitation", verbose_name="stands in for"),
        ),
        migrations.AddField(
            "invitation",
            "invited_by",
            models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="invited by"),
        ),
        migrations.AddField(
            "invitation",
            "mailed_at",
            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="last written to"),
        ),
        migrations.AddField(
            "invitation",
            "answered_at",
            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered at"),
        ),
        migrations.AddField(
            "invitation",
            "answer_way",
            models.CharField(blank=True, choices=[("link", "By the personal link"), ("phone", "By phone"), ("mail", "By e-mail"), ("said", "Said in person")], editable=False, max_length=5, verbose_name="how the answer came"),
        ),
        migrations.AddField(
            "invitation",
            "answer_note",
            models.CharField(blank=True, editable=False, max_length=200, verbose_name="who said it, and how"),
        ),
        migrations.AddField(
            "invitation",
            "answered_by",
            models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="answer noted by"),
        ),
        migrations.AddField(
            "invitation", "calendar_uid", models.UUIDField(default=uuid.uuid4, editable=False)
        ),
        migrations.AddField(
            "invitation",
            "calendar_sequence",
            models.PositiveIntegerField(blank=True, editable=False, help_text="The number that was sent last.", null=True),
        ),
        migrations.AddField(
            "invitation",
            "calendar_of",
            models.PositiveIntegerField(blank=True, editable=False, help_text="The version of the meeting's time and place that the person has.", null=True),
        ),
        migrations.RemoveConstraint("invitation", "invitation_once_per_address"),
        migrations.AddConstraint(
            "invitation",
            models.UniqueConstraint(
                "meeting",
                django.db.models.functions.text.Lower("email"),
                condition=~Q(email=""),
                name="invitation_once_per_address",
                violation_error_message="This address is already invited to the meeting.",
            ),
        ),
        migrations.AddConstraint(
            "invitation",
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | ~Q(stands_in_for=F("id")),
                name="invitation_not_its_own_deputy",
                violation_error_message="Nobody can stand in for themselves.",
            ),
        ),
        migrations.CreateModel(
            "Needs",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("food", models.JSONField(blank=True, default=list, verbose_name="food")),
                ("other_food", models.CharField(blank=True, max_length=300, verbose_name="allergies and other food")),
                ("access", models.CharField(blank=True, max_length=300, verbose_name="what is needed to take part")),
                ("delete_on", models.DateField(blank=True, help_text="Empty while the day is not set.", null=True, verbose_name="deleted on")),
                ("invitation", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="wanted", to="workshops.invitation", verbose_name="invitation")),
            ],
            options={
                "verbose_name": "food and access",
                "verbose_name_plural": "food and access",
                "ordering": ["invitation"],
            },
        ),
        migrations.RunPython(own_event, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(needs_apart, needs_back, elidable=True),
    ]
