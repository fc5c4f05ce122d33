"""What anybody fills in who asks about an example."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from forkommune.work.open_forms import OpenForm
from pilots.examples.asking import Asked


class AskForm(OpenForm):
    """A question. about: what can be asked about, as name and label; the address may choose one."""

    about = forms.ChoiceField(label=gettext_lazy("What is it about?"), required=False)
    question = forms.CharField(
        label=gettext_lazy("Your question"),
        widget=forms.Textarea(attrs={"rows": "6"}),
        max_length=3000,
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("The answer goes there. It is shown to nobody else."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    place = forms.CharField(
        label=gettext_lazy("Where you work"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )

    def __init__(
        self, *args: Any, about: Iterable[tuple[str, str]], request: HttpRequest, **kwargs: Any
    ) -> None:
        super().__init__(*args, request=request, **kwargs)
        self.labels = dict(about)
        field = self.fields["about"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", gettext_lazy("The whole example")), *self.labels.items()]
        asked = request.GET.get("om", "")
        field.initial = asked if asked in self.labels else ""

    def told(self) -> Asked:
        """What was asked."""
        data = self.cleaned_data
        return Asked(
            question=data["question"],
            email=data["email"],
            about=self.labels.get(data["about"], ""),
            name=data["name"],
            place=data["place"],
        )
