"""A trigger that refuses every change of an entry dated within a closed period.

The shared lock keeps a period from being closed while somebody enters into it; see
`forkommune.plan.services.periods`. That an account is deleted (entered_by) changes no books.
"""

from django.db import migrations

from ._closed_period_guards import ENTRIES_ARE_FREE, ENTRIES_STAND_FAST


class Migration(migrations.Migration):

    dependencies = [("plan", "0003_ledger")]

    operations = [migrations.RunSQL(ENTRIES_STAND_FAST, ENTRIES_ARE_FREE)]
