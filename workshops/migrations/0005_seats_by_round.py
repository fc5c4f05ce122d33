"""A table a person becomes a seat a round, by a plan of how many tables are in use."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def tables_to_seats(apps, schema_editor):
    """Each table of an invitation is the seat of its first round."""
    Invitation = apps.get_model("workshops", "Invitation")
    Seat = apps.get_model("workshops", "Seat")
    Plan = apps.get_model("workshops", "SeatingPlan")
    seated = Invitation.objects.filter(table__isnull=False)
    Seat.objects.bulk_create(
        Seat(invitation_id=invitation, table_id=table, round=1)
        for invitation, table in seated.values_list("pk", "table")
    )
    tables = seated.order_by().values("meeting").annotate(most=models.Max("table__number"))
    Plan.objects.bulk_create(
        Plan(meeting_id=row["meeting"], rounds=1, tables=row["most"]) for row in tables
    )


def seats_to_tables(apps, schema_editor):
    """The seat of the first round is the table of an invitation again."""
    Invitation = apps.get_model("workshops", "Invitation")
    Seat = apps.get_model("workshops", "Seat")
    for invitation, table in Seat.objects.filter(round=1).values_list("invitation", "table"):
        Invitation.objects.filter(pk=invitation).update(table=table)


class Migration(migrations.Migration):

    dependencies = [
        ('workshops', '0004_words_of_fields'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(verbose_name='round')),
                ('locked', models.BooleanField(default=False, verbose_name='decided')),
                ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='workshops.invitation')),
                ('printed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='workshops.table', verbose_name='table on the badge')),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='workshops.table', verbose_name='table')),
            ],
            options={
                'verbose_name': 'seat',
                'verbose_name_plural': 'seats',
                'ordering': ['round', 'table', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('invitation', 'round'), name='seat_once_a_round', violation_error_message='The participant has a seat in this round already.'), models.CheckConstraint(condition=models.Q(('round__gte', 1)), name='seat_rounds_begin_at_one', violation_error_message='Rounds are numbered from 1.')],
            },
        ),
        migrations.CreateModel(
            name='SeatingPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rounds', models.PositiveSmallIntegerField(default=2, verbose_name='rounds')),
                ('tables', models.PositiveSmallIntegerField(verbose_name='tables in use')),
                ('apart', models.BooleanField(default=True, verbose_name='members of one municipality apart')),
                ('mixed', models.BooleanField(default=True, verbose_name='at least two municipalities at a table')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed at')),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed by')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='seating', to='workshops.meeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'seating plan',
                'verbose_name_plural': 'seating plans',
                'constraints': [models.CheckConstraint(condition=models.Q(('rounds__gte', 1), ('tables__gte', 1)), name='seating_has_rounds_and_tables', violation_error_message='A seating has at least one round and one table.')],
            },
        ),
        migrations.RunPython(tables_to_seats, seats_to_tables, elidable=True),
    ]
