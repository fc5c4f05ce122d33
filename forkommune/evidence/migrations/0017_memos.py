"""Memos about codebooks, codes and passages, which nobody rewrites."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ._memo_guards import MEMOS_ARE_FREE, MEMOS_STAND_FAST


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0016_codebook_versions_stand_fast'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Memo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='memo')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('book', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memos', to='evidence.codebook', verbose_name='codebook')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('code', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memos', to='evidence.code', verbose_name='code')),
                ('passage', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memos', to='evidence.passage', verbose_name='passage')),
            ],
            options={
                'verbose_name': 'memo',
                'verbose_name_plural': 'memos',
                'ordering': ['-at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('book__isnull', False), ('code__isnull', True), ('passage__isnull', True)), models.Q(('book__isnull', True), ('code__isnull', False), ('passage__isnull', True)), models.Q(('book__isnull', True), ('code__isnull', True), ('passage__isnull', False)), _connector='OR'), name='memo_about_one_thing'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='memo_says_something', violation_error_message='Write the memo.')],
            },
        ),
        migrations.RunSQL(MEMOS_STAND_FAST, MEMOS_ARE_FREE),
    ]
