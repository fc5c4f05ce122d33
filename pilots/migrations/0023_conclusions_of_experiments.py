import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ._conclusion_guards import ARE_FREE, STAND_FAST


class Migration(migrations.Migration):

    dependencies = [
        ('pilots', '0022_links_have_a_place_of_their_own'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ExperimentConclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('effect', 'Effect'), ('no_effect', 'No effect shown'), ('undecided', 'Cannot be decided')], max_length=10, verbose_name='conclusion')),
                ('told', models.JSONField(verbose_name='what the rule was given')),
                ('words', models.TextField(blank=True, verbose_name='what it means')),
                ('concluded_at', models.DateTimeField(auto_now_add=True, verbose_name='concluded at')),
                ('is_invented', models.BooleanField(default=False, verbose_name='invented example')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='concluded by')),
                ('effects', models.ManyToManyField(related_name='conclusions', to='pilots.exampleeffect', verbose_name='evidence on its example')),
                ('experiment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conclusions', to='pilots.fieldexperiment')),
            ],
            options={
                'verbose_name': 'conclusion of an experiment',
                'verbose_name_plural': 'conclusions of experiments',
                'ordering': ['experiment', '-pk'],
            },
        ),
        migrations.RunSQL(STAND_FAST, ARE_FREE),
    ]
