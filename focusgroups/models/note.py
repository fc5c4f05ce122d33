"""What was said in a session, one note for each turn."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Deferrable, F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from focusgroups.mentions import words_at
from focusgroups.querysets import NoteQuerySet
from forkommune.evidence.models import SourceText

from .group import FocusGroup, Participant


class Note(models.Model):
    """A turn of one speaker, in the order it was said; without a speaker it is the note-taker's own.

    The words lie in `source` too, where they are coded, once the session is ended. key: what the
    tab that wrote the note calls it; None where a file was read in.
    """

    class Mark(models.TextChoices):
        """What a note-taker sees in a turn."""

        QUOTE = "quote", _("Quote")
        CONSENSUS = "consensus", _("Consensus")
        DISAGREEMENT = "disagreement", _("Disagreement")
        FEELING = "feeling", _("Strong feeling")
        IDEA = "idea", _("Idea")

    group = models.ForeignKey(FocusGroup, on_delete=models.CASCADE, related_name="notes")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, null=True, blank=True, related_name="notes"
    )
    position = models.PositiveIntegerField(
        _("position"), help_text=_("Numbered by the time it was said when the session is ended.")
    )
    question_code = models.CharField(_("question"), max_length=10, blank=True)
    said_at = models.DateTimeField(_("said"), null=True, blank=True)
    text = models.TextField(_("text"), blank=True)
    marks = ArrayField(
        models.CharField(max_length=12, choices=Mark),
        verbose_name=_("marks"),
        default=list,
        blank=True,
    )
    mentions = models.JSONField(
        _("speaks of somebody who is gone"),
        default=list,
        blank=True,
        help_text=_("Stretches of the text that somebody must black out."),
    )
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    source = models.OneToOneField(
        SourceText, on_delete=models.PROTECT, null=True, blank=True, related_name="note"
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("of a session", "note")
        verbose_name_plural = _("notes")
        ordering = ["group", F("said_at").asc(nulls_last=True), "position"]
        constraints = [
            # Deferred: all notes of a session are numbered anew in one statement.
            models.UniqueConstraint(
                fields=["group", "position"],
                name="note_position_once",
                deferrable=Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}"

    def get_absolute_url(self) -> str:
        """The page on which the turn is blacked out."""
        return reverse("focusgroups:note-redact", args=[self.group_id, self.pk])

    @property
    def title(self) -> str:
        """The turn by its session, number and minute; no word of it."""
        told = {"group": self.group, "number": self.position}
        return _("%(group)s, turn %(number)d") % told

    @property
    def marks_in_order(self) -> list[Mark]:
        """The marks in their order on the note-taker's screen."""
        return [mark for mark in self.Mark if mark in self.marks]

    @property
    def words_of_mentions(self) -> list[str]:
        """What was found that may speak of somebody who is gone, each once."""
        return words_at(self.text, [(start, end) for start, end in self.mentions])
