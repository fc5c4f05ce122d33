"""Files of an example: its picture, and templates that others can take into use."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pilots.querysets import ExampleFileQuerySet


def example_file_name(row: "ExampleFile", given: str) -> str:
    """A name of our own; what the sender called the file is never part of a path."""
    return f"examples/{uuid.uuid4().hex}"


class ExampleFile(models.Model):
    """A picture with its rights and what it shows in words, or a template to use again.

    content_type: judged by the content itself. proposal: whose it is until the proposal is sent.
    """

    class Kind(models.TextChoices):
        """What the file is for."""

        PICTURE = "picture", _("Picture")
        TEMPLATE = "template", _("Template to use again")

    example = models.ForeignKey(
        "pilots.Example",
        verbose_name=_("example"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="files",
    )
    proposal = models.ForeignKey(
        "pilots.ExampleProposal",
        verbose_name=_("proposal to the example database"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="files",
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    title = models.CharField(_("title"), max_length=150)
    file = models.FileField(_("file"), upload_to=example_file_name, max_length=100)
    file_name = models.CharField(_("name of the file when it was sent"), max_length=200)
    content_type = models.CharField(_("type of content"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("digest"), max_length=64)
    alt = models.CharField(
        _("what the picture shows"),
        max_length=300,
        blank=True,
        help_text=_("For those who do not see it."),
    )
    rights = models.CharField(
        _("rights"), max_length=200, blank=True, help_text=_("Photographer or owner, and licence.")
    )
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = ExampleFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of an example")
        verbose_name_plural = _("files of examples")
        ordering = ["example", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="picture") | (~Q(alt="") & ~Q(rights="")),
                name="example_picture_has_words_and_rights",
                violation_error_message=_(
                    "A picture needs words for what it shows, and who has the rights to it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(example__isnull=False, proposal__isnull=True)
                | Q(example__isnull=True, proposal__isnull=False),
                name="example_file_is_of_one",
                violation_error_message=_("A file belongs to an example or to a proposal."),
            ),
            models.UniqueConstraint(
                fields=["proposal"],
                condition=Q(kind="picture"),
                name="proposal_picture_once",
                violation_error_message=_("The proposal has a picture already; replace that one."),
            ),
            models.UniqueConstraint(
                fields=["example"],
                condition=Q(kind="picture"),
                name="example_picture_once",
                violation_error_message=_("The example has a picture already; replace that one."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
