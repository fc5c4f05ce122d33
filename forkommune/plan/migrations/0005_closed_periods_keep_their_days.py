"""A trigger that lets a closed period only be reopened: not deleted, moved, or given another sum.

The guard of 0004 asks the period whether an entry may change, so whoever could take the period away
could change the books without a trace of it on any page.
"""

from django.db import migrations

from ._closed_period_guards import PERIODS_ARE_FREE, PERIODS_KEEP_THEIR_DAYS


class Migration(migrations.Migration):

    dependencies = [("plan", "0004_closed_periods_stand_fast")]

    operations = [migrations.RunSQL(PERIODS_KEEP_THEIR_DAYS, PERIODS_ARE_FREE)]
