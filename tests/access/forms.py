"""The forms of a page as a browser would send them: address, fields, buttons, and how to fill them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile

from forkommune.figures.numbers import format_date
from forkommune.ui.dates import today

Sent = dict[str, list[Any]]  # as a form is sent: values by name
TOKEN = "csrfmiddlewaretoken"
PRESSED = {"submit", "button", "reset", "image"}


@dataclass
class Field:
    """What can be sent under one name.

    kind: the input's type, or its tag. is_shown: whether people fill it in; views ask for more.
    """

    name: str
    kind: str
    look: str = ""
    least: str = ""
    values: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    is_shown: bool = True

    def filled(self) -> list[Any]:
        """What stands in it; where nothing does, the plainest thing that may."""
        if self.kind == "file":
            return [SimpleUploadedFile("svar.csv", b"spm;svar\n1;ja\n")]
        if any(self.values) or not self.is_shown:
            return [*self.values]
        if self.offered:
            return [next(filter(None, self.offered), "")]
        return [] if self.kind == "checkbox" else [self._plain()]

    def _plain(self) -> str:
        """A word, day, number or address, by what the field looks like."""
        about = f"{self.kind} {self.look} {self.name}"
        plain = {
            "date": format_date(today()),
            "number": self.least or "1",
            "email": "kari@demo.invalid",
            "url": "https://www.asker.kommune.invalid/plan",
            "people": "Kari, kari@demo.invalid",
        }
        return next((value for word, value in plain.items() if word in about), "Ord")


@dataclass
class Form:
    """One form. address: the path it is sent to, asked: what stands behind its question mark."""

    address: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: dict[str, list[str]] = field(default_factory=dict)

    @property
    def shape(self) -> Any:
        """The same for forms with the same fields that are sent to the same kind of address."""
        path = "/".join("#" if one.isdigit() else one for one in self.address.split("/"))
        return (self.method, path, *sorted({**self.fields, **self.buttons}))

    @property
    def is_of_a_script(self) -> bool:
        """Whether no page shows anything of it."""
        return not self.fields and not self.buttons

    def filled(self) -> Sent:
        """What a browser sends when the form is filled in and its first button pressed."""
        first = {name: values[:1] for name, values in [*self.buttons.items()][:1]}
        return {**first, **self.without_buttons()}

    def without_buttons(self) -> Sent:
        """What a browser sends of the fields."""
        sent = {name: one.filled() for name, one in self.fields.items()}
        return {name: values for name, values in sent.items() if values}


class _Reader(HTMLParser):
    """Collects forms; an input elsewhere belongs to the form that its `form` names."""

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.forms: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.asked: dict[str, set[str]] = {}
        self.open: Form | None = None
        self.select: Field | None = None
        self.written: Field | None = None
        self.late: list[tuple[str, dict[str, str]]] = []
        self.lists: dict[str, list[str]] = {}
        self.list: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            where = urljoin(self.address, given.get("action") or self.address)
            self.open = Form(where, given.get("method", "get").lower())
            self.forms.append(self.open)
            self.by_id[given.get("id", "")] = self.open
        elif tag == "a" and "?" in given.get("href", ""):
            there = urlsplit(urljoin(self.address, given["href"]))
            names = self.asked.setdefault(there.path, set())
            names |= {name for name, _value in parse_qsl(there.query, keep_blank_values=True)}
        elif tag in ("input", "select", "textarea", "button"):
            if "form" in given and given["form"] not in self.by_id:
                self.late.append((tag, given))
            else:
                self._take(tag, given)
        elif tag == "datalist":
            self.list = self.lists.setdefault(given.get("id", ""), [])
        elif tag == "option" and self.list is not None:
            self.list.append(given.get("value", ""))
        elif tag == "option" and self.select is not None:
            value = given.get("value", "")
            self.select.offered.append(value)
            if "selected" in given:
                self.select.values.append(value)

    def handle_data(self, data: str) -> None:
        if self.written is not None:
            self.written.values = ["".join([*self.written.values, data]).removeprefix("\n")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.written = None
        elif tag == "datalist":
            self.list = None

    def close(self) -> None:
        super().close()
        for tag, given in self.late:
            self._take(tag, given)

    def _take(self, tag: str, given: dict[str, str]) -> None:
        form = self.by_id.get(given["form"]) if "form" in given else self.open
        name = given.get("name", "")
        if form is None or not name or name == TOKEN or "disabled" in given:
            return
        kind = (
            given.get("type", "submit" if tag == "button" else "text") if tag != "select" else tag
        )
        if tag in ("button", "input") and kind in PRESSED:
            form.buttons.setdefault(name, []).append(given.get("value", ""))
            return
        kind = tag if tag in ("select", "textarea") else kind
        one = form.fields.setdefault(
            name, Field(name, kind, given.get("class", ""), given.get("min", ""))
        )
        if "list" in given:
            one.offered = self.lists.setdefault(given["list"], [])
        if tag == "select":
            self.select = one
        elif tag == "textarea":
            self.written = one
        elif kind in ("radio", "checkbox"):
            one.offered.append(given.get("value", "on"))
            if "checked" in given:
                one.values.append(given.get("value", "on"))
        elif given.get("value"):
            one.values.append(given["value"])


def read(page: str, address: str) -> tuple[list[Form], dict[str, set[str]]]:
    """The forms of a page, and what its links ask by address."""
    reader = _Reader(address)
    reader.feed(page)
    reader.close()
    return reader.forms, reader.asked
