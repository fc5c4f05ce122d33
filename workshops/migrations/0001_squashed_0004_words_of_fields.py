import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('workshops', '0001_initial'), ('workshops', '0002_calendar_identity'), ('workshops', '0003_words_of_constraints'), ('workshops', '0004_words_of_fields')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0005_words_of_position'),
        ('evidence', '0001_squashed_0005_text_access_and_retention_days'),
        ('municipalities', '0001_squashed_0008_words_of_fields'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='address')),
                ('kind', models.CharField(choices=[('workshop', 'Workshop'), ('steering', 'Steering group'), ('project', 'Project meeting'), ('network', 'Network meeting'), ('dialogue', 'Dialogue')], max_length=10, verbose_name='kind')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('month', models.DateField(blank=True, help_text='First of the month.', null=True, verbose_name='month')),
                ('starts_at', models.DateTimeField(blank=True, null=True, verbose_name='starts')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('programme_version', models.CharField(blank=True, max_length=40, verbose_name='version of the programme')),
                ('participants', models.JSONField(blank=True, default=list, verbose_name='who is invited')),
                ('inputs', models.JSONField(blank=True, default=list, verbose_name='papers')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('certainty', models.CharField(blank=True, max_length=40, verbose_name='certainty')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('calendar_uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('calendar_sequence', models.PositiveIntegerField(default=0, editable=False, help_text='Grows when time or place changes.')),
                ('calendar_state', models.CharField(blank=True, editable=False, max_length=300)),
                ('municipalities', models.ManyToManyField(blank=True, related_name='meetings', to='municipalities.municipality', verbose_name='invited municipalities')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='accounts.organisation', verbose_name='organiser')),
            ],
            options={
                'verbose_name': 'meeting',
                'verbose_name_plural': 'meetings',
                'ordering': ['-starts_at', '-month', 'title'],
            },
        ),
        migrations.CreateModel(
            name='Poll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('points', 'Open points per municipality'), ('dots', 'Anonymous dots'), ('score', 'Score 0-5')], max_length=8, verbose_name='kind')),
                ('question', models.CharField(max_length=200, verbose_name='question')),
                ('dots', models.PositiveSmallIntegerField(default=3, verbose_name='dots each')),
                ('at_most', models.PositiveSmallIntegerField(default=2, verbose_name='at most on one option')),
                ('opened_at', models.DateTimeField(blank=True, null=True, verbose_name='opened at')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed at')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='polls', to='workshops.meeting')),
                ('options', models.ManyToManyField(blank=True, related_name='+', to='evidence.claim', verbose_name='options')),
            ],
            options={
                'verbose_name': 'poll',
                'verbose_name_plural': 'polls',
                'constraints': [models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('opened_at__isnull', False), _connector='OR'), name='poll_opened_before_it_closed', violation_error_message='A poll that was never opened cannot be closed.')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('voter_hash', models.CharField(blank=True, max_length=64)),
                ('choices', models.JSONField(default=dict)),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='workshops.poll')),
            ],
            options={
                'verbose_name': 'ballot',
                'verbose_name_plural': 'ballots',
                'constraints': [models.UniqueConstraint(condition=models.Q(('voter_hash', ''), _negated=True), fields=('poll', 'voter_hash'), name='ballot_once_while_open')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('kind', models.CharField(choices=[('plenary', 'Plenary'), ('presentation', 'Presentation'), ('group_work', 'Group work'), ('break', 'Break')], max_length=14, verbose_name='kind')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('planned_start', models.TimeField(verbose_name='planned start')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='minutes')),
                ('description', models.TextField(blank=True, verbose_name='description')),
                ('outputs', models.JSONField(blank=True, default=list, verbose_name='feeds')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='workshops.meeting', verbose_name='meeting')),
                ('responsible', models.ManyToManyField(blank=True, related_name='+', to='accounts.organisation', verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'item of the programme',
                'verbose_name_plural': 'programme',
                'ordering': ['meeting', 'position'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='session_position_once', violation_error_message='Another session of the meeting has this position.'), models.CheckConstraint(condition=models.Q(('minutes__gt', 0)), name='session_takes_time', violation_error_message='An item takes at least a minute.')],
            },
        ),
        migrations.CreateModel(
            name='Idea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='text')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ideas', to='evidence.claim')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ideas', to='workshops.meeting')),
                ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='workshops.session')),
            ],
            options={
                'verbose_name': 'idea',
                'verbose_name_plural': 'ideas',
            },
        ),
        migrations.CreateModel(
            name='Table',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('theme', models.CharField(blank=True, max_length=120, verbose_name='theme')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tables', to='workshops.meeting')),
            ],
            options={
                'verbose_name': 'table',
                'verbose_name_plural': 'tables',
                'ordering': ['meeting', 'number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='table_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('political', 'Political'), ('administrative', 'Administrative'), ('researcher', 'Researcher'), ('facilitator', 'Facilitator'), ('county', 'County council'), ('other', 'Other')], max_length=14, verbose_name='role')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('sent', 'Sent'), ('accepted', 'Coming'), ('declined', 'Not coming'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('needs', models.CharField(blank=True, max_length=300, verbose_name='food and access')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='organisation')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='workshops.meeting', verbose_name='meeting')),
                ('table', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='invitations', to='workshops.table', verbose_name='table')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ['meeting', 'organisation__name', 'role', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('email', ''), _negated=True), fields=('meeting', 'email'), name='invitation_once_per_address', violation_error_message='This address is already invited to the meeting.')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('half', models.CharField(choices=[('first', 'before lunch'), ('second', 'after lunch')], max_length=6, verbose_name='half')),
                ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='workshops.invitation')),
            ],
            options={
                'verbose_name': 'attendance',
                'verbose_name_plural': 'attendance',
                'constraints': [models.UniqueConstraint(fields=('invitation', 'half'), name='attendance_once')],
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='conclusion', to='evidence.claim')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conclusions', to='workshops.meeting')),
            ],
            options={
                'verbose_name': 'conclusion',
                'verbose_name_plural': 'conclusions',
                'ordering': ['meeting', 'position'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='conclusion_position_once')],
            },
        ),
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, verbose_name='what')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='by')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='accounts.organisation', verbose_name='organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='accounts.person', verbose_name='person')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='workshops.meeting', verbose_name='meeting')),
            ],
            options={
                'verbose_name': 'follow-up',
                'verbose_name_plural': 'follow-up',
                'ordering': ['due_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', False), ('person__isnull', False), _connector='OR'), name='action_has_somebody', violation_error_message='Say who follows it up: a person or an organisation.')],
            },
        ),
    ]
