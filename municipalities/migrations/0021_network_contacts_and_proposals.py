import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_organisation_trigrams"),
        ("municipalities", "0020_divisions_computed"),
    ]

    operations = [
        migrations.AddField(
            model_name="division",
            name="brought_at",
            field=models.DateTimeField(
                blank=True, null=True, verbose_name="brought to the workshop at"
            ),
        ),
        migrations.CreateModel(
            name="NetworkContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("politician", "Politician"),
                            ("researcher", "Researcher/process adviser"),
                        ],
                        max_length=10,
                        verbose_name="as what",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="researchers",
                        to="municipalities.networkgroup",
                        verbose_name="network group",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="network_contacts",
                        to="accounts.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact of the network",
                "verbose_name_plural": "contacts of the network",
                "ordering": ["kind", "person__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "kind", "group"),
                        name="network_contact_once",
                        nulls_distinct=False,
                        violation_error_message="This person is a contact already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("group__isnull", False), ("kind", "researcher"))
                        | (~models.Q(("kind", "researcher")) & models.Q(("group__isnull", True))),
                        name="network_contact_of_group_or_municipality",
                        violation_error_message=(
                            "A researcher belongs to a group; officers and politicians to a municipality."
                        ),
                    ),
                ],
            },
        ),
    ]
