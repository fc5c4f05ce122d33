"""How far a coder has come with a text, and the acts that can be undone."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.querysets import CodingActQuerySet, TextReadingQuerySet

from .source import SourceText, TextRevision


class TextReading(models.Model):
    """A coder has marked a text as coded. done_at: when last; codes that came later were not looked
    for."""

    source = models.ForeignKey(SourceText, on_delete=models.CASCADE, related_name="readings")
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="readings"
    )
    done_at = models.DateTimeField(_("marked as coded at"), default=timezone.now)

    objects = TextReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("coded text")
        verbose_name_plural = _("coded texts")
        constraints = [
            models.UniqueConstraint(fields=["source", "coder"], name="text_coded_once_per_coder")
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.coder}"


class CodingAct(models.Model):
    """One act of a coder on one revision, as the state of a coding before and after it.

    A state is `{"start", "end", "code", "memo"}`, or null where the coding does not exist. Undoing
    goes back to `before`, redoing to `after`; a new act forgets what was undone.
    """

    revision = models.ForeignKey(TextRevision, on_delete=models.CASCADE, related_name="acts")
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="coding_acts"
    )
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    is_undone = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    objects = CodingActQuerySet.as_manager()

    class Meta:
        verbose_name = _("act of coding")
        verbose_name_plural = _("acts of coding")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.coder}: {self.before} → {self.after}"
