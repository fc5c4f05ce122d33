"""Two more files of an edition: the page that is read on the web, and the data package."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0010_comments_on_sections")]
    operations = [
        migrations.AddField(
            "edition",
            "web",
            models.FileField(
                blank=True, max_length=200, upload_to="reports", verbose_name="web version"
            ),
        ),
        migrations.AddField(
            "edition",
            "package",
            models.FileField(
                blank=True, max_length=200, upload_to="reports", verbose_name="data package"
            ),
        ),
    ]
