"""What is left of a personal link when everything it led to is gone: that it was one, and why."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.querysets import EndedLinkQuerySet


class EndedLink(models.Model):
    """The digest of a token, without the row it opened: its holder is told what happened.

    Nobody can be found by it: only who has the token can make the digest.
    """

    class Why(models.TextChoices):
        """What became of what the link opened."""

        WITHDRAWN = "withdrawn", _("Everything was taken back")
        ERASED = "erased", _("Everything was deleted")

    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    scope = models.SlugField(_("what it allowed"), max_length=40)
    language = models.CharField(
        _("written language"),
        max_length=2,
        choices=[("nb", _("Bokmål")), ("nn", _("Nynorsk"))],
        default="nb",
    )
    why = models.CharField(_("reason"), max_length=10, choices=Why)
    ended_on = models.DateField(_("ended on"))
    told_until = models.DateField(_("told until"))

    objects = EndedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("ended link")
        verbose_name_plural = _("ended links")

    def __str__(self) -> str:
        return f"{self.scope} ({self.ended_on:%Y-%m-%d})"
