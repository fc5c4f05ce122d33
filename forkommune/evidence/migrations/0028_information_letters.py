"""Information letters in versions, which stand fast once published; a link records a consent too."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ._letter_guards import LETTERS_ARE_FREE, LETTERS_STAND_FAST


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0027_memos_on_texts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='InformationLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('text_nb', models.TextField(verbose_name='text in bokmål')),
                ('text_nn', models.TextField(verbose_name='text in nynorsk')),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='whom to ask')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='address for questions')),
                ('ends_on', models.DateField(blank=True, help_text='The end of the project: then what can be tied to a person goes.', null=True, verbose_name='kept until')),
                ('sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='evidence.processingactivity', verbose_name='about')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
            ],
            options={
                'verbose_name': 'information letter',
                'verbose_name_plural': 'information letters',
                'ordering': ['activity', '-number'],
                'constraints': [models.UniqueConstraint(fields=('activity', 'number'), name='letter_version_once'), models.CheckConstraint(condition=models.Q(('published_at__isnull', True), models.Q(('ends_on__isnull', False), models.Q(('contact_name', ''), _negated=True), models.Q(('contact_email', ''), _negated=True), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='letter_published_says_all', violation_error_message='A letter that is sent says until when, and whom to ask.')],
            },
        ),
    migrations.AlterField(
            model_name="consent",
            name="recorded_by",
            field=models.ForeignKey(blank=True, help_text="Nobody where it was given by a personal link.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="recorded by"),
        ),
        migrations.AlterField(
            model_name="contactattempt",
            name="by",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunSQL(LETTERS_STAND_FAST, LETTERS_ARE_FREE),
    ]
