import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('focusgroups', '0001_initial'), ('focusgroups', '0002_terms_of_their_vocabulary')]

    initial = True

    dependencies = [
        ('evidence', '0001_squashed_0005_text_access_and_retention_days'),
        ('terms', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Guide',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('version', models.CharField(max_length=40, verbose_name='version')),
                ('duration_minutes', models.PositiveSmallIntegerField(verbose_name='duration in minutes')),
                ('parts', models.JSONField(default=list, verbose_name='parts')),
                ('facts', models.JSONField(blank=True, default=dict, verbose_name='further facts')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('certainty', models.CharField(blank=True, max_length=40, verbose_name='certainty')),
            ],
            options={
                'verbose_name': 'focus-group guide',
                'verbose_name_plural': 'focus-group guides',
                'constraints': [models.UniqueConstraint(fields=('title', 'version'), name='focus_guide_version_once')],
            },
        ),
        migrations.CreateModel(
            name='FocusGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('starts_at', models.DateTimeField(blank=True, null=True, verbose_name='starts')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('guide', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='focusgroups.guide', verbose_name='guide')),
            ],
            options={
                'verbose_name': 'focus group',
                'verbose_name_plural': 'focus groups',
                'ordering': ['starts_at', 'pk'],
                'permissions': [('read_material', 'Can read focus-group material')],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('letter', models.CharField(max_length=1, verbose_name='letter')),
                ('actor_group', models.ForeignKey(limit_choices_to={'vocabulary': 'actor_group'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='actor group')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='focusgroups.focusgroup')),
                ('informant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='participant', to='evidence.informant')),
            ],
            options={
                'verbose_name': 'participant',
                'verbose_name_plural': 'participants',
                'ordering': ['group', 'letter'],
                'constraints': [models.UniqueConstraint(fields=('group', 'letter'), name='letter_once_per_group'), models.CheckConstraint(condition=models.Q(('letter__regex', '^[A-ZÆØÅ]$')), name='letter_is_a_capital', violation_error_message='A letter is one capital.')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='position')),
                ('question_code', models.CharField(blank=True, max_length=10, verbose_name='question')),
                ('minute', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='minute')),
                ('text', models.TextField(verbose_name='text')),
                ('mark', models.CharField(blank=True, choices=[('consensus', 'Consensus'), ('disagreement', 'Disagreement'), ('feeling', 'Strong feeling'), ('quote', 'Quote'), ('idea', 'Idea')], max_length=12, verbose_name='mark')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='focusgroups.focusgroup')),
                ('source', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='note', to='evidence.sourcetext')),
                ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='focusgroups.participant')),
            ],
            options={
                'verbose_name': 'note',
                'verbose_name_plural': 'notes',
                'ordering': ['group', 'position'],
                'constraints': [models.UniqueConstraint(fields=('group', 'position'), name='note_position_once')],
            },
        ),
        migrations.CreateModel(
            name='ParticipationProcess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('level', models.CharField(choices=[('information', 'Information'), ('consultation', 'Consultation'), ('involvement', 'Involvement'), ('collaboration', 'Collaboration'), ('co_creation', 'Co-creation')], max_length=14, verbose_name='level')),
                ('method', models.TextField(blank=True, verbose_name='method')),
                ('conditions', models.TextField(blank=True, verbose_name='conditions')),
                ('risks', models.TextField(blank=True, verbose_name='risks')),
                ('actor_groups', models.ManyToManyField(blank=True, limit_choices_to={'vocabulary': 'actor_group'}, related_name='+', to='terms.term', verbose_name='who takes part')),
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='process', to='evidence.claim')),
                ('municipal_role', models.ForeignKey(blank=True, limit_choices_to={'vocabulary': 'municipal_role'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='role of the municipality')),
            ],
            options={
                'verbose_name': 'participation process',
                'verbose_name_plural': 'participation processes',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('recruiter', 'Recruiter'), ('key_holder', 'Key holder')], max_length=10, verbose_name='right')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='to')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to='focusgroups.focusgroup')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'grant',
                'verbose_name_plural': 'grants',
                'constraints': [models.UniqueConstraint(fields=('group', 'user', 'kind'), name='grant_once'), models.UniqueConstraint(condition=models.Q(('kind', 'key_holder')), fields=('group',), name='one_key_holder_per_group', violation_error_message='The group already has a key holder.')],
            },
        ),
    ]
