"""Source texts in immutable revisions, and passages marked in them.

Offsets are Unicode code points, 0-based and half-open. Source: research note, sections 0 and 1.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from forkommune.evidence.querysets import (
    PassageQuerySet,
    SourceTextQuerySet,
    TextRevisionQuerySet,
)

from .consent import Informant


class SourceText(models.Model):
    """One text that evidence can rest on: an answer, an extract of a plan, a note, minutes."""

    class ExportBasis(models.TextChoices):
        """Why notes of a meeting, which nobody's consent follows, may leave the portal."""

        CONSENT = "consent", _("Those who took part have agreed")
        INFORMED = "informed", _("Those who took part were told before they spoke")
        NOBODY = "nobody", _("Nothing in the notes is about anybody, or in anybody's words")

    class Kind(models.TextChoices):
        """Where a text comes from."""

        ANSWER = "answer", _("Answer in an interview")
        PLAN = "plan", _("Extract of a plan")
        NOTE = "note", _("Note of a focus group")
        MINUTES = "minutes", _("Minutes")
        PUBLIC = "public", _("Public source")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = models.CharField(_("title"), max_length=300)
    place = models.CharField(
        _("place in the source"),
        max_length=120,
        blank=True,
        help_text=_("Page, question or minute."),
    )
    url = models.URLField(_("address"), max_length=500, blank=True)
    year = models.PositiveSmallIntegerField(
        _("the year it is from"),
        null=True,
        blank=True,
        help_text=_("When it was said, or the document's; empty where it is not known."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="source_texts",
    )
    informant = models.ForeignKey(
        Informant,
        verbose_name=_("informant"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="source_texts",
    )
    nature = models.CharField(
        _("what it says"),
        max_length=10,
        choices=[
            ("fact", _("Fact")),
            ("assessment", _("Assessment")),
            ("respondent", _("About the respondent")),
        ],
        default="fact",
    )
    released_at = models.DateTimeField(_("released to the secretariat at"), null=True, blank=True)
    redact_since = models.DateTimeField(
        _("names somebody, since"),
        null=True,
        blank=True,
        help_text=_("Until the name is taken out, the text stays with the researchers."),
    )
    export_basis = models.CharField(
        _("why it may go out in files for research"),
        max_length=8,
        choices=ExportBasis,
        blank=True,
        help_text=_("Of notes of meetings alone. Empty: they stay in the portal."),
    )
    export_basis_note = models.CharField(_("how and when"), max_length=200, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("source text")
        verbose_name_plural = _("source texts")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["answer", "note"]) | Q(informant__isnull=False),
                name="source_of_a_person_has_informant",
                violation_error_message=_("What a person said must be tied to an informant."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["plan", "public"]) | Q(informant__isnull=True),
                name="source_in_public_has_no_informant",
                violation_error_message=_("A published document has no informant."),
            ),
            models.CheckConstraint(
                condition=Q(export_basis="") | Q(kind="minutes") & ~Q(export_basis_note=""),
                name="source_export_basis_says_how",
                violation_error_message=_(
                    "Only notes of a meeting have such a basis, and it says how and when."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.place}" if self.place else self.title

    def get_absolute_url(self) -> str:
        """The text with its codes."""
        return reverse("evidence:source-code", args=[self.pk])

    def get_kind_display(self) -> str:  # type: ignore[no-redef]
        """The words of the kind; Django goes through the words of all kinds for each row of a list."""
        return str(self.Kind(self.kind).label)

    @property
    def current(self) -> TextRevision | None:
        """The newest revision; None before anything was written."""
        return self.revisions.order_by("-number").first()


class TextRevision(models.Model):
    """The text as it stood; never changed afterwards. A correction is a new revision."""

    source = models.ForeignKey(SourceText, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("revision"))
    text = models.TextField(_("text"))
    reason = models.CharField(_("why it was corrected"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved by the respondent at"), null=True, blank=True)
    approval_waived = models.CharField(_("approval waived because"), max_length=200, blank=True)

    objects = TextRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("text revision")
        verbose_name_plural = _("text revisions")
        ordering = ["source", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="text_revision_once"),
            models.CheckConstraint(
                condition=~Q(text__contains="\r"), name="text_with_plain_line_breaks"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} r{self.number}"

    @property
    def is_approved(self) -> bool:
        """Whether its words may be quoted as far as consent allows."""
        return self.approved_at is not None or bool(self.approval_waived)


class Passage(models.Model):
    """A marked stretch `[start, end)` of one revision, in code points, with its exact words."""

    revision = models.ForeignKey(TextRevision, on_delete=models.CASCADE, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(_("quote"))
    prefix = models.CharField(max_length=30, blank=True)
    suffix = models.CharField(max_length=30, blank=True)
    moved_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="moved_to"
    )
    needs_check = models.BooleanField(_("the words were changed: check"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["revision", "start", "end"]
        indexes = [
            models.Index(
                fields=["revision"], condition=Q(needs_check=True), name="passages_to_check"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["revision", "start", "end"], name="passage_once"),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")),
                name="passage_not_empty",
                violation_error_message=_("Mark at least one word."),
            ),
            models.CheckConstraint(
                condition=Q(end=F("start") + Length("quote")), name="passage_quote_fills_it"
            ),
        ]

    def __str__(self) -> str:
        return f"«{self.quote[:60]}»"

    def get_absolute_url(self) -> str:
        """The passage with its text and all that rests on it."""
        return reverse("evidence:passage-detail", args=[self.pk])
