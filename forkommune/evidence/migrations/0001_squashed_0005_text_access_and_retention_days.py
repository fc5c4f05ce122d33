import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import forkommune.evidence.fields
import forkommune.ui.dates
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('evidence', '0001_initial'), ('evidence', '0002_readings_and_acts'), ('evidence', '0003_code_begins_with_a_term'), ('evidence', '0004_claim_barrier_is_no_fact'), ('evidence', '0005_text_access_and_retention_days')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0005_words_of_position'),
        ('terms', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('measure', 'Measure'), ('routine', 'Routine'), ('instrument', 'Instrument'), ('barrier', 'Barrier'), ('criterion', 'Network criterion'), ('pilot', 'Pilot project'), ('example', 'Example'), ('process', 'Participation process'), ('conclusion', 'Workshop conclusion'), ('sentence', 'Sentence in a report')], max_length=12, verbose_name='kind')),
                ('statement', models.TextField(verbose_name='what is claimed')),
                ('nature', models.CharField(choices=[('fact', 'Fact'), ('assessment', 'Assessment'), ('respondent', 'About the respondent')], default='fact', max_length=10, verbose_name='nature')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='created by')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='accounts.organisation', verbose_name='municipality')),
            ],
            options={
                'verbose_name': 'claim',
                'verbose_name_plural': 'claims',
                'ordering': ['kind', 'pk'],
                'indexes': [models.Index(fields=['kind', 'organisation'], name='claim_kind_organisation')],
                'constraints': [models.CheckConstraint(condition=models.Q(('statement', ''), _negated=True), name='claim_says_something', violation_error_message='Write what is claimed.'), models.CheckConstraint(condition=models.Q(('kind', 'barrier'), ('nature', 'fact'), _negated=True), name='claim_barrier_is_no_fact', violation_error_message="A barrier is somebody's assessment, never a fact.")],
            },
        ),
        migrations.CreateModel(
            name='ClaimLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('tested_by', 'is tested by'), ('example_of', 'is an example of'), ('same_process', 'uses the same process as'), ('stopped_by', 'is stopped by'), ('uses', 'uses'), ('rests_on', 'rests on'), ('contradicts', 'contradicts')], max_length=14, verbose_name='relation')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('from_claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links_out', to='evidence.claim')),
                ('to_claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links_in', to='evidence.claim')),
            ],
            options={
                'verbose_name': 'link between claims',
                'verbose_name_plural': 'links between claims',
                'constraints': [models.UniqueConstraint(fields=('from_claim', 'to_claim', 'kind'), name='claim_link_once'), models.CheckConstraint(condition=models.Q(('from_claim', models.F('to_claim')), _negated=True), name='claim_not_linked_to_itself', violation_error_message='A claim cannot be linked to itself.')],
            },
        ),
        migrations.CreateModel(
            name='ClaimReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('first_mark', 'First mark by a researcher'), ('right_of_reply', "The municipality's right of reply"), ('audit', 'Audit by a second researcher')], max_length=16, verbose_name='step')),
                ('outcome', models.CharField(choices=[('agrees', 'Agrees'), ('corrected', 'Corrected'), ('disagrees', 'Disagrees'), ('no_answer', 'Has not answered'), ('wording_approved', 'Approves that the wording is published')], max_length=16, verbose_name='outcome')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('on', models.DateField(default=forkommune.ui.dates.today, verbose_name='date')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='evidence.claim')),
            ],
            options={
                'verbose_name': 'review of a claim',
                'verbose_name_plural': 'reviews of claims',
                'ordering': ['claim', '-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Codebook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('version', models.CharField(max_length=20, verbose_name='version')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('change_note', models.TextField(blank=True, verbose_name='what changed')),
            ],
            options={
                'verbose_name': 'codebook',
                'verbose_name_plural': 'codebooks',
                'ordering': ['title', 'version'],
                'constraints': [models.UniqueConstraint(fields=('title', 'version'), name='codebook_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Code',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('definition', models.TextField(blank=True, verbose_name='definition')),
                ('include', models.TextField(blank=True, verbose_name='use when')),
                ('exclude', models.TextField(blank=True, verbose_name='do not use when')),
                ('example', models.TextField(blank=True, verbose_name='example')),
                ('colour', models.CharField(default='#1B4F72', max_length=7, verbose_name='colour')),
                ('is_codable', models.BooleanField(default=True, verbose_name='can be used on passages')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='evidence.code')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='evidence.code')),
                ('term', models.ForeignKey(blank=True, help_text='The word of the taxonomy that a finding of this code begins with.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='terms.term', verbose_name='term')),
                ('codebook', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='evidence.codebook')),
            ],
            options={
                'verbose_name': 'code',
                'verbose_name_plural': 'codes',
                'ordering': ['codebook', 'position', 'name'],
                'constraints': [models.UniqueConstraint(models.F('codebook'), django.db.models.functions.text.Lower('name'), name='code_name_once_in_codebook', violation_error_message='The codebook already has a code with this name.'), models.CheckConstraint(condition=models.Q(('colour__regex', '^#[0-9A-Fa-f]{6}$')), name='code_colour_is_hex', violation_error_message='Write the colour as #RRGGBB.'), models.CheckConstraint(condition=models.Q(('category__isnull', True), models.Q(('category', models.F('id')), _negated=True), _connector='OR'), name='code_not_its_own_category')],
            },
        ),
        migrations.CreateModel(
            name='Informant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role_text', models.CharField(help_text='The role, not the name.', max_length=120, verbose_name='role')),
                ('retain_until', models.DateField(blank=True, null=True, verbose_name='deleted or anonymised on')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='informants', to='accounts.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'informant',
                'verbose_name_plural': 'informants',
            },
        ),
        migrations.CreateModel(
            name='ContactKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', forkommune.evidence.fields.EncryptedTextField(verbose_name='name')),
                ('email', forkommune.evidence.fields.EncryptedTextField(blank=True, verbose_name='e-mail address')),
                ('phone', forkommune.evidence.fields.EncryptedTextField(blank=True, verbose_name='telephone')),
                ('delete_on', models.DateField(verbose_name='deleted on')),
                ('informant', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact_key', to='evidence.informant')),
            ],
            options={
                'verbose_name': 'contact key',
                'verbose_name_plural': 'contact keys',
            },
        ),
        migrations.CreateModel(
            name='ContactAttempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('way', models.CharField(choices=[('phone', 'Telephone'), ('email', 'E-mail')], max_length=10, verbose_name='how')),
                ('outcome', models.CharField(choices=[('no_answer', 'No answer'), ('call_back', 'Call back later'), ('appointment', 'Appointment made'), ('refused', 'Does not want to take part'), ('wrong_person', 'Refers to somebody else')], max_length=14, verbose_name='outcome')),
                ('call_back_at', models.DateTimeField(blank=True, null=True, verbose_name='call back at')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('informant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to='evidence.informant')),
            ],
            options={
                'verbose_name': 'contact attempt',
                'verbose_name_plural': 'contact attempts',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('basis', models.CharField(choices=[('consent', 'Consent'), ('public_interest', 'Public interest, information given')], max_length=20, verbose_name='basis')),
                ('way', models.CharField(choices=[('signed', 'Signed on paper'), ('email', 'By e-mail'), ('link', 'By personal link'), ('oral', 'Orally')], max_length=10, verbose_name='documented')),
                ('wording', models.TextField(blank=True, help_text='What was said, where it was given orally.', verbose_name='wording')),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('interview', 'Interview and notes for the research'), ('recording', 'Sound recording, deleted after transcription'), ('notes_kept', 'Notes kept after the project'), ('quote_unnamed', 'Quoted without municipality and role'), ('quote_named', 'Quoted with municipality and role'), ('contact_again', 'Contacted again'), ('archive', 'Archived for later research')], max_length=20), default=list, size=None, verbose_name='covers')),
                ('letter_version', models.CharField(max_length=40, verbose_name='version of the information letter')),
                ('letter_hash', models.CharField(blank=True, max_length=64)),
                ('given_on', models.DateField(default=forkommune.ui.dates.today, verbose_name='given on')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
                ('recorded_at', models.DateTimeField(auto_now_add=True, verbose_name='recorded at')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
                ('informant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='evidence.informant', verbose_name='informant')),
            ],
            options={
                'verbose_name': 'consent or information',
                'verbose_name_plural': 'consents',
                'ordering': ['-given_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('way', 'oral'), _negated=True), models.Q(('wording', ''), _negated=True), _connector='OR'), name='consent_oral_has_wording', violation_error_message='Write down what was said when consent is given orally.'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('given_on')), _connector='OR'), name='consent_ends_after_it_begins', violation_error_message='A consent cannot end before it was given.'), models.CheckConstraint(condition=models.Q(('scopes__len__gt', 0)), name='consent_covers_something', violation_error_message='Tick at least one thing that the consent covers.')],
            },
        ),
        migrations.CreateModel(
            name='KeyLookup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('informant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lookups', to='evidence.informant')),
            ],
            options={
                'verbose_name': 'look-up of a contact key',
                'verbose_name_plural': 'look-ups of contact keys',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='SourceText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('answer', 'Answer in an interview'), ('plan', 'Extract of a plan'), ('note', 'Note of a focus group'), ('minutes', 'Minutes'), ('public', 'Public source')], max_length=10, verbose_name='kind')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('place', models.CharField(blank=True, help_text='Page, question or minute.', max_length=120, verbose_name='place in the source')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('nature', models.CharField(choices=[('fact', 'Fact'), ('assessment', 'Assessment'), ('respondent', 'About the respondent')], default='fact', max_length=10, verbose_name='what it says')),
                ('released_at', models.DateTimeField(blank=True, null=True, verbose_name='released to the secretariat at')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('informant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='source_texts', to='evidence.informant', verbose_name='informant')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='source_texts', to='accounts.organisation', verbose_name='municipality')),
            ],
            options={
                'verbose_name': 'source text',
                'verbose_name_plural': 'source texts',
                'ordering': ['title', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['answer', 'note']), _negated=True), ('informant__isnull', False), _connector='OR'), name='source_of_a_person_has_informant', violation_error_message='What a person said must be tied to an informant.'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['plan', 'public']), _negated=True), ('informant__isnull', True), _connector='OR'), name='source_in_public_has_no_informant', violation_error_message='A published document has no informant.')],
            },
        ),
        migrations.CreateModel(
            name='TextRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='revision')),
                ('text', models.TextField(verbose_name='text')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='why it was corrected')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='approved by the respondent at')),
                ('approval_waived', models.CharField(blank=True, max_length=200, verbose_name='approval waived because')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='evidence.sourcetext')),
            ],
            options={
                'verbose_name': 'text revision',
                'verbose_name_plural': 'text revisions',
                'ordering': ['source', '-number'],
                'constraints': [models.UniqueConstraint(fields=('source', 'number'), name='text_revision_once'), models.CheckConstraint(condition=models.Q(('text__contains', '\r'), _negated=True), name='text_with_plain_line_breaks')],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('quote', models.TextField(verbose_name='quote')),
                ('prefix', models.CharField(blank=True, max_length=30)),
                ('suffix', models.CharField(blank=True, max_length=30)),
                ('needs_check', models.BooleanField(default=False, verbose_name='the words were changed: check')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('moved_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='moved_to', to='evidence.passage')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='evidence.textrevision')),
            ],
            options={
                'verbose_name': 'passage',
                'verbose_name_plural': 'passages',
                'ordering': ['revision', 'start', 'end'],
                'constraints': [models.UniqueConstraint(fields=('revision', 'start', 'end'), name='passage_once'), models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='passage_not_empty', violation_error_message='Mark at least one word.'), models.CheckConstraint(condition=models.Q(('end', django.db.models.expressions.CombinedExpression(models.F('start'), '+', django.db.models.functions.text.Length('quote')))), name='passage_quote_fills_it')],
            },
        ),
        migrations.CreateModel(
            name='Coding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('memo', models.TextField(blank=True, verbose_name='memo')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('code', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codings', to='evidence.code')),
                ('coder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codings', to=settings.AUTH_USER_MODEL)),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codings', to='evidence.passage')),
            ],
            options={
                'verbose_name': 'coding',
                'verbose_name_plural': 'codings',
                'ordering': ['passage', 'code__name'],
                'constraints': [models.UniqueConstraint(fields=('passage', 'code', 'coder'), name='coding_once_per_coder', violation_error_message='You have already used this code on the passage.')],
            },
        ),
        migrations.CreateModel(
            name='ProcessingActivity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True, verbose_name='code')),
                ('purpose', models.CharField(max_length=300, verbose_name='purpose')),
                ('legal_basis', models.CharField(max_length=200, verbose_name='legal basis')),
                ('data', models.TextField(verbose_name='what is kept')),
                ('special_categories', models.BooleanField(default=False, verbose_name='special categories of data')),
                ('recipients', models.CharField(blank=True, max_length=300, verbose_name='recipients')),
                ('retention', models.CharField(max_length=300, verbose_name='kept until')),
                ('retention_days', models.PositiveIntegerField(blank=True, help_text='Empty: nothing is deleted by itself.', null=True, verbose_name='deleted by itself after days')),
                ('is_public', models.BooleanField(default=True, verbose_name='shown on the privacy page')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.organisation', verbose_name='controller')),
            ],
            options={
                'verbose_name': 'processing activity',
                'verbose_name_plural': 'processing activities',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grade', models.CharField(choices=[('strong', 'Says it directly'), ('partial', 'Says it in part'), ('weak', 'Points towards it'), ('against', 'Says otherwise'), ('not_assessed', 'Not assessed')], default='not_assessed', max_length=12, verbose_name='grade')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='evidence.claim', verbose_name='claim')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='evidence.passage', verbose_name='passage')),
            ],
            options={
                'verbose_name': 'support',
                'verbose_name_plural': 'supports',
                'ordering': ['claim', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('claim', 'passage'), name='support_once', violation_error_message='The claim already rests on this passage.')],
            },
        ),
        migrations.CreateModel(
            name='TextAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(choices=[('interview', 'Interview'), ('text', 'Text or passage'), ('focus_group', 'Focus group')], max_length=12, verbose_name='what')),
                ('number', models.BigIntegerField(verbose_name='number')),
                ('page', models.CharField(max_length=60, verbose_name='page')),
                ('day', models.DateField(default=forkommune.ui.dates.today, verbose_name='day')),
                ('first_at', models.DateTimeField(auto_now_add=True, verbose_name='first time that day')),
                ('informant', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='evidence.informant', verbose_name='informant')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='read by')),
            ],
            options={
                'verbose_name': 'reading of research text',
                'verbose_name_plural': 'readings of research text',
                'ordering': ['-first_at', '-pk'],
                'indexes': [models.Index(fields=['-first_at'], name='text_access_newest')],
                'constraints': [models.UniqueConstraint(fields=('user', 'day', 'page', 'subject', 'number', 'informant'), name='text_access_once_a_day', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='TextReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('done_at', models.DateTimeField(auto_now_add=True, verbose_name='marked as coded at')),
                ('coder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='evidence.sourcetext')),
            ],
            options={
                'verbose_name': 'coded text',
                'verbose_name_plural': 'coded texts',
                'constraints': [models.UniqueConstraint(fields=('source', 'coder'), name='text_coded_once_per_coder')],
            },
        ),
        migrations.CreateModel(
            name='CodingAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('is_undone', models.BooleanField(default=False)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('coder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coding_acts', to=settings.AUTH_USER_MODEL)),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='acts', to='evidence.textrevision')),
            ],
            options={
                'verbose_name': 'act of coding',
                'verbose_name_plural': 'acts of coding',
                'ordering': ['pk'],
            },
        ),
    ]
