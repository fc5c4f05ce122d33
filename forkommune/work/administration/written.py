"""Lists and small tables that a row keeps, written as people write them and never as code; and addresses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy

from forkommune.ui.forms import name_address

NONE_KEPT = "–"


class LinesField(forms.CharField):
    """Some short texts, one a line."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        for json_only in ("encoder", "decoder"):
            kwargs.pop(json_only, None)
        kwargs["help_text"] = kwargs.get("help_text") or gettext_lazy("One a line.")
        super().__init__(**kwargs)
        self.widget.attrs |= {"rows": 4, "class": "vLargeTextField"}

    def prepare_value(self, value: Any) -> Any:
        """A line for each; what was typed stays as typed."""
        return "\n".join(str(one) for one in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """The texts, without empty lines."""
        lines = (line.strip() for line in str(super().clean(value) or "").splitlines())
        return [line for line in lines if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other texts were written."""
        written = [line.strip() for line in str(data or "").splitlines() if line.strip()]
        return bool(written != list(initial or []))


def told_as_table(rows: Iterable[tuple[str, str]]) -> str:
    """Names with what is said of each; a dash where nothing is kept."""
    lines = format_html_join("", '<tr><th scope="row">{}</th><td>{}</td></tr>', rows)
    return format_html('<table class="told">{}</table>', lines) if lines else NONE_KEPT


def web_address(**kwargs: Any) -> forms.URLField:
    """A field for a web address; a wrong one is asked back as it was typed."""
    field = forms.URLField(**kwargs)
    name_address(field)
    return field


def mail_address(**kwargs: Any) -> forms.EmailField:
    """The same for the address of a mailbox."""
    field = forms.EmailField(**kwargs)
    name_address(field)
    return field
