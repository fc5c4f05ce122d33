"""Mails to several people at once: how they read, shown before they are ordered, and who gets them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.forms import DesignForm
from forkommune.work.models import Mail


@dataclass(frozen=True)
class Words:
    """Subject and text of a mail; `Mail.LINK_MARK` stands where the personal link comes."""

    subject: str
    body: str


@dataclass(frozen=True)
class Preview:
    """A mail as its receivers get it, with words in place of the link."""

    language: str
    subject: str
    body: str


WRITTEN_IN = {"nb": gettext_lazy("Bokmål"), "nn": gettext_lazy("Nynorsk")}


def previews(write: Callable[[str], Words]) -> list[Preview]:
    """A mail in each form of Norwegian. write: the mail, from a code of `WRITTEN_IN`."""
    found = []
    for code, label in WRITTEN_IN.items():
        words = write(code)
        body = words.body.replace(Mail.LINK_MARK, _("[each person's own link]"))
        found.append(Preview(str(label), words.subject, body))
    return found


class ReceiversForm(DesignForm):
    """Who of those that can be written to gets the mail. names: by key. chosen: ticked at first."""

    to = forms.MultipleChoiceField(
        label=gettext_lazy("Who gets it"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        names: Mapping[str, str],
        chosen: list[str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.choices = list(names.items())
        field.initial = list(names) if chosen is None else chosen
