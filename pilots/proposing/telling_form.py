"""What a local actor fills in who wants to tell of an example without having been asked."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from django import forms
from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.work.open_forms import OpenForm
from municipalities.models import Municipality

MOST_A_DAY = 3
A_DAY = 24 * 3600
# The name stands in a mail: nothing in it may be an address that somebody is led to.
NO_NAME = re.compile(r"[@<>/\\]|https?:|www\.|\.[a-z]{2,}\b", re.IGNORECASE)


class TellingForm(OpenForm):
    """Which organisation, where, and to which address the link goes."""

    actor = forms.CharField(
        label=gettext_lazy("Which organisation?"),
        help_text=gettext_lazy("A business, a school, a club: no person's name."),
        max_length=120,
    )
    municipality = forms.ChoiceField(
        label=gettext_lazy("In which municipality?"),
        help_text=gettext_lazy("It looks at what you write and stands for it, before it goes on."),
    )
    address = forms.EmailField(
        label=gettext_lazy("To which address shall the link go?"),
        help_text=gettext_lazy("It is used for this mail alone."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, places: list[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.number: place for place in places}
        field = self.fields["municipality"]
        if isinstance(field, forms.ChoiceField):
            named = [(place.number, place.name) for place in places]
            field.choices = [("", gettext_lazy("Choose …")), *named]

    def clean_actor(self) -> str:
        """A name, and no address: it stands in a mail."""
        actor = " ".join(str(self.cleaned_data["actor"]).split())
        if NO_NAME.search(actor):
            raise forms.ValidationError(
                _("Write the name of the organisation alone, without any address.")
            )
        return actor

    def clean(self) -> dict[str, Any]:
        """Not one of many links to the same address."""
        cleaned = super().clean()
        if not self.errors and not _may_write_to(cleaned["address"]):
            self.add_error(
                "address",
                _("Three links went to this address today. Look among your mail, or wait a day."),
            )
        return cleaned


def _may_write_to(address: str) -> bool:
    """Whether not very many mails went to an address today; counts this one. The address is not kept."""
    digest = hashlib.sha256(address.strip().casefold().encode()).hexdigest()[:32]
    key = f"example-link-to:{digest}"
    if cache.add(key, 1, A_DAY):
        return True
    try:
        return bool(cache.incr(key) <= MOST_A_DAY)
    except ValueError:  # the day ended in between
        return True
