import django.db.models.deletion
import django.db.models.functions.text
import forkommune.ui.dates
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('accounts', '0001_initial'), ('accounts', '0002_long_lists'), ('accounts', '0003_sessions_ended_at'), ('accounts', '0004_user_language'), ('accounts', '0005_words_of_position')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('municipality', 'Municipality'), ('county', 'County council'), ('network', 'Network'), ('research', 'Research institute'), ('company', 'Company'), ('ngo', 'Non-profit organisation'), ('state', 'State body')], max_length=20, verbose_name='kind')),
                ('organisation_number', models.CharField(blank=True, max_length=9, verbose_name='organisation number')),
                ('number_certainty', models.CharField(blank=True, max_length=40, verbose_name='certainty of the organisation number')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                ('postal_code', models.CharField(blank=True, max_length=4, verbose_name='postal code')),
                ('postal_place', models.CharField(blank=True, max_length=80, verbose_name='postal place')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='mailbox')),
                ('website', models.CharField(blank=True, max_length=200, verbose_name='website')),
                ('successor', models.ForeignKey(blank=True, help_text='Officers of this organisation work on in this one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='predecessors', to='accounts.organisation', verbose_name='continued by')),
            ],
            options={
                'verbose_name': 'organisation',
                'verbose_name_plural': 'organisations',
                'ordering': ['name', 'pk'],
                'indexes': [models.Index(fields=['name', 'id'], name='organisation_by_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation_number', ''), ('organisation_number__regex', '^\\d{9}$'), _connector='OR'), name='organisation_number_has_nine_digits', violation_error_message='An organisation number has nine digits.'), models.CheckConstraint(condition=models.Q(('successor__isnull', True), models.Q(('successor', models.F('id')), _negated=True), _connector='OR'), name='organisation_not_its_own_successor', violation_error_message='An organisation cannot be continued by itself.')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='position held')),
                ('is_public', models.BooleanField(default=False, help_text='Shown to everybody, for example the project leader of the application.', verbose_name='named in a public document')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='accounts.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('name', 'organisation'), name='person_once_per_organisation', violation_error_message='This person is already registered in the organisation.')],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, help_text='Take away to lock the account.', verbose_name='may log in')),
                ('language', models.CharField(blank=True, choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk')], editable=False, help_text='As last chosen while logged in; not known before.', max_length=2, verbose_name='language of mails')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('joined_at', models.DateTimeField(auto_now_add=True, verbose_name='invited at')),
                ('sessions_ended_at', models.DateTimeField(blank=True, editable=False, help_text='Whoever logged in before this has to log in again.', null=True, verbose_name='sessions ended at')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('person', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='user', to='accounts.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'ordering': ['name', 'email'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='user_email_once_whatever_case', violation_error_message='Another user has this e-mail address.'), models.CheckConstraint(condition=models.Q(('is_superuser', False)), name='user_without_superpowers', violation_error_message='Rights come from roles; there is no superuser.')],
            },
        ),
        migrations.CreateModel(
            name='PersonalLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scope', models.SlugField(max_length=40, verbose_name='what it allows')),
                ('target_id', models.CharField(max_length=64)),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('issued_at', models.DateTimeField(auto_now_add=True, verbose_name='issued at')),
                ('expires_at', models.DateTimeField(verbose_name='expires at')),
                ('max_uses', models.PositiveIntegerField(default=1, verbose_name='may be used')),
                ('use_count', models.PositiveIntegerField(default=0, verbose_name='used')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked at')),
                ('issued_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by')),
                ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
            ],
            options={
                'verbose_name': 'personal link',
                'verbose_name_plural': 'personal links',
                'ordering': ['-issued_at'],
                'indexes': [models.Index(fields=['target_type', 'target_id'], name='link_target')],
                'constraints': [models.CheckConstraint(condition=models.Q(('use_count__lte', models.F('max_uses'))), name='link_not_used_more_than_allowed', violation_error_message='This link has been used already.')],
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('secretariat', 'Secretariat'), ('researcher', 'Researcher/process adviser'), ('officer', 'Municipality officer'), ('operations', 'Operations'), ('data_protection', 'Data-protection officer')], max_length=20, verbose_name='role')),
                ('valid_from', models.DateField(default=forkommune.ui.dates.today, verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='to')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='accounts.organisation', verbose_name='organisation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'role',
                'verbose_name_plural': 'roles',
                'ordering': ['user', 'kind', 'valid_from'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='role_ends_after_it_begins', violation_error_message='A role cannot end before it begins.'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('user', 'kind', 'organisation'), name='role_once_at_a_time', violation_error_message='The user already has this role in the organisation.')],
            },
        ),
    ]
