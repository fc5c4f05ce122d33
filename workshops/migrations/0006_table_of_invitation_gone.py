"""The one table of an invitation goes; seats by round have taken its place."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('workshops', '0005_seats_by_round'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='invitation',
            name='table',
        ),
    ]
