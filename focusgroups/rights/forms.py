"""A recording: when it was made, where it lies, when it goes; and why turns may be quoted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forkommune.ui.dates import today
from forkommune.ui.forms import DateField, DesignForm


class QuotingForm(DesignForm):
    """Why turns may be quoted that their speakers have not read."""

    reason = forms.CharField(
        label=_("Why they may be quoted all the same"),
        max_length=200,
        help_text=_("For example: the group reads the summary. No name of anybody."),
    )


class RecordingForm(DesignForm):
    """The file itself is never put into the portal."""

    made_on = DateField(label=_("Recorded on"), initial=today)
    kept_at = forms.CharField(
        label=_("Where it lies"),
        max_length=200,
        help_text=_("The recorder or the storage of the institution; no name of anybody."),
    )
    delete_on = DateField(
        label=_("Deleted at the latest on"),
        help_text=_("It goes as soon as it is written out, and at the latest on this day."),
    )

    def clean(self) -> dict[str, Any]:
        """The days in their order, and none in the future that has not been."""
        said = super().clean() or self.cleaned_data
        made, goes = said.get("made_on"), said.get("delete_on")
        if made and made > today():
            self.add_error("made_on", _("The day lies ahead; write the day it was recorded."))
        elif made and goes and goes < made:
            self.add_error("delete_on", _("A recording cannot be deleted before it was made."))
        elif goes and goes < today():
            self.add_error(
                "delete_on", _("The day has passed; delete the recording, or write a later day.")
            )
        return said
