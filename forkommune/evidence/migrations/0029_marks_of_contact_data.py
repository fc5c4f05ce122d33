"""Addresses and numbers get keyed marks, so that the same person is known again without being read."""

from django.db import migrations, models


def mark_what_stands(apps, schema_editor):
    from forkommune.accounts.sealing import UnreadableKey
    from forkommune.evidence.contact_marks import email_mark, phone_mark

    keys = apps.get_model("evidence", "ContactKey").objects
    for pk in list(keys.values_list("pk", flat=True)):
        try:
            key = keys.get(pk=pk)
        except UnreadableKey:  # of another SECRET_KEY: nobody can read it, so nobody compares it
            continue
        keys.filter(pk=pk).update(
            email_mark=email_mark(key.email), phone_mark=phone_mark(key.phone)
        )


class Migration(migrations.Migration):
    dependencies = [("evidence", "0028_information_letters")]

    operations = [
        migrations.AddField(
            model_name="contactkey",
            name="email_mark",
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="contactkey",
            name="phone_mark",
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=64),
        ),
        migrations.RunPython(mark_what_stands, migrations.RunPython.noop),
    ]
