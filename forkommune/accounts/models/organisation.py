"""Organisations: municipalities, county councils, the network, research partners, companies."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.querysets import OrganisationQuerySet
from forkommune.ui.trigrams import trigram_index


class OrganisationKind(models.TextChoices):
    """What sort of body an organisation is."""

    MUNICIPALITY = "municipality", _("Municipality")
    COUNTY = "county", _("County council")
    NETWORK = "network", _("Network")
    RESEARCH = "research", _("Research institute")
    COMPANY = "company", _("Company")
    NGO = "ngo", _("Non-profit organisation")
    STATE = "state", _("State body")


class Organisation(models.Model):
    """A body that takes part in the work; a municipality's row points down at its organisation."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    organisation_number = models.CharField(_("organisation number"), max_length=9, blank=True)
    number_certainty = models.CharField(
        _("certainty of the organisation number"), max_length=40, blank=True
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=4, blank=True)
    postal_place = models.CharField(_("postal place"), max_length=80, blank=True)
    email = models.EmailField(_("mailbox"), blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("continued by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="predecessors",
        help_text=_("Officers of this organisation work on in this one."),
    )

    objects = OrganisationQuerySet.as_manager()
    trigram_columns = ("name", "organisation_number", "code")

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["name", "id"], name="organisation_by_name"),
            trigram_index("organisation_trigrams", "name", "organisation_number", "code"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation_number="") | Q(organisation_number__regex=r"^\d{9}$"),
                name="organisation_number_has_nine_digits",
                violation_error_message=_("An organisation number has nine digits."),
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                name="organisation_not_its_own_successor",
                violation_error_message=_("An organisation cannot be continued by itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
