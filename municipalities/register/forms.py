"""What an officer writes about a fact of the own municipality."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.ui.forms import DesignForm, dress
from forkommune.ui.year_field import YearField
from forkommune.work.services.suggestions import input_for


class SuggestionForm(DesignForm):
    """The value that the fact should have, or a remark in free words, and where it says so."""

    value = forms.CharField(
        label=_("What should be different?"), max_length=2000, widget=forms.Textarea
    )
    source = forms.CharField(
        label=_("Where does it say so?"),
        help_text=_("A document, an address or a decision that the secretariat can look at."),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, row: models.Model, field: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field:
            value = input_for(row, field)
            if field.endswith("year"):
                value = YearField(required=value.required, help_text=value.help_text)
            value.label, value.initial = _("What it should say"), getattr(row, field)
            self.fields["value"] = value
            self.order_fields(["value", "source"])
            dress(self)
