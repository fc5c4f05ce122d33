
import django.db.models.deletion
import forkommune.ui.dates
import pilots.models.attachment
import pilots.models.example
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0024_claim_kinds_of_research_questions'),
        ('municipalities', '0017_findings_of_research_questions'),
        ('pilots', '0010_results_of_deleted_measurements'),
        ('terms', '0002_vocabularies_of_examples'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='example',
            name='example_cost_not_negative',
        ),
        # 0 was never a cost; what is not known is empty.
        migrations.RunSQL(
            "UPDATE pilots_example SET cost_nok = NULL WHERE cost_nok = 0", migrations.RunSQL.noop
        ),
        migrations.RenameField(
            model_name='example', old_name='cost_nok', new_name='investment_nok'
        ),
        migrations.AlterField(
            model_name='example',
            name='investment_nok',
            field=models.BigIntegerField(blank=True, null=True, verbose_name='investment in kroner'),
        ),
        migrations.CreateModel(
            name='ExampleAssessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grade', models.CharField(choices=[('control', 'Compared with a control group'), ('before_after', 'Measured before and after'), ('after_only', 'Measured after only'), ('calculated', 'Calculated'), ('estimated', 'Estimated'), ('not_measured', 'Not measured'), ('not_assessed', 'Not assessed')], max_length=14, verbose_name='evidence')),
                ('text', models.TextField(verbose_name='assessment')),
                ('on', models.DateField(default=forkommune.ui.dates.today, verbose_name='date')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
            ],
            options={
                'verbose_name': 'assessment of an example',
                'verbose_name_plural': 'assessments of examples',
                'ordering': ['example', '-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ExampleBarrier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(blank=True, verbose_name='what stood in the way')),
                ('solution', models.TextField(blank=True, verbose_name='how it was solved')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place')),
            ],
            options={
                'verbose_name': 'barrier of an example',
                'verbose_name_plural': 'barriers of examples',
                'ordering': ['example', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExampleCondition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(help_text='For example: at least one large district heating plant.', max_length=200, verbose_name='condition')),
                ('test', models.CharField(blank=True, choices=[('', 'Ask yourselves'), ('population', 'Number of inhabitants'), ('density', 'Inhabitants per km²'), ('area', 'Area in km²'), ('emissions', 'Emissions of a sector in tonnes CO₂e a year'), ('neighbours', 'Number of neighbours in the network')], default='', max_length=10, verbose_name='decided by')),
                ('low', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='at least')),
                ('high', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='at most')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place')),
            ],
            options={
                'verbose_name': 'condition of an example',
                'verbose_name_plural': 'conditions of examples',
                'ordering': ['example', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExampleEffect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('family', models.CharField(choices=[('emission', 'Emissions'), ('attitude', 'Attitudes'), ('behaviour', 'Behaviour'), ('other', 'Other effect')], max_length=9, verbose_name='what changed')),
                ('kind', models.CharField(choices=[('result', 'Result'), ('goal', 'Goal'), ('potential', 'Potential'), ('supplier', 'Stated by the supplier')], max_length=9, verbose_name='the effect is a')),
                ('what', models.CharField(help_text='For example energy use of the buildings.', max_length=150, verbose_name='what is counted')),
                ('value', models.DecimalField(blank=True, decimal_places=3, max_digits=16, null=True, verbose_name='value')),
                ('low', models.DecimalField(blank=True, decimal_places=3, max_digits=16, null=True, verbose_name='lower end')),
                ('high', models.DecimalField(blank=True, decimal_places=3, max_digits=16, null=True, verbose_name='upper end')),
                ('unit', models.CharField(blank=True, max_length=80, verbose_name='unit')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year')),
                ('words', models.CharField(blank=True, help_text='As the source says it.', max_length=300, verbose_name='in words')),
                ('grade', models.CharField(choices=[('control', 'Compared with a control group'), ('before_after', 'Measured before and after'), ('after_only', 'Measured after only'), ('calculated', 'Calculated'), ('estimated', 'Estimated'), ('not_measured', 'Not measured'), ('not_assessed', 'Not assessed')], default='not_assessed', max_length=14, verbose_name='evidence')),
                ('method', models.TextField(blank=True, verbose_name='method')),
                ('uncertainty', models.CharField(blank=True, max_length=300, verbose_name='uncertainty in words')),
                ('tool', models.CharField(blank=True, max_length=120, verbose_name="the supplier's tool")),
                ('tool_owner', models.CharField(blank=True, max_length=120, verbose_name='owner of the tool')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place')),
            ],
            options={
                'verbose_name': 'effect of an example',
                'verbose_name_plural': 'effects of examples',
                'ordering': ['example', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExampleFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('picture', 'Picture'), ('template', 'Template to use again')], max_length=8, verbose_name='kind')),
                ('title', models.CharField(max_length=150, verbose_name='title')),
                ('file', models.FileField(upload_to=pilots.models.attachment.example_file_name, verbose_name='file')),
                ('file_name', models.CharField(max_length=200, verbose_name='name of the file when it was sent')),
                ('content_type', models.CharField(max_length=100, verbose_name='type of content')),
                ('size', models.PositiveIntegerField(verbose_name='size in bytes')),
                ('sha256', models.CharField(max_length=64, verbose_name='digest')),
                ('alt', models.CharField(blank=True, help_text='For those who do not see it.', max_length=300, verbose_name='what the picture shows')),
                ('rights', models.CharField(blank=True, help_text='Photographer or owner, and licence.', max_length=200, verbose_name='rights')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
            ],
            options={
                'verbose_name': 'file of an example',
                'verbose_name_plural': 'files of examples',
                'ordering': ['example', 'kind', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExampleFunding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_nok', models.BigIntegerField(blank=True, null=True, verbose_name='amount in kroner')),
                ('year_from', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='from year')),
                ('year_to', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='to year')),
                ('words', models.CharField(blank=True, help_text='As the source says it.', max_length=300, verbose_name='in words')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='place')),
            ],
            options={
                'verbose_name': 'funding of an example',
                'verbose_name_plural': 'funding of examples',
                'ordering': ['example', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExampleNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(blank=True, max_length=30, verbose_name='about')),
                ('text', models.TextField(verbose_name='note')),
                ('noted_at', models.DateTimeField(auto_now_add=True, verbose_name='noted at')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
            ],
            options={
                'verbose_name': 'note on an example',
                'verbose_name_plural': 'notes on examples',
                'ordering': ['example', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExampleStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='place')),
                ('text', models.TextField(verbose_name='what was done')),
            ],
            options={
                'verbose_name': 'step of an example',
                'verbose_name_plural': 'steps of examples',
                'ordering': ['example', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExampleStory',
            fields=[
                ('example', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='story', serialize=False, to='pilots.example', verbose_name='example')),
                ('challenge', models.TextField(blank=True, verbose_name='challenge')),
                ('goal', models.TextField(blank=True, verbose_name='goal')),
                ('anchoring', models.TextField(blank=True, help_text='Decision, plan and budget that it rests on, and who keeps it going.', verbose_name='decisions and routines')),
                ('participation_level', models.CharField(blank=True, choices=[('information', 'Information'), ('consultation', 'Consultation'), ('involvement', 'Involvement'), ('collaboration', 'Collaboration'), ('co_creation', 'Co-creation')], max_length=14, verbose_name='level of participation')),
                ('participation', models.TextField(blank=True, verbose_name='participation')),
                ('did_not_work', models.TextField(blank=True, verbose_name='what did not work')),
                ('advice', models.TextField(blank=True, verbose_name='advice to others')),
                ('other_effects', models.TextField(blank=True, help_text='Good and bad, beside what was measured.', verbose_name='other effects')),
            ],
            options={
                'verbose_name': 'story of an example',
                'verbose_name_plural': 'stories of examples',
            },
        ),
        migrations.AddField(
            model_name='adoption',
            name='outcome',
            field=models.CharField(blank=True, choices=[('', 'Not known'), ('works', 'Works'), ('partly', 'Works in part'), ('failed', 'Did not work'), ('too_early', 'Too early to tell')], default='', max_length=9, verbose_name='outcome'),
        ),
        migrations.AddField(
            model_name='adoption',
            name='url',
            field=models.URLField(blank=True, max_length=500, verbose_name='where it can be read'),
        ),
        migrations.AddField(
            model_name='example',
            name='actors',
            field=models.ManyToManyField(blank=True, limit_choices_to={'vocabulary': 'actor'}, related_name='+', to='terms.term', verbose_name='actors'),
        ),
        migrations.AddField(
            model_name='example',
            name='climate_purpose',
            field=models.CharField(blank=True, choices=[('made_for_it', 'Made for the climate'), ('partly', 'Partly for the climate'), ('other_goals', 'For other goals')], max_length=11, verbose_name='climate purpose'),
        ),
        migrations.AddField(
            model_name='example',
            name='contact_role',
            field=models.CharField(blank=True, help_text="The role, such as energileder; no person's name.", max_length=120, verbose_name='whom to ask'),
        ),
        migrations.AddField(
            model_name='example',
            name='municipal_roles',
            field=models.ManyToManyField(blank=True, limit_choices_to={'vocabulary': 'municipal_role'}, related_name='+', to='terms.term', verbose_name="the municipality's role"),
        ),
        migrations.AddField(
            model_name='example',
            name='other_instruments',
            field=models.ManyToManyField(blank=True, limit_choices_to={'vocabulary': 'instrument'}, related_name='+', to='terms.term', verbose_name='other policy instruments'),
        ),
        migrations.AddField(
            model_name='example',
            name='target_groups',
            field=models.ManyToManyField(blank=True, limit_choices_to={'vocabulary': 'target_group'}, related_name='+', to='terms.term', verbose_name='target groups'),
        ),
        migrations.AddField(
            model_name='example',
            name='yearly_cost_nok',
            field=models.BigIntegerField(blank=True, null=True, verbose_name='yearly cost in kroner'),
        ),
        migrations.AddField(
            model_name='examplesource',
            name='document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='municipalities.planversion', verbose_name='document in the portal'),
        ),
        migrations.AddField(
            model_name='example',
            name='cost_year',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='kroner of the year'),
        ),
        migrations.AddField(
            model_name='example',
            name='emission_scope',
            field=models.CharField(blank=True, choices=[('direct', 'Direct: within the municipality'), ('indirect', 'Indirect: from what is bought and used'), ('both', 'Direct and indirect')], max_length=8, verbose_name='emissions'),
        ),
        migrations.AddField(
            model_name='example',
            name='end_year',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='ended in the year'),
        ),
        migrations.AddField(
            model_name='example',
            name='hidden',
            field=models.JSONField(blank=True, default=list, validators=[pilots.models.example.known_parts], verbose_name='parts that are not public'),
        ),
        migrations.AddField(
            model_name='example',
            name='investment_is_extra',
            field=models.BooleanField(default=False, help_text='What it cost more than the ordinary solution.', verbose_name='the investment is only the extra cost'),
        ),
        migrations.AddField(
            model_name='example',
            name='legal_basis',
            field=models.CharField(blank=True, help_text='Act and section, regulation or agreement.', max_length=300, verbose_name='legal basis'),
        ),
        migrations.AddField(
            model_name='example',
            name='lifetime_years',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='lifetime in years'),
        ),
        migrations.AddField(
            model_name='example',
            name='mailbox',
            field=models.EmailField(blank=True, help_text='A common mailbox of the owner. Empty: that of the municipality.', max_length=254, verbose_name='mailbox for questions'),
        ),
        migrations.AddField(
            model_name='example',
            name='months_to_carry_out',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='months to carry out'),
        ),
        migrations.AddField(
            model_name='example',
            name='person_years',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='All the work it took, or a year of it where it goes on.', max_digits=6, null=True, verbose_name='person-years'),
        ),
        migrations.AddField(
            model_name='example',
            name='review_on',
            field=models.DateField(blank=True, null=True, verbose_name='next review'),
        ),
        migrations.AddField(
            model_name='example',
            name='transition_level',
            field=models.CharField(blank=True, choices=[('efficiency', 'I Efficiency: the same, with less'), ('development', 'II Development: the same need met in a new way'), ('transition', 'III Transition: the need itself changes')], max_length=11, verbose_name='transition level'),
        ),
        migrations.AddField(
            model_name='examplesource',
            name='link_checked_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='link checked at'),
        ),
        migrations.AddField(
            model_name='examplesource',
            name='link_note',
            field=models.CharField(blank=True, max_length=300, verbose_name='what the check met'),
        ),
        migrations.AddField(
            model_name='examplesource',
            name='link_state',
            field=models.CharField(blank=True, choices=[('', 'Not checked'), ('works', 'Works'), ('moved', 'Has moved'), ('gone', 'Is gone'), ('unclear', 'Could not be checked')], default='', max_length=8, verbose_name='the link'),
        ),
        migrations.AddField(
            model_name='examplesource',
            name='version',
            field=models.CharField(blank=True, help_text='Version or date of the document.', max_length=80, verbose_name='version'),
        ),
        migrations.AlterField(
            model_name='example',
            name='cost',
            field=models.CharField(blank=True, help_text='In words, as the source says it.', max_length=300, verbose_name='cost'),
        ),
        migrations.AlterField(
            model_name='example',
            name='effect',
            field=models.CharField(blank=True, help_text='In one line, for the card.', max_length=300, verbose_name='effect'),
        ),
        migrations.AlterField(
            model_name='example',
            name='effect_kind',
            field=models.CharField(blank=True, choices=[('result', 'Result'), ('goal', 'Goal'), ('potential', 'Potential'), ('supplier', 'Stated by the supplier')], max_length=10, verbose_name='the effect is a'),
        ),
        migrations.AddConstraint(
            model_name='adoption',
            constraint=models.CheckConstraint(condition=models.Q(('year__isnull', True), ('year__range', (1900, 2100)), _connector='OR'), name='adoption_year_is_a_year', violation_error_message='Write the year of the adoption with four digits.'),
        ),
        migrations.AddConstraint(
            model_name='example',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('start_year__isnull', True), ('start_year__range', (1900, 2100)), _connector='OR'), models.Q(('end_year__isnull', True), ('end_year__range', (1900, 2100)), _connector='OR')), name='example_years_are_years', violation_error_message='Write the years of the example with four digits.'),
        ),
        migrations.AddConstraint(
            model_name='example',
            constraint=models.CheckConstraint(condition=models.Q(('end_year__isnull', True), ('start_year__isnull', True), ('end_year__gte', models.F('start_year')), _connector='OR'), name='example_ends_after_it_begins', violation_error_message='An example cannot end before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='example',
            constraint=models.CheckConstraint(condition=models.Q(('investment_nok__isnull', True), ('investment_nok__gt', 0), _connector='OR'), name='example_investment_nok_above_nought', violation_error_message='Write the investment in whole kroner above nought; leave it empty when it is not known.'),
        ),
        migrations.AddConstraint(
            model_name='example',
            constraint=models.CheckConstraint(condition=models.Q(('yearly_cost_nok__isnull', True), ('yearly_cost_nok__gt', 0), _connector='OR'), name='example_yearly_cost_nok_above_nought', violation_error_message='Write the yearly cost in whole kroner above nought; leave it empty when it is not known.'),
        ),
        migrations.AddConstraint(
            model_name='example',
            constraint=models.CheckConstraint(condition=models.Q(('person_years__isnull', True), ('person_years__gt', 0), _connector='OR'), name='example_person_years_above_nought', violation_error_message='Write person-years above nought; leave them empty when they are not known.'),
        ),
        migrations.AddConstraint(
            model_name='example',
            constraint=models.CheckConstraint(condition=models.Q(('months_to_carry_out__isnull', True), ('months_to_carry_out__gt', 0), _connector='OR'), name='example_months_to_carry_out_above_nought', violation_error_message='Write the months above nought; leave them empty when they are not known.'),
        ),
        migrations.AddConstraint(
            model_name='example',
            constraint=models.CheckConstraint(condition=models.Q(('lifetime_years__isnull', True), ('lifetime_years__gt', 0), _connector='OR'), name='example_lifetime_years_above_nought', violation_error_message='Write the lifetime in years above nought; leave it empty when it is not known.'),
        ),
        migrations.AddConstraint(
            model_name='example',
            constraint=models.CheckConstraint(condition=models.Q(('cost_year__isnull', True), ('cost_year__range', (1900, 2100)), _connector='OR'), name='example_cost_year_is_a_year', violation_error_message='Write the year of the kroner with four digits.'),
        ),
        migrations.AddConstraint(
            model_name='example',
            constraint=models.CheckConstraint(condition=models.Q(('investment_is_extra', False), ('investment_nok__isnull', False), _connector='OR'), name='example_extra_cost_has_an_amount', violation_error_message='Write the extra cost, or take away the mark that it is one.'),
        ),
        migrations.AddConstraint(
            model_name='examplesource',
            constraint=models.CheckConstraint(condition=models.Q(('year__isnull', True), ('year__range', (1900, 2100)), _connector='OR'), name='example_source_year_is_a_year', violation_error_message='Write the year of the source with four digits.'),
        ),
        migrations.AddConstraint(
            model_name='examplesource',
            constraint=models.CheckConstraint(condition=models.Q(('link_state', ''), ('link_checked_at__isnull', False), _connector='OR'), name='example_source_link_state_has_a_time', violation_error_message='What is known of a link has the time it was checked.'),
        ),
        migrations.AlterConstraint(
            model_name='example',
            name='example_effect_says_what_it_is',
            constraint=models.CheckConstraint(condition=models.Q(('effect', ''), models.Q(('effect_kind', ''), _negated=True), _connector='OR'), name='example_effect_says_what_it_is', violation_error_message="Say whether the effect is a result, a goal, a potential or a supplier's word."),
        ),
        migrations.AddField(
            model_name='exampleassessment',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assessed by'),
        ),
        migrations.AddField(
            model_name='exampleassessment',
            name='example',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='pilots.example', verbose_name='example'),
        ),
        migrations.AddField(
            model_name='examplebarrier',
            name='barrier',
            field=models.ForeignKey(limit_choices_to={'vocabulary': 'barrier'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='barrier'),
        ),
        migrations.AddField(
            model_name='examplebarrier',
            name='example',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='barriers', to='pilots.example', verbose_name='example'),
        ),
        migrations.AddField(
            model_name='examplecondition',
            name='example',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conditions', to='pilots.example', verbose_name='example'),
        ),
        migrations.AddField(
            model_name='examplecondition',
            name='sector',
            field=models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'sector'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='sector'),
        ),
        migrations.AddField(
            model_name='exampleeffect',
            name='example',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='effects', to='pilots.example', verbose_name='example'),
        ),
        migrations.AddField(
            model_name='exampleeffect',
            name='source',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='effects', to='pilots.examplesource', verbose_name='source'),
        ),
        migrations.AddField(
            model_name='examplefile',
            name='example',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='pilots.example', verbose_name='example'),
        ),
        migrations.AddField(
            model_name='examplefunding',
            name='example',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='funding', to='pilots.example', verbose_name='example'),
        ),
        migrations.AddField(
            model_name='examplefunding',
            name='source',
            field=models.ForeignKey(limit_choices_to={'vocabulary': 'funding_source'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='source of funding'),
        ),
        migrations.AddField(
            model_name='examplenote',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='noted by'),
        ),
        migrations.AddField(
            model_name='examplenote',
            name='example',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='pilots.example', verbose_name='example'),
        ),
        migrations.AddField(
            model_name='examplestep',
            name='example',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='pilots.example', verbose_name='example'),
        ),
        migrations.AddField(
            model_name='example',
            name='cost_class',
            field=models.GeneratedField(choices=[('under_100k', 'Under 100 000 kroner'), ('to_1m', '100 000 to 1 million kroner'), ('to_10m', '1 to 10 million kroner'), ('to_100m', '10 to 100 million kroner'), ('over_100m', '100 million kroner or more')], db_persist=True, expression=models.Case(models.When(investment_nok__isnull=True, then=models.Value(''), yearly_cost_nok__isnull=True), models.When(models.Q(('investment_nok__lt', 100000), models.Q(('investment_nok__isnull', True), ('yearly_cost_nok__lt', 100000)), _connector='OR'), then=models.Value('under_100k')), models.When(models.Q(('investment_nok__lt', 1000000), models.Q(('investment_nok__isnull', True), ('yearly_cost_nok__lt', 1000000)), _connector='OR'), then=models.Value('to_1m')), models.When(models.Q(('investment_nok__lt', 10000000), models.Q(('investment_nok__isnull', True), ('yearly_cost_nok__lt', 10000000)), _connector='OR'), then=models.Value('to_10m')), models.When(models.Q(('investment_nok__lt', 100000000), models.Q(('investment_nok__isnull', True), ('yearly_cost_nok__lt', 100000000)), _connector='OR'), then=models.Value('to_100m')), default=models.Value('over_100m')), output_field=models.CharField(max_length=10), verbose_name='cost class'),
        ),
        migrations.AddConstraint(
            model_name='exampleassessment',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='example_assessment_says_something', violation_error_message='Write what the assessment rests on.'),
        ),
        migrations.AddConstraint(
            model_name='examplebarrier',
            constraint=models.UniqueConstraint(fields=('example', 'barrier'), name='example_barrier_once', violation_error_message='The example has that barrier already; write both in one row.'),
        ),
        migrations.AddConstraint(
            model_name='examplecondition',
            constraint=models.UniqueConstraint(fields=('example', 'words'), name='example_condition_once', violation_error_message='The example has that condition already.'),
        ),
        migrations.AddConstraint(
            model_name='examplecondition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('high__isnull', True), ('low__isnull', True), ('test', '')), models.Q(models.Q(('test', ''), _negated=True), models.Q(('low__isnull', False), ('high__isnull', False), _connector='OR')), _connector='OR'), name='condition_test_has_a_limit', violation_error_message='Write at least or at most for what figures decide, and neither for what the municipality asks itself.'),
        ),
        migrations.AddConstraint(
            model_name='examplecondition',
            constraint=models.CheckConstraint(condition=models.Q(('low__isnull', True), ('high__isnull', True), ('low__lte', models.F('high')), _connector='OR'), name='condition_limits_in_order', violation_error_message='“At least” is not above “at most”.'),
        ),
        migrations.AddConstraint(
            model_name='examplecondition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sector__isnull', False), ('test', 'emissions')), models.Q(models.Q(('test', 'emissions'), _negated=True), ('sector__isnull', True)), _connector='OR'), name='condition_sector_for_emissions', violation_error_message='Choose a sector for emissions, and for nothing else.'),
        ),
        migrations.AddConstraint(
            model_name='exampleeffect',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('high__isnull', True), ('low__isnull', True), ('value__isnull', True)), models.Q(('unit', ''), _negated=True), _connector='OR'), name='effect_value_has_a_unit', violation_error_message='Write the unit of the effect, such as tonn CO₂e per år.'),
        ),
        migrations.AddConstraint(
            model_name='exampleeffect',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('high__isnull', True), ('low__isnull', True)), models.Q(('high__isnull', False), ('low__isnull', False), ('low__lte', models.F('high'))), _connector='OR'), name='effect_interval_has_two_ends', violation_error_message='An interval has two ends, the lower one first.'),
        ),
        migrations.AddConstraint(
            model_name='exampleeffect',
            constraint=models.CheckConstraint(condition=models.Q(('value__isnull', True), ('low__isnull', True), models.Q(('high__gte', models.F('value')), ('low__lte', models.F('value'))), _connector='OR'), name='effect_value_within_its_interval', violation_error_message='The value lies within its interval.'),
        ),
        migrations.AddConstraint(
            model_name='exampleeffect',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('unit__startswith', '%'), _negated=True), models.Q(models.Q(('value__isnull', True), ('value__range', (Decimal('-100'), Decimal('100'))), _connector='OR'), models.Q(('low__isnull', True), models.Q(('high__lte', Decimal('100')), ('low__gte', Decimal('-100'))), _connector='OR')), _connector='OR'), name='effect_share_is_a_share', violation_error_message='A share lies between -100 and 100 per cent; write larger growth as times, such as 2,5 ganger.'),
        ),
        migrations.AddConstraint(
            model_name='exampleeffect',
            constraint=models.CheckConstraint(condition=models.Q(('year__isnull', True), ('year__range', (1900, 2100)), _connector='OR'), name='effect_year_is_a_year', violation_error_message='Write the year of the effect with four digits.'),
        ),
        migrations.AddConstraint(
            model_name='exampleeffect',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['goal', 'potential']), _negated=True), models.Q(('grade__in', ['control', 'before_after', 'after_only']), _negated=True), _connector='OR'), name='effect_that_is_hoped_for_is_not_measured', violation_error_message='A goal or a potential cannot be measured: choose calculated, estimated or not assessed, or say that it is a result.'),
        ),
        migrations.AddConstraint(
            model_name='exampleeffect',
            constraint=models.CheckConstraint(condition=models.Q(('tool', ''), models.Q(('tool_owner', ''), _negated=True), _connector='OR'), name='effect_tool_has_an_owner', violation_error_message='Write who owns the tool that gave the figure.'),
        ),
        migrations.AddConstraint(
            model_name='examplefile',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'picture'), _negated=True), models.Q(models.Q(('alt', ''), _negated=True), models.Q(('rights', ''), _negated=True)), _connector='OR'), name='example_picture_has_words_and_rights', violation_error_message='A picture needs words for what it shows, and who has the rights to it.'),
        ),
        migrations.AddConstraint(
            model_name='examplefile',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'picture')), fields=('example',), name='example_picture_once', violation_error_message='The example has a picture already; replace that one.'),
        ),
        migrations.AddConstraint(
            model_name='examplefunding',
            constraint=models.CheckConstraint(condition=models.Q(('amount_nok__isnull', True), ('amount_nok__gt', 0), _connector='OR'), name='funding_amount_above_nought', violation_error_message='Write the amount in whole kroner above nought; leave it empty when it is not known.'),
        ),
        migrations.AddConstraint(
            model_name='examplefunding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('year_from__isnull', True), ('year_from__range', (1900, 2100)), _connector='OR'), models.Q(('year_to__isnull', True), ('year_to__range', (1900, 2100)), _connector='OR')), name='funding_years_are_years', violation_error_message='Write the years of the funding with four digits.'),
        ),
        migrations.AddConstraint(
            model_name='examplefunding',
            constraint=models.CheckConstraint(condition=models.Q(('year_to__isnull', True), ('year_to__gte', models.F('year_from')), _connector='OR'), name='funding_ends_after_it_begins', violation_error_message='Funding cannot end before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='examplestep',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='example_step_says_something', violation_error_message='Write what was done in the step, or remove the step.'),
        ),
    ]
