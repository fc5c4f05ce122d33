"""Which words of a turn are blacked out; a transcript, and who speaks in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from focusgroups.models import Note
from focusgroups.transcribing import GOES_ON, LEAVE_OUT, MODERATOR, suggested
from forkommune.ui.forms import DesignForm, dress
from forkommune.work.importing.limits import MAX_BYTES, MEGABYTE, too_large


class RedactForm(DesignForm):
    """The words that were found, all chosen; and others as they stand in the turn."""

    found = forms.MultipleChoiceField(
        label=_("Words that may speak of the person"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each goes wherever it stands as a word of its own in the turn."),
    )
    others = forms.CharField(
        label=_("Other words that tell who it was"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text=_("One a line, as they stand in the turn: a name, a workplace, a road."),
    )

    def __init__(self, *args: Any, note: Note, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = note.words_of_mentions
        found: Any = self.fields["found"]
        found.choices = [(word, word) for word in words]
        found.initial = words
        if not words:
            del self.fields["found"]

    @property
    def words(self) -> list[str]:
        """All words of a valid form."""
        data = self.cleaned_data
        return [*data.get("found", ()), *data["others"].splitlines()]


class TranscriptForm(DesignForm):
    """A file, or the transcript pasted."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("WebVTT, SRT, Word (.docx) or plain text, at most %s MB.")
        % (MAX_BYTES // MEGABYTE),
        error_messages={"empty": _("The file is empty. Choose the transcript again.")},
    )
    text = forms.CharField(
        label=_("Or paste the transcript"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "8"}),
        help_text=_(
            "A line a turn: “A: Vi ble spurt …”. The time may stand before: [00:12:03] A: …"
        ),
    )

    def __init__(self, *args: Any, sent_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent_bytes = sent_bytes

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        said = super().clean() or self.cleaned_data
        if self.sent_bytes:
            self.add_error("file", too_large(self.sent_bytes))
        elif not self.errors and bool(said.get("file")) == bool(said.get("text", "").strip()):
            self.add_error("file", _("Choose a file or paste the transcript, one of them."))
        return said

    def content(self) -> tuple[bytes, str]:
        """The bytes of a valid form, and what they are called."""
        file = self.cleaned_data["file"]
        if file:
            return file.read(), file.name
        return self.cleaned_data["text"].encode(), str(_("Pasted text"))


class SpeakersForm(DesignForm):
    """Who each label of a transcript is: a question for each."""

    def __init__(
        self, *args: Any, labels: Sequence[str], letters: Mapping[str, str], **kwargs: Any
    ) -> None:
        """letters: of the session, each with its actor group."""
        super().__init__(*args, **kwargs)
        self.labels = labels
        choices: list[tuple[str, Any]] = [("", _("Choose"))]
        choices += [(letter, f"{letter}, {group}") for letter, group in letters.items()]
        choices += [
            (MODERATOR, _("Moderator, without a letter")),
            (GOES_ON, _("No speaker: the words before go on")),
            (LEAVE_OUT, _("Leave these turns out")),
        ]
        for at, label in enumerate(labels):
            self.fields[f"speaker-{at}"] = forms.ChoiceField(
                label=label or _("Nobody named"),
                choices=choices,
                initial=suggested(label, letters),
            )
        dress(self)

    @property
    def answers(self) -> dict[str, str]:
        """What each label stands for, of a valid form."""
        return {label: self.cleaned_data[f"speaker-{at}"] for at, label in enumerate(self.labels)}
