import django.core.serializers.json
import django.db.models.deletion
import reports.models.edition
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('reports', '0001_initial'), ('reports', '0002_place_of_a_citation'), ('reports', '0003_edition_not_made'), ('reports', '0004_words_of_constraints'), ('reports', '0005_section_revisions'), ('reports', '0006_publication_steps'), ('reports', '0007_words_of_fields')]

    initial = True

    dependencies = [
        ('evidence', '0001_squashed_0005_text_access_and_retention_days'),
        ('plan', '0001_squashed_0006_words_of_fields'),
        ('work', '0001_squashed_0010_what_waits_for_somebody'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Dissemination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='date')),
                ('title', models.CharField(max_length=250, verbose_name='title')),
                ('channel', models.CharField(max_length=150, verbose_name='where')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('deliverable', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='disseminations', to='plan.deliverable', verbose_name='deliverable')),
            ],
            options={
                'verbose_name': 'dissemination',
                'verbose_name_plural': 'dissemination',
                'ordering': ['-on', 'title'],
            },
        ),
        migrations.CreateModel(
            name='Sentence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.SlugField(max_length=40, verbose_name='place in the report')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sentence', to='evidence.claim')),
                ('deliverable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sentences', to='plan.deliverable')),
            ],
            options={
                'verbose_name': 'sentence',
                'verbose_name_plural': 'sentences',
                'ordering': ['deliverable', 'place', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[('public', 'Public'), ('internal', 'Researchers')], max_length=8, verbose_name='audience')),
                ('taken_at', models.DateTimeField(verbose_name='taken at')),
                ('data', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('sha256', models.CharField(max_length=64)),
                ('has_invented', models.BooleanField(default=False, verbose_name='holds invented examples')),
                ('deliverable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='snapshots', to='plan.deliverable')),
            ],
            options={
                'verbose_name': 'snapshot',
                'verbose_name_plural': 'snapshots',
                'ordering': ['-taken_at'],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='edition')),
                ('audience', models.CharField(choices=[('public', 'Public'), ('internal', 'Researchers')], max_length=8, verbose_name='audience')),
                ('profile', models.CharField(choices=[('archive', 'Archive copy'), ('working', 'Working copy with data')], default='archive', max_length=8, verbose_name='format')),
                ('state', models.CharField(choices=[('ordered', 'Ordered'), ('cancelled', 'Cancelled'), ('not_made', 'Not made'), ('draft', 'Draft'), ('shared', 'Shared draft'), ('review', 'To be approved'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='ordered', max_length=10, verbose_name='state')),
                ('ordered_at', models.DateTimeField(auto_now_add=True, verbose_name='ordered at')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('file', models.FileField(blank=True, max_length=200, upload_to='reports', verbose_name='file')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='checksum')),
                ('pages', models.PositiveIntegerField(blank=True, null=True, verbose_name='pages')),
                ('validation', models.JSONField(blank=True, default=dict, verbose_name='verdict')),
                ('deliverable', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='plan.deliverable', verbose_name='deliverable')),
                ('job', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='edition', to='work.job', verbose_name='job')),
                ('ordered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ordered by')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='reports.snapshot', verbose_name='basis of data')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['deliverable__code', '-number'],
                'permissions': [('order_report', 'Can order reports')],
                'constraints': [models.UniqueConstraint(fields=('deliverable', 'number'), name='edition_number_once', violation_error_message='The report has an edition with that number already.'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['draft', 'shared', 'review', 'published']), _negated=True), models.Q(('sha256', ''), _negated=True), _connector='OR'), name='edition_finished_has_a_file', violation_error_message='An edition that is finished has a file.')],
            },
        ),
        migrations.CreateModel(
            name='CitedPassage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=reports.models.edition.new_reference, max_length=8, verbose_name='reference')),
                ('place', models.PositiveIntegerField(default=1, help_text='The number that stands for it in the data.', verbose_name='place in the snapshot')),
                ('claim', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='citations', to='evidence.claim')),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='evidence.passage')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='reports.edition')),
            ],
            options={
                'verbose_name': 'cited passage',
                'verbose_name_plural': 'cited passages',
                'constraints': [models.UniqueConstraint(fields=('edition', 'reference'), name='reference_once_per_edition'), models.UniqueConstraint(fields=('edition', 'passage'), name='passage_once_per_edition'), models.UniqueConstraint(fields=('edition', 'place'), name='place_once_per_edition')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40, verbose_name='place')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('body', models.TextField(blank=True, verbose_name='text')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('deliverable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='plan.deliverable')),
            ],
            options={
                'verbose_name': 'section',
                'verbose_name_plural': 'sections',
                'ordering': ['deliverable', 'position'],
                'constraints': [models.UniqueConstraint(fields=('deliverable', 'key'), name='section_once')],
            },
        ),
        migrations.CreateModel(
            name='SectionRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40, verbose_name='place')),
                ('number', models.PositiveIntegerField(verbose_name='version')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('body', models.TextField(blank=True, verbose_name='text')),
                ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='written at')),
                ('deliverable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='section_revisions', to='plan.deliverable')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
            ],
            options={
                'verbose_name': 'version of a section',
                'verbose_name_plural': 'versions of sections',
                'ordering': ['deliverable', 'key', '-number'],
                'constraints': [models.UniqueConstraint(fields=('deliverable', 'key', 'number'), name='section_revision_once')],
            },
        ),
    ]
