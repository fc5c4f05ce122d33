"""Plans name clusters and personal data, an assessment may be handed in anew, and an interval has two ends."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ._experiment_guards import PLANS_MAY_GO, PLANS_STAY

# An interval with one end tells nobody how sure the mean is; the mean stays.
TWO_ENDS = """
UPDATE pilots_measurement SET low = NULL, high = NULL WHERE (low IS NULL) <> (high IS NULL);
"""

class Migration(migrations.Migration):

    dependencies = [
        ('pilots', '0025_examples_become_one'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(TWO_ENDS, migrations.RunSQL.noop),
        migrations.RemoveConstraint(
            model_name='assessment',
            name='assessment_once_per_person',
        ),
        migrations.RemoveConstraint(
            model_name='measurement',
            name='measurement_mean_within_its_interval',
        ),
        migrations.AddField(
            model_name='assessment',
            name='changed_because',
            field=models.TextField(blank=True, verbose_name='what made you change it'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='replaces',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replaced_by', to='pilots.assessment', verbose_name='in place of'),
        ),
        migrations.AddField(
            model_name='fieldexperiment',
            name='cluster',
            field=models.CharField(blank=True, help_text='For example school, where whole schools are in one group; each then counts once. Empty where each is in its group alone.', max_length=80, verbose_name='what is drawn in together'),
        ),
        migrations.AddField(
            model_name='fieldexperiment',
            name='personal_basis',
            field=models.TextField(blank=True, help_text='How consent is asked for and taken back, or which law allows it.', verbose_name='consent or legal basis'),
        ),
        migrations.AddField(
            model_name='fieldexperiment',
            name='personal_data',
            field=models.CharField(blank=True, choices=[('none', 'No personal data'), ('consent', 'Personal data, with consent'), ('law', 'Personal data, on another legal basis')], max_length=7, verbose_name='personal data'),
        ),
        migrations.AddField(
            model_name='fieldexperiment',
            name='storage',
            field=models.TextField(blank=True, help_text='Where the key to the codes is kept, by whom, and who can open it.', verbose_name='storage'),
        ),
        migrations.AddField(
            model_name='observation',
            name='cluster',
            field=models.CharField(blank=True, max_length=40, verbose_name='cluster'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(condition=models.Q(('replaces__isnull', True)), fields=('pilot', 'by'), name='assessment_begun_once_per_person', violation_error_message='You have an assessment of this pilot already.'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('replaces__isnull', True), ('handed_in_at__isnull', True), models.Q(('changed_because', ''), _negated=True), _connector='OR'), name='assessment_anew_says_why', violation_error_message='Write what made you change it.'),
        ),
        migrations.AddConstraint(
            model_name='measurement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('high__isnull', True), ('low__isnull', True)), models.Q(('high__gte', models.F('mean')), ('high__isnull', False), ('low__isnull', False), ('low__lte', models.F('mean'))), _connector='OR'), name='measurement_mean_within_its_interval', violation_error_message='The mean lies within its interval, which has two ends.'),
        ),
        migrations.RunSQL(PLANS_STAY, PLANS_MAY_GO),
    ]
