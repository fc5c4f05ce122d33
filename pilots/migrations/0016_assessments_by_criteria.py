import django.db.models.deletion
import forkommune.ui.dates
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pilots', '0015_published_pilots_say_so'),
        ('terms', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=80, verbose_name='criterion')),
                ('question', models.TextField(verbose_name='what is asked')),
                ('lowest', models.CharField(max_length=200, verbose_name='1 means')),
                ('highest', models.CharField(max_length=200, verbose_name='5 means')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
            ],
            options={
                'verbose_name': 'criterion for pilots',
                'verbose_name_plural': 'criteria for pilots',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CriteriaVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True, verbose_name='version')),
                ('published_at', models.DateTimeField(auto_now_add=True, verbose_name='published at')),
                ('reason', models.TextField(verbose_name='why they are so')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
            ],
            options={
                'verbose_name': 'version of the criteria',
                'verbose_name_plural': 'versions of the criteria',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begun_at', models.DateTimeField(auto_now_add=True, verbose_name='begun at')),
                ('handed_in_at', models.DateTimeField(blank=True, null=True, verbose_name='handed in at')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assessed by')),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='pilots.pilot')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.criteriaversion', verbose_name='version of the criteria')),
            ],
            options={
                'verbose_name': 'assessment of a pilot',
                'verbose_name_plural': 'assessments of pilots',
                'ordering': ['pilot', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AssessmentScore',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='score')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='pilots.assessment')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.criterion')),
            ],
            options={
                'verbose_name': 'score of a pilot',
                'verbose_name_plural': 'scores of pilots',
                'ordering': ['assessment', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CriterionWeight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weight', models.PositiveSmallIntegerField(verbose_name='weight in per cent')),
                ('position', models.PositiveSmallIntegerField(verbose_name='place')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weights', to='pilots.criterion')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weights', to='pilots.criteriaversion')),
            ],
            options={
                'verbose_name': 'weight of a criterion',
                'verbose_name_plural': 'weights of criteria',
                'ordering': ['version', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PilotDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('on', models.DateField(default=forkommune.ui.dates.today, verbose_name='date')),
                ('noted_at', models.DateTimeField(auto_now_add=True, verbose_name='noted at')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('from_phase', models.ForeignKey(limit_choices_to={'vocabulary': 'pilot_status'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='from')),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='pilots.pilot')),
                ('to_phase', models.ForeignKey(limit_choices_to={'vocabulary': 'pilot_status'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='to')),
            ],
            options={
                'verbose_name': 'decision on a pilot',
                'verbose_name_plural': 'decisions on pilots',
                'ordering': ['pilot', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(fields=('pilot', 'by'), name='assessment_once_per_person', violation_error_message='You have an assessment of this pilot already.'),
        ),
        migrations.AddConstraint(
            model_name='assessmentscore',
            constraint=models.CheckConstraint(condition=models.Q(('score__isnull', True), models.Q(('score__gte', 1), ('score__lte', 5)), _connector='OR'), name='assessment_score_1_to_5', violation_error_message='A score is a whole number from 1 to 5.'),
        ),
        migrations.AddConstraint(
            model_name='assessmentscore',
            constraint=models.UniqueConstraint(fields=('assessment', 'criterion'), name='assessment_score_once'),
        ),
        migrations.AddConstraint(
            model_name='criterionweight',
            constraint=models.UniqueConstraint(fields=('version', 'criterion'), name='criterion_once_per_version'),
        ),
        migrations.AddConstraint(
            model_name='criterionweight',
            constraint=models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 100)), name='criterion_weight_1_to_100', violation_error_message='A weight is a whole number from 1 to 100.'),
        ),
    ]
