"""Memos about whole texts, beside those about codebooks, codes and passages."""

import django.db.models.deletion
from django.db import migrations, models

ABOUT = ("book", "code", "source", "passage")


def only(name):
    return models.Q(**{f"{other}__isnull": other != name for other in ABOUT})


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0026_year_of_texts"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="memo", name="memo_about_one_thing"),
        migrations.AddField(
            model_name="memo",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="memos",
                to="evidence.sourcetext",
                verbose_name="text as a whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="memo",
            constraint=models.CheckConstraint(
                condition=only("book") | only("code") | only("source") | only("passage"),
                name="memo_about_one_thing",
            ),
        ),
    ]
