"""Invitations get a scope of their own; those that are on their way or open keep working."""

from datetime import timedelta

from django.db import migrations
from django.db.models import F

# A link from the terminal lives fifteen minutes, that of an invitation fourteen days.
LONG = timedelta(days=1)


def give_them_a_scope(apps, schema_editor):
    _move(apps, 'login', 'invitation')


def take_it_away(apps, schema_editor):
    _move(apps, 'invitation', 'login')


def _move(apps, old, new):
    apps.get_model('work', 'Mail').objects.filter(kind='invitation', link_scope=old).update(link_scope=new)
    apps.get_model('accounts', 'PersonalLink').objects.filter(
        scope=old, expires_at__gt=F('issued_at') + LONG
    ).update(scope=new)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_user_language'),
        ('work', '0007_long_lists'),
    ]

    operations = [
        migrations.RunPython(give_them_a_scope, take_it_away),
    ]
