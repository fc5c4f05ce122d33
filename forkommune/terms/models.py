"""One row a term; which vocabulary it belongs to is a code."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .querysets import TermQuerySet


class Vocabulary(models.TextChoices):
    """The controlled vocabularies of the project."""

    SECTOR = "sector", _("Sector")
    THEME = "theme", _("Theme")
    INSTRUMENT = "instrument", _("Policy instrument")
    ROUTINE = "routine", _("Kind of routine")
    MEASURE_STATUS = "measure_status", _("Status of a measure")
    ACTOR_GROUP = "actor_group", _("Actor group")
    CRITERION = "criterion", _("Network criterion")
    PILOT_STATUS = "pilot_status", _("Phase of a pilot")
    MUNICIPAL_ROLE = "municipal_role", _("Role of the municipality")
    BARRIER = "barrier", _("Barrier")
    DOCUMENT_TYPE = "document_type", _("Type of document")
    ACTOR = "actor", _("Actor")
    TARGET_GROUP = "target_group", _("Target group")
    FUNDING_SOURCE = "funding_source", _("Source of funding")


class Term(models.Model):
    """A word of a controlled vocabulary, in bokmål, nynorsk and English, with its source."""

    vocabulary = models.CharField(_("vocabulary"), max_length=20, choices=Vocabulary)
    code = models.SlugField(_("code"), max_length=40)
    label_nb = models.CharField(_("bokmål"), max_length=120)
    label_nn = models.CharField(_("nynorsk"), max_length=120)
    label_en = models.CharField(_("English"), max_length=120)
    source = models.CharField(_("source"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["vocabulary", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vocabulary", "code"],
                name="term_code_once_per_vocabulary",
                violation_error_message=_("This vocabulary already has a term with this code."),
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The term in the reader's language."""
        return {"nn": self.label_nn, "en": self.label_en}.get(get_language() or "", self.label_nb)
