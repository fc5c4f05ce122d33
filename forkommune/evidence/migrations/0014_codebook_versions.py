"""Versions of codebooks, and what becomes of a code: split, or out of use."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0013_codings_by_code_and_passage'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CodebookVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('label', models.CharField(max_length=20, verbose_name='version')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='frozen at')),
                ('from_file', models.BooleanField(default=False, verbose_name="read from a file of the portal's")),
                ('reason', models.TextField(verbose_name='reason')),
                ('content', models.JSONField(verbose_name='content')),
            ],
            options={
                'verbose_name': 'version of a codebook',
                'verbose_name_plural': 'versions of codebooks',
                'ordering': ['book', '-number'],
            },
        ),
        migrations.AlterModelOptions(
            name='codebook',
            options={'ordering': ['title'], 'verbose_name': 'codebook', 'verbose_name_plural': 'codebooks'},
        ),
        migrations.RemoveConstraint(
            model_name='codebook',
            name='codebook_version_once',
        ),
        migrations.AddField(
            model_name='code',
            name='retired_at',
            field=models.DateTimeField(blank=True, help_text='What was coded with it stays; nothing new is.', null=True, verbose_name='taken out of use at'),
        ),
        migrations.AddField(
            model_name='code',
            name='split_from',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='split_into', to='evidence.code', verbose_name='split from'),
        ),
        migrations.AddField(
            model_name='codebookversion',
            name='book',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='evidence.codebook', verbose_name='codebook'),
        ),
        migrations.AddField(
            model_name='codebookversion',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='frozen by'),
        ),
        migrations.AddField(
            model_name='coding',
            name='version',
            field=models.ForeignKey(null=True, help_text='The codebook as it stood when the code was put here.', on_delete=django.db.models.deletion.PROTECT, related_name='codings', to='evidence.codebookversion', verbose_name='made under'),
        ),
        migrations.AddConstraint(
            model_name='codebookversion',
            constraint=models.UniqueConstraint(fields=('book', 'number'), name='codebook_version_number_once'),
        ),
        migrations.AddConstraint(
            model_name='codebookversion',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='codebook_version_has_reason', violation_error_message='Write why.'),
        ),
    ]
