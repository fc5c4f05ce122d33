"""Vectors stay in their rows: read from beside the table and unpacked, a search took three times as long.

PostgreSQL moves what is long out of rows of more than 2 kB. A row with its vector has two or three.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0002_own_analyser")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE search_searchentry SET (toast_tuple_target = 8160)",
            "ALTER TABLE search_searchentry RESET (toast_tuple_target)",
        )
    ]
