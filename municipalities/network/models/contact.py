"""Whom a network group works with: people of its municipalities, and its researcher."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Person
from municipalities.network.querysets import NetworkContactQuerySet

from .division import NetworkGroup


class NetworkContact(models.Model):
    """A contact for the network. Those of a municipality follow it from group to group; a researcher
    has one group."""

    class Kind(models.TextChoices):
        """As what."""

        OFFICER = "officer", _("Officer")
        POLITICIAN = "politician", _("Politician")
        RESEARCHER = "researcher", _("Researcher/process adviser")

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="network_contacts"
    )
    kind = models.CharField(_("as what"), max_length=10, choices=Kind)
    group = models.ForeignKey(
        NetworkGroup,
        verbose_name=_("network group"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="researchers",
    )

    objects = NetworkContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact of the network")
        verbose_name_plural = _("contacts of the network")
        ordering = ["kind", "person__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "group"],
                name="network_contact_once",
                nulls_distinct=False,
                violation_error_message=_("This person is a contact already."),
            ),
            models.CheckConstraint(
                condition=Q(kind="researcher", group__isnull=False)
                | (~Q(kind="researcher") & Q(group__isnull=True)),
                name="network_contact_of_group_or_municipality",
                violation_error_message=_(
                    "A researcher belongs to a group; officers and politicians to a municipality."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
