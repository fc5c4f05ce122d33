"""The wanted mix, candidates, and rights that say who gave them and when they ended."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0028_information_letters'),
        ('focusgroups', '0009_clock_and_changes'),
        ('municipalities', '0019_templates_of_routines'),
        ('terms', '0002_vocabularies_of_examples'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Candidate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('age_group', models.CharField(blank=True, choices=[('18-29', '18-29 years'), ('30-44', '30-44 years'), ('45-66', '45-66 years'), ('67+', '67 years or older')], max_length=6, verbose_name='age group')),
                ('language', models.CharField(choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk')], default='nb', max_length=2, verbose_name='written to in')),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('asked', 'Asked'), ('yes', 'Has said yes'), ('no', 'Has said no'), ('replaced', 'Replaced'), ('withdrawn', 'Has withdrawn')], default='proposed', max_length=10, verbose_name='state')),
                ('is_from_secretariat', models.BooleanField(default=False, verbose_name='proposed by the secretariat')),
                ('proposed_at', models.DateTimeField(auto_now_add=True, verbose_name='proposed at')),
                ('mailed_at', models.DateTimeField(blank=True, null=True, verbose_name='last mailed at')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered at')),
                ('calendar_sequence', models.PositiveSmallIntegerField(blank=True, help_text='Of the event that was last sent to this person.', null=True)),
                ('calendar_of', models.PositiveSmallIntegerField(blank=True, help_text="Which day, time and place of the session stand in the person's calendar.", null=True)),
            ],
            options={
                'verbose_name': 'candidate',
                'verbose_name_plural': 'candidates',
                'ordering': ['group', 'state', 'pk'],
                'permissions': [('propose_candidate', 'Can propose candidates for a focus group')],
            },
        ),
        migrations.CreateModel(
            name='WantedMix',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('age_group', models.CharField(blank=True, choices=[('18-29', '18-29 years'), ('30-44', '30-44 years'), ('45-66', '45-66 years'), ('67+', '67 years or older')], max_length=6, verbose_name='age group')),
                ('wanted', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)], verbose_name='wanted')),
            ],
            options={
                'verbose_name': 'line of the wanted mix',
                'verbose_name_plural': 'wanted mix',
            },
        ),
        migrations.RemoveConstraint(
            model_name='grant',
            name='grant_once',
        ),
        migrations.RemoveConstraint(
            model_name='grant',
            name='one_key_holder_per_group',
        ),
        migrations.AddField(
            model_name='focusgroup',
            name='calendar_sequence',
            field=models.PositiveSmallIntegerField(default=0, editable=False, help_text='Grows when day, time or place changes.'),
        ),
        migrations.AddField(
            model_name='grant',
            name='ended_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='ended at'),
        ),
        migrations.AddField(
            model_name='grant',
            name='given_at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='given at'),
        ),
        migrations.AddField(
            model_name='grant',
            name='given_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='given by'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.UniqueConstraint(fields=('group', 'user'), name='grant_once', violation_error_message='This person has had a right in the group already.'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('kind', 'key_holder')), fields=('group',), name='one_key_holder_per_group', violation_error_message='The group already has a key holder.'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='actor_group',
            field=models.ForeignKey(limit_choices_to={'vocabulary': 'actor_group'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='actor group'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='focusgroups.focusgroup'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='informant',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='candidate', to='evidence.informant'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='invited_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='invited by'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='municipality',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='municipalities.municipality', verbose_name='municipality'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='proposed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='replaces',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaced_by', to='focusgroups.candidate', verbose_name='steps in for'),
        ),
        migrations.AddField(
            model_name='wantedmix',
            name='actor_group',
            field=models.ForeignKey(limit_choices_to={'vocabulary': 'actor_group'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='actor group'),
        ),
        migrations.AddField(
            model_name='wantedmix',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wanted_mix', to='focusgroups.focusgroup'),
        ),
        migrations.AddField(
            model_name='wantedmix',
            name='municipality',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='municipalities.municipality', verbose_name='municipality'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.CheckConstraint(condition=models.Q(('replaces__isnull', True), models.Q(('replaces', models.F('id')), _negated=True), _connector='OR'), name='candidate_replaces_somebody_else', violation_error_message='Nobody steps in for themselves.'),
        ),
        migrations.AddConstraint(
            model_name='wantedmix',
            constraint=models.UniqueConstraint(fields=('group', 'actor_group', 'municipality', 'age_group'), name='wanted_mix_line_once', nulls_distinct=False, violation_error_message='The wanted mix has this line already.'),
        ),
        migrations.AddConstraint(
            model_name='wantedmix',
            constraint=models.CheckConstraint(condition=models.Q(('wanted__gte', 1)), name='wanted_mix_wants_somebody', violation_error_message='At least one is wanted.'),
        ),
    ]
