"""Success factors, requirements to the state and institutions are claims; which of them are never facts."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_organisation_trigrams'),
        ('evidence', '0023_texts_that_name_somebody'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='claim',
            name='claim_barrier_is_no_fact',
        ),
        migrations.AlterField(
            model_name='claim',
            name='kind',
            field=models.CharField(choices=[('measure', 'Measure'), ('routine', 'Routine'), ('instrument', 'Instrument'), ('barrier', 'Barrier'), ('success', 'Success factor'), ('requirement', 'Requirement to central government'), ('institution', 'Institution'), ('target', 'Target'), ('unit', 'Responsible unit'), ('deadline', 'Deadline'), ('sum', 'Sum'), ('criterion', 'Network criterion'), ('pilot', 'Pilot project'), ('example', 'Example'), ('process', 'Participation process'), ('conclusion', 'Workshop conclusion'), ('sentence', 'Sentence in a report')], max_length=12, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('barrier', 'success', 'requirement')), ('nature', 'fact'), _negated=True), name='claim_assessment_is_no_fact', violation_error_message="Barriers, success factors and requirements are somebody's assessment, never facts."),
        ),
    ]
