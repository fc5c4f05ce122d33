"""How far the two coders of a round agreed when it was closed, which nobody changes."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from ._result_guards import RESULTS_ARE_FREE, RESULTS_STAND_FAST


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0018_code_since'),
    ]

    operations = [
        migrations.CreateModel(
            name='RoundResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='counted at')),
                ('compared', models.PositiveIntegerField(verbose_name='how many texts were compared')),
                ('total', models.PositiveIntegerField(verbose_name='how many texts the round had')),
                ('done_first', models.PositiveIntegerField(verbose_name='texts that A was done with')),
                ('done_second', models.PositiveIntegerField(verbose_name='texts that B was done with')),
                ('draws', models.PositiveIntegerField(verbose_name='draws')),
                ('seed', models.PositiveBigIntegerField(verbose_name='seed')),
                ('codes', models.JSONField(verbose_name='counts by code')),
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='result', to='evidence.codinground', verbose_name='round')),
                ('sources', models.ManyToManyField(related_name='round_results', to='evidence.sourcetext', verbose_name='texts compared')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.codebookversion', verbose_name='version of the codebook')),
            ],
            options={
                'verbose_name': 'result of a round',
                'verbose_name_plural': 'results of rounds',
                'constraints': [models.CheckConstraint(condition=models.Q(('compared__lte', models.F('total'))), name='round_result_compared_of_all')],
            },
        ),
        migrations.RunSQL(RESULTS_STAND_FAST, RESULTS_ARE_FREE),
    ]
