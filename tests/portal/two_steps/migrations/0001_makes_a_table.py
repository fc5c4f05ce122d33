"""Succeeds."""

from django.db import migrations


class Migration(migrations.Migration):
    operations = [migrations.RunSQL("CREATE TABLE two_steps_first (id int)")]
