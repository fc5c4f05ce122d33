"""Apart from the copying: a table is not changed while keys into it are still to be checked."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0006_what_entries_were_read_from")]

    operations = [
        migrations.RemoveField(model_name="searchentry", name=name)
        for name in ("analyser", "digest", "words")
    ]
