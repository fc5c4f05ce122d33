from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pilots", "0018_assessments_stand_fast")]

    operations = [
        migrations.AddField(
            model_name="example",
            name="asked_on",
            field=models.DateField(
                blank=True,
                editable=False,
                null=True,
                verbose_name="the municipality was asked on",
            ),
        ),
    ]
