"""What is asked of researchers before a summary is begun and sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from focusgroups.models import Summary
from forkommune.ui.forms import DateField, DesignForm


class BeginForm(DesignForm):
    """The form of Norwegian that the receivers read."""

    language = forms.ChoiceField(label=_("Written in"), choices=Summary.Language)


class SendForm(DesignForm):
    """Until when answers are wanted, and that doubtful sentences were looked at."""

    answer_by = DateField(label=_("Answer wanted by"))
    looked_at = forms.BooleanField(
        label=_("I have read each place above. None of them tells of fewer than five people."),
        required=False,
    )

    def __init__(self, *args: Any, has_doubts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_doubts:
            del self.fields["looked_at"]
