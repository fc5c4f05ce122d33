"""Codebook, codes, and codings of passages."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.querysets import (
    CodebookQuerySet,
    CodebookVersionQuerySet,
    CodeQuerySet,
    CodingQuerySet,
)
from forkommune.terms.models import Term

from .source import Passage


class Codebook(models.Model):
    """A set of codes. What it was at a time is its `CodebookVersion`s; its codes are as they are now.

    uuid: names its rows in files that leave the portal, for life. version: the label of the newest
    version.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=120)
    version = models.CharField(_("version"), max_length=20)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    change_note = models.TextField(_("what changed"), blank=True)

    objects = CodebookQuerySet.as_manager()

    class Meta:
        verbose_name = _("codebook")
        verbose_name_plural = _("codebooks")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["title"],
                name="codebook_title_once",
                violation_error_message=_("There is a codebook with this title already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"


class CodebookVersion(models.Model):
    """A codebook as it stood after an operation; the database refuses any change of it.

    content: `codebook_changes.Content`. by: empty where it came from a file, and for an account that
    was erased.
    """

    book = models.ForeignKey(
        Codebook, verbose_name=_("codebook"), on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField(_("number"))
    label = models.CharField(_("version"), max_length=20)
    at = models.DateTimeField(_("frozen at"), default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("frozen by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    from_file = models.BooleanField(_("read from a file of the portal's"), default=False)
    reason = models.TextField(_("reason"))
    content = models.JSONField(_("content"))

    objects = CodebookVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a codebook")
        verbose_name_plural = _("versions of codebooks")
        ordering = ["book", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="codebook_version_number_once"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="codebook_version_has_reason",
                violation_error_message=_("Write why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.book.title} {self.label}"

    def get_absolute_url(self) -> str:
        """The version, and what it changed."""
        return reverse("evidence:codebook-version", args=[self.pk])


class Code(models.Model):
    """A code with a stable identity for life; categories group codes and are not used themselves."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    codebook = models.ForeignKey(Codebook, on_delete=models.PROTECT, related_name="codes")
    category = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="codes"
    )
    name = models.CharField(_("name"), max_length=80)
    definition = models.TextField(_("definition"), blank=True)
    include = models.TextField(_("use when"), blank=True)
    exclude = models.TextField(_("do not use when"), blank=True)
    example = models.TextField(_("example"), blank=True)
    term = models.ForeignKey(
        Term,
        verbose_name=_("term"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The word of the taxonomy that a finding of this code begins with."),
    )
    colour = models.CharField(_("colour"), max_length=7, default="#1B4F72")
    is_codable = models.BooleanField(_("can be used on passages"), default=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from"
    )
    split_from = models.ForeignKey(
        "self",
        verbose_name=_("split from"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="split_into",
    )
    retired_at = models.DateTimeField(
        _("taken out of use at"),
        null=True,
        blank=True,
        help_text=_("What was coded with it stays; nothing new is."),
    )
    position = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField(
        _("looked for since"),
        default=timezone.now,
        editable=False,
        help_text=_("When it came into the codebook; a part of a code has this from that code."),
    )

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ["codebook", "position", "name"]
        constraints = [
            models.UniqueConstraint(
                "codebook",
                Lower("name"),
                name="code_name_once_in_codebook",
                violation_error_message=_("The codebook already has a code with this name."),
            ),
            models.CheckConstraint(
                condition=Q(colour__regex=r"^#[0-9A-Fa-f]{6}$"),
                name="code_colour_is_hex",
                violation_error_message=_("Write the colour as #RRGGBB."),
            ),
            models.CheckConstraint(
                condition=Q(category__isnull=True) | ~Q(category=F("id")),
                name="code_not_its_own_category",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """The name without its category, for lists that stand under the category."""
        return short_name_of(self.name, self.category.name if self.category else None)

    @property
    def line(self) -> str:
        """The line style that tells codes apart without colour; the same wherever it is drawn."""
        return line_of(self.position)

    @property
    def look(self) -> str:
        """Classes for colour and line style; they are the same wherever the code is drawn."""
        return look_of(self.pk, self.position)


def short_name_of(name: str, category: str | None) -> str:
    """The name of a code without its category's."""
    short = name.removeprefix(f"{category}: ") if category else name
    return short[:1].upper() + short[1:]


def line_of(position: int) -> str:
    """The line style of a code by its place in the book."""
    return ("solid", "dashed", "dotted")[position % 3]


def look_of(key: int, position: int) -> str:
    """Classes for the colour and line style of a code."""
    return f"code-{key} line-{line_of(position)}"


class Coding(models.Model):
    """One coder's use of a code on a passage."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="codings")
    # The indexes below begin with the code and with the coder.
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="codings", db_index=False)
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="codings", db_index=False
    )
    adjudication = models.ForeignKey(
        "evidence.Adjudication",
        verbose_name=_("settled in"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="codings",
        help_text=_("Empty: the coder's own. Else what was settled between two coders."),
    )
    version = models.ForeignKey(
        CodebookVersion,
        verbose_name=_("made under"),
        on_delete=models.PROTECT,
        related_name="codings",
        help_text=_("The codebook as it stood when the code was put here."),
    )
    memo = models.TextField(_("memo"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CodingQuerySet.as_manager()

    class Meta:
        verbose_name = _("coding")
        verbose_name_plural = _("codings")
        ordering = ["passage", "code__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["passage", "code", "coder", "adjudication"],
                nulls_distinct=False,
                name="coding_once_per_coder",
                violation_error_message=_("You have already used this code on the passage."),
            )
        ]
        indexes = [
            models.Index(fields=["code", "passage"], name="coding_passages_of_code"),
            models.Index(fields=["coder", "code", "created_at"], name="coding_last_uses"),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.passage}"
