"""Success factors, requirements and institutions; theme, instrument, cost and responsible of findings."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0024_claim_kinds_of_research_questions'),
        ('municipalities', '0016_word_of_a_questions_part'),
        ('terms', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Institution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('form', models.CharField(choices=[('organisation', 'Way of organising'), ('rule', 'Rule'), ('norm', 'Norm'), ('financing', 'Way of financing'), ('competence', 'Building competence'), ('other', 'Other')], max_length=12, verbose_name='kind of institution')),
                ('standing', models.CharField(choices=[('in_place', 'In place'), ('wanted', 'Wanted')], max_length=10, verbose_name='standing')),
            ],
            options={
                'verbose_name': 'institution',
                'verbose_name_plural': 'institutions',
                'ordering': ['municipality__sort_key', 'title', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Requirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('means', models.CharField(choices=[('law', 'Legal authority and rules'), ('money', 'Money'), ('goals', 'Goals and steering'), ('knowledge', 'Knowledge, figures and guidance'), ('coordination', 'Co-ordination of state bodies'), ('other', 'Other')], max_length=12, verbose_name='what is asked for')),
            ],
            options={
                'verbose_name': 'requirement to central government',
                'verbose_name_plural': 'requirements to central government',
                'ordering': ['municipality__sort_key', 'title', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SuccessFactor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
            ],
            options={
                'verbose_name': 'success factor',
                'verbose_name_plural': 'success factors',
                'ordering': ['municipality__sort_key', 'title', 'pk'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='barrier',
            name='instrument',
            field=models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'instrument'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='instrument that it stands in the way of'),
        ),
        migrations.AddField(
            model_name='barrier',
            name='theme',
            field=models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'theme'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='theme'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='theme',
            field=models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'theme'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='theme'),
        ),
        migrations.AddField(
            model_name='measure',
            name='cost',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='cost in kroner'),
        ),
        migrations.AddField(
            model_name='measure',
            name='instrument',
            field=models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'instrument'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='policy instrument'),
        ),
        migrations.AddField(
            model_name='measure',
            name='responsible',
            field=models.CharField(blank=True, help_text='The unit, never a person.', max_length=200, verbose_name='responsible'),
        ),
        migrations.AddField(
            model_name='measure',
            name='theme',
            field=models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'theme'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='theme'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('cost__isnull', True), ('cost__gt', 0), _connector='OR'), name='measure_cost_is_positive', violation_error_message='Write an amount above nought.'),
        ),
        migrations.AddField(
            model_name='institution',
            name='claim',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s', to='evidence.claim', verbose_name='claim'),
        ),
        migrations.AddField(
            model_name='institution',
            name='municipality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='municipalities.municipality', verbose_name='municipality'),
        ),
        migrations.AddField(
            model_name='institution',
            name='theme',
            field=models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'theme'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='theme'),
        ),
        migrations.AddField(
            model_name='requirement',
            name='claim',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s', to='evidence.claim', verbose_name='claim'),
        ),
        migrations.AddField(
            model_name='requirement',
            name='municipality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='municipalities.municipality', verbose_name='municipality'),
        ),
        migrations.AddField(
            model_name='requirement',
            name='theme',
            field=models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'theme'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='theme'),
        ),
        migrations.AddField(
            model_name='successfactor',
            name='barrier_type',
            field=models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'barrier'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='barrier that it helps against'),
        ),
        migrations.AddField(
            model_name='successfactor',
            name='claim',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s', to='evidence.claim', verbose_name='claim'),
        ),
        migrations.AddField(
            model_name='successfactor',
            name='municipality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='municipalities.municipality', verbose_name='municipality'),
        ),
        migrations.AddField(
            model_name='successfactor',
            name='theme',
            field=models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'theme'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='theme'),
        ),
    ]
