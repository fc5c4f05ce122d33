"""People who are named: in the application, as authors, as contacts of the secretariat."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.querysets import PersonQuerySet

from .organisation import Organisation


class Person(models.Model):
    """A named person in an organisation. Holds personal data; informants are never kept here."""

    name = models.CharField(_("name"), max_length=200)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="people",
    )
    title = models.CharField(_("position held"), max_length=200, blank=True)
    is_public = models.BooleanField(
        _("named in a public document"),
        default=False,
        help_text=_("Shown to everybody, for example the project leader of the application."),
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "organisation"],
                name="person_once_per_organisation",
                violation_error_message=_("This person is already registered in the organisation."),
            )
        ]

    def __str__(self) -> str:
        return self.name
