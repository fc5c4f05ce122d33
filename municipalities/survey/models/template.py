"""The template of a routine: what another municipality fills in when it does the same."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.survey.querysets import RoutineTemplateQuerySet

from .finding import Routine


def template_name(row: "RoutineTemplate", given: str) -> str:
    """A name of our own; what the sender called the file is never part of a path."""
    return f"routines/{uuid.uuid4().hex}"


class RoutineTemplate(models.Model):
    """A document of a routine. It comes along to the example that is made of it."""

    routine = models.ForeignKey(
        Routine, verbose_name=_("routine"), on_delete=models.CASCADE, related_name="templates"
    )
    title = models.CharField(_("title"), max_length=150)
    file = models.FileField(_("file"), upload_to=template_name, max_length=100)
    file_name = models.CharField(_("name of the file when it was sent"), max_length=200)
    content_type = models.CharField(_("type of content"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("digest"), max_length=64)
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    objects = RoutineTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template of a routine")
        verbose_name_plural = _("templates of routines")
        ordering = ["routine", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["routine", "sha256"],
                name="routine_template_once",
                violation_error_message=_("The routine has that template already."),
            )
        ]

    def __str__(self) -> str:
        return self.title
