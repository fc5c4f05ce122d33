"""Notes by the time they were said, with several marks; the clock of a session."""

from datetime import timedelta

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def tell_times(apps, schema_editor):
    """The minute of a session becomes a time; the one mark becomes the first of several.

    A minute of a session without a day tells no time, and the order stands in the positions.
    """
    Note = apps.get_model("focusgroups", "Note")
    notes = Note.objects.exclude(minute=None).exclude(group__starts_at=None)
    for note in notes.select_related("group").iterator():
        note.said_at = note.group.starts_at + timedelta(minutes=note.minute)
        note.save(update_fields=["said_at"])
    for mark in set(Note.objects.exclude(mark="").values_list("mark", flat=True)):
        Note.objects.filter(mark=mark).update(marks=[mark])


def tell_minutes(apps, schema_editor):
    """As before: whole minutes, and the first mark alone."""
    Note = apps.get_model("focusgroups", "Note")
    notes = Note.objects.exclude(said_at=None).exclude(group__starts_at=None)
    for note in notes.select_related("group").iterator():
        minutes = int((note.said_at - note.group.starts_at).total_seconds() // 60)
        note.minute = minutes if 0 <= minutes < 2**15 else None
        note.save(update_fields=["minute"])
    for note in Note.objects.exclude(marks=[]).iterator():
        note.mark = note.marks[0]
        note.save(update_fields=["mark"])


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0027_memos_on_texts'),
        ('focusgroups', '0005_processes_in_their_phase'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PartStart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(help_text='Its code in the guide.', max_length=40, verbose_name='part')),
                ('started_at', models.DateTimeField(verbose_name='began')),
            ],
            options={
                'verbose_name': 'start of a part',
                'verbose_name_plural': 'starts of parts',
                'ordering': ['group', 'started_at', 'pk'],
            },
        ),
        migrations.AlterModelOptions(
            name='note',
            options={'ordering': ['group', models.OrderBy(models.F('said_at'), nulls_last=True), 'position'], 'verbose_name': 'note', 'verbose_name_plural': 'notes'},
        ),
        migrations.RemoveConstraint(
            model_name='note',
            name='note_position_once',
        ),
        migrations.AddField(
            model_name='focusgroup',
            name='closed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ended'),
        ),
        migrations.AddField(
            model_name='focusgroup',
            name='started_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='began'),
        ),
        migrations.AddField(
            model_name='note',
            name='key',
            field=models.UUIDField(blank=True, editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name='note',
            name='marks',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('quote', 'Quote'), ('consensus', 'Consensus'), ('disagreement', 'Disagreement'), ('feeling', 'Strong feeling'), ('idea', 'Idea')], max_length=12), blank=True, default=list, size=None, verbose_name='marks'),
        ),
        migrations.AddField(
            model_name='note',
            name='said_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='said'),
        ),
        migrations.AddField(
            model_name='note',
            name='written_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        # A table cannot be altered while checks of its rows wait for the end of the transaction.
        migrations.RunSQL('SET CONSTRAINTS ALL IMMEDIATE', 'SET CONSTRAINTS ALL IMMEDIATE'),
        migrations.RunPython(tell_times, tell_minutes),
        migrations.RemoveField(
            model_name='note',
            name='mark',
        ),
        migrations.RemoveField(
            model_name='note',
            name='minute',
        ),
        migrations.AlterField(
            model_name='note',
            name='position',
            field=models.PositiveIntegerField(help_text='Numbered by the time it was said when the session is ended.', verbose_name='position'),
        ),
        migrations.AlterField(
            model_name='note',
            name='text',
            field=models.TextField(blank=True, verbose_name='text'),
        ),
        migrations.AddConstraint(
            model_name='focusgroup',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('started_at__isnull', False), _connector='OR'), name='session_began_before_it_ended', violation_error_message='Only a session that has begun can be ended.'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('group', 'position'), name='note_position_once'),
        ),
        migrations.AddField(
            model_name='partstart',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='partstart',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='part_starts', to='focusgroups.focusgroup'),
        ),
        migrations.AddConstraint(
            model_name='partstart',
            constraint=models.UniqueConstraint(fields=('group', 'part'), name='part_begins_once'),
        ),
    ]
