import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('pilots', '0001_initial'), ('pilots', '0002_example_state_name'), ('pilots', '0003_words_of_constraints'), ('pilots', '0004_publication_steps'), ('pilots', '0005_terms_of_their_vocabulary'), ('pilots', '0006_words_of_fields')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0005_words_of_position'),
        ('evidence', '0001_squashed_0005_text_access_and_retention_days'),
        ('municipalities', '0001_squashed_0008_words_of_fields'),
        ('terms', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Example',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=20, null=True, unique=True, verbose_name='code')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='address')),
                ('kind', models.CharField(choices=[('measure', 'Measure'), ('routine', 'Routine'), ('process', 'Participation process')], default='measure', max_length=10, verbose_name='kind')),
                ('title', models.CharField(max_length=100, verbose_name='title')),
                ('summary', models.TextField(verbose_name='summary')),
                ('place', models.CharField(help_text='As it was at the time.', max_length=200, verbose_name='place as the source names it')),
                ('lead_actor', models.CharField(blank=True, max_length=80, verbose_name='led by')),
                ('status', models.CharField(choices=[('planned', 'Planned'), ('ongoing', 'Under way'), ('completed', 'Completed'), ('continued', 'Continued'), ('ended', 'Ended'), ('failed', 'Did not work'), ('unknown', 'Not known')], default='unknown', max_length=10, verbose_name='status')),
                ('start_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year')),
                ('effect', models.CharField(blank=True, max_length=300, verbose_name='effect')),
                ('effect_kind', models.CharField(blank=True, choices=[('result', 'Result'), ('goal', 'Goal'), ('supplier', 'Stated by the supplier')], max_length=10, verbose_name='the effect is a')),
                ('effect_value', models.DecimalField(blank=True, decimal_places=3, max_digits=16, null=True, verbose_name='effect as a number')),
                ('effect_unit', models.CharField(blank=True, max_length=80, verbose_name='unit of the effect')),
                ('cost', models.CharField(blank=True, max_length=300, verbose_name='cost')),
                ('cost_nok', models.BigIntegerField(blank=True, null=True, verbose_name='cost in NOK')),
                ('evidence_grade', models.CharField(choices=[('control', 'Compared with a control group'), ('before_after', 'Measured before and after'), ('after_only', 'Measured after only'), ('calculated', 'Calculated'), ('estimated', 'Estimated'), ('not_measured', 'Not measured'), ('not_assessed', 'Not assessed')], default='not_assessed', max_length=14, verbose_name='evidence')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('shared', 'Shared draft'), ('review', 'In review'), ('published', 'Published'), ('confirmed', 'Confirmed'), ('archived', 'Archived')], default='draft', max_length=10, verbose_name='publication state')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('confirmed_on', models.DateField(blank=True, null=True, verbose_name='confirmed by the municipality on')),
                ('certainty', models.CharField(blank=True, max_length=40, verbose_name='certainty')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='example', to='evidence.claim', verbose_name='rests on')),
                ('instrument', models.ForeignKey(limit_choices_to={'vocabulary': 'instrument'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='policy instrument')),
                ('municipalities', models.ManyToManyField(blank=True, related_name='examples', to='municipalities.municipality', verbose_name='municipalities')),
                ('sector', models.ForeignKey(limit_choices_to={'vocabulary': 'sector'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='sector')),
                ('theme', models.ForeignKey(limit_choices_to={'vocabulary': 'theme'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='theme')),
            ],
            options={
                'verbose_name': 'example',
                'verbose_name_plural': 'examples',
                'ordering': ['title', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['published', 'confirmed']), _negated=True), ('published_at__isnull', False), _connector='OR'), name='example_published_has_a_time', violation_error_message='A published example needs the time it was published.'), models.CheckConstraint(condition=models.Q(('cost_nok__isnull', True), ('cost_nok__gte', 0), _connector='OR'), name='example_cost_not_negative', violation_error_message='Leave the cost empty when it is not known.'), models.CheckConstraint(condition=models.Q(('effect', ''), models.Q(('effect_kind', ''), _negated=True), _connector='OR'), name='example_effect_says_what_it_is', violation_error_message='Say whether the effect is a result or a goal.')],
            },
        ),
        migrations.CreateModel(
            name='Pilot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120, unique=True, verbose_name='address')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('summary', models.TextField(verbose_name='what, how much and where')),
                ('hypothesis', models.TextField(blank=True, verbose_name='hypothesis')),
                ('hypothesis_registered_at', models.DateTimeField(blank=True, null=True, verbose_name='hypothesis registered at')),
                ('conclusion', models.CharField(blank=True, choices=[('effect', 'Effect'), ('no_effect', 'No effect shown'), ('undecided', 'Cannot be decided')], max_length=10, verbose_name='conclusion')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('barrier', models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'barrier'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='barrier it tests')),
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pilot', to='evidence.claim', verbose_name='rests on')),
                ('example', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='pilots', to='pilots.example', verbose_name='the example made of it')),
                ('municipalities', models.ManyToManyField(related_name='pilots', to='municipalities.municipality', verbose_name='municipalities')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='accounts.organisation', verbose_name='owner')),
                ('phase', models.ForeignKey(limit_choices_to={'vocabulary': 'pilot_status'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='phase')),
                ('sector', models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'sector'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='sector')),
            ],
            options={
                'verbose_name': 'pilot project',
                'verbose_name_plural': 'pilot projects',
                'ordering': ['name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('hypothesis_registered_at__isnull', True), models.Q(('hypothesis', ''), _negated=True), _connector='OR'), name='pilot_registered_hypothesis_has_words', violation_error_message='Write the hypothesis before registering it.')],
            },
        ),
        migrations.CreateModel(
            name='FieldExperiment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('design', models.CharField(choices=[('randomised', 'Randomised'), ('matched', 'Matched control group'), ('before_after', 'Before and after'), ('after_only', 'After only')], max_length=14, verbose_name='design')),
                ('target_group', models.CharField(max_length=200, verbose_name='target group')),
                ('comparison_group', models.CharField(blank=True, max_length=200, verbose_name='comparison group')),
                ('planned_n', models.PositiveIntegerField(blank=True, null=True, verbose_name='planned number')),
                ('reached_n', models.PositiveIntegerField(blank=True, null=True, verbose_name='number reached')),
                ('deviations', models.TextField(blank=True, verbose_name='deviations from the plan')),
                ('pilot', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='experiment', to='pilots.pilot')),
            ],
            options={
                'verbose_name': 'field experiment',
                'verbose_name_plural': 'field experiments',
            },
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year')),
                ('result', models.TextField(blank=True, verbose_name='how it went')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='municipalities.municipality', verbose_name='municipality')),
                ('example', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adoptions', to='pilots.example', verbose_name='example')),
            ],
            options={
                'verbose_name': 'adoption',
                'verbose_name_plural': 'adoptions',
                'ordering': ['example', models.OrderBy(models.F('year'), nulls_last=True), 'pk'],
                'constraints': [models.UniqueConstraint(fields=('example', 'municipality'), name='adoption_once', violation_error_message='This municipality is registered as having copied the example already.')],
            },
        ),
        migrations.CreateModel(
            name='ExampleSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year')),
                ('page', models.CharField(blank=True, max_length=20, verbose_name='page')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place')),
                ('example', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='pilots.example', verbose_name='example')),
            ],
            options={
                'verbose_name': 'source of an example',
                'verbose_name_plural': 'sources of examples',
                'ordering': ['example', 'position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('example', 'title'), name='example_source_once', violation_error_message='The example has that source already.')],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('emission', 'Emissions'), ('attitude', 'Attitudes'), ('behaviour', 'Behaviour')], max_length=10, verbose_name='outcome')),
                ('name', models.CharField(max_length=150, verbose_name='indicator')),
                ('unit', models.CharField(max_length=60, verbose_name='unit')),
                ('lower_is_better', models.BooleanField(default=True, verbose_name='lower is better')),
                ('too_small', models.DecimalField(blank=True, decimal_places=3, max_digits=14, null=True, verbose_name='too small to matter')),
                ('experiment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='pilots.fieldexperiment')),
            ],
            options={
                'verbose_name': 'indicator',
                'verbose_name_plural': 'indicators',
                'constraints': [models.UniqueConstraint(fields=('experiment', 'name'), name='indicator_once')],
            },
        ),
        migrations.CreateModel(
            name='Measurement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(choices=[('target', 'Target group'), ('comparison', 'Comparison group')], max_length=10, verbose_name='group')),
                ('moment', models.CharField(choices=[('before', 'Before'), ('after', 'After')], max_length=6, verbose_name='moment')),
                ('on', models.DateField(verbose_name='date')),
                ('mean', models.DecimalField(decimal_places=4, max_digits=14, verbose_name='mean')),
                ('low', models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True, verbose_name='lower end of 95 % interval')),
                ('high', models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True, verbose_name='upper end of 95 % interval')),
                ('n', models.PositiveIntegerField(verbose_name='number measured')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measurements', to='pilots.indicator')),
            ],
            options={
                'verbose_name': 'measurement',
                'verbose_name_plural': 'measurements',
                'constraints': [models.UniqueConstraint(fields=('indicator', 'group', 'moment'), name='measurement_once'), models.CheckConstraint(condition=models.Q(('n__gt', 0)), name='measurement_of_somebody', violation_error_message='A measurement needs at least one measured unit.')],
            },
        ),
        migrations.CreateModel(
            name='PilotAssessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=80, verbose_name='criterion')),
                ('score', models.PositiveSmallIntegerField(verbose_name='score')),
                ('reason', models.TextField(verbose_name='reason')),
                ('on', models.DateField(verbose_name='date')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='pilots.pilot')),
            ],
            options={
                'verbose_name': 'assessment of a pilot',
                'verbose_name_plural': 'assessments of pilots',
                'constraints': [models.CheckConstraint(condition=models.Q(('score__gte', 1), ('score__lte', 5)), name='assessment_score_1_to_5', violation_error_message='A score is a whole number from 1 to 5.'), models.UniqueConstraint(fields=('pilot', 'criterion', 'by'), name='assessment_once_per_assessor', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='PilotPartner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=120, verbose_name='role')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='organisation')),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='pilots.pilot', verbose_name='pilot project')),
            ],
            options={
                'verbose_name': 'partner of a pilot',
                'verbose_name_plural': 'partners of pilots',
                'constraints': [models.UniqueConstraint(fields=('pilot', 'organisation'), name='pilot_partner_once', violation_error_message='The partner is registered with the pilot already.')],
            },
        ),
    ]
