"""The written language in which the holder of an ended link is told what became of it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_ended_links'),
    ]

    operations = [
        migrations.AddField(
            model_name='endedlink',
            name='language',
            field=models.CharField(choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk')], default='nb', max_length=2, verbose_name='written language'),
        ),
    ]
