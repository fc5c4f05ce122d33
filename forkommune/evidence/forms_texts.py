"""Which texts the list of texts to code shows. A GET form, so that an address can be kept and sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation, User
from forkommune.evidence.forms_analysis import AskedForm
from forkommune.evidence.models import SourceText
from forkommune.evidence.querysets.sources import SourceTextQuerySet
from forkommune.evidence.selectors.places import places_with_texts
from forkommune.ui.named_rows import NamedRowField


class TextListForm(AskedForm):
    """Texts about a municipality, of a kind."""

    asked = {"place": "kommune", "kind": "kilde"}

    place = NamedRowField(
        Organisation.objects.none(), name_field="name", label=_("Municipality"), required=False
    )
    kind = forms.ChoiceField(
        label=_("Kind of source"),
        required=False,
        choices=[("", _("All")), *SourceText.Kind.choices],
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places_with_texts(user)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, str]:
        """What the address asks for, by the names it uses; without what was left open."""
        return {name: value for name in self.asked.values() if (value := self.data.get(name, ""))}

    def choose(self, texts: SourceTextQuerySet) -> SourceTextQuerySet:
        """Those of some texts that a valid form wants."""
        place, kind = self.cleaned_data["place"], self.cleaned_data["kind"]
        if place:
            texts = texts.about([place.pk])
        return texts.of_kinds([kind]) if kind else texts
