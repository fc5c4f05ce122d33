"""What researchers think about a codebook, a code, a text or a passage while they work: dated, and kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.querysets import MemoQuerySet

from .code import Code, Codebook
from .source import Passage, SourceText

ABOUT = ("book", "code", "source", "passage")


def _only(name: str) -> Q:
    return Q(**{f"{other}__isnull": other != name for other in ABOUT})


class Memo(models.Model):
    """A note about one thing. It is never rewritten: who thinks otherwise writes another."""

    book = models.ForeignKey(
        Codebook,
        verbose_name=_("codebook"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="memos",
    )
    code = models.ForeignKey(
        Code,
        verbose_name=_("code"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="memos",
    )
    source = models.ForeignKey(
        SourceText,
        verbose_name=_("text as a whole"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="memos",
    )
    passage = models.ForeignKey(
        Passage,
        verbose_name=_("passage"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="memos",
    )
    text = models.TextField(_("memo"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = MemoQuerySet.as_manager()

    class Meta:
        verbose_name = _("memo")
        verbose_name_plural = _("memos")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=_only("book") | _only("code") | _only("source") | _only("passage"),
                name="memo_about_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="memo_says_something",
                violation_error_message=_("Write the memo."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.text[:60]}"
