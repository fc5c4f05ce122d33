"""Input to the document study: which document, and what it says."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.dates import today
from forkommune.ui.forms import DateField, DesignForm
from forkommune.ui.year_field import YearField
from municipalities.register.models import Municipality, PlanDocument

from .reading.limits import MAX_BYTES, MEGABYTE
from .refusals import too_large
from .services import Content

KINDS = ".pdf,.docx,.html,.htm"


def _been(day: date | None) -> date | None:
    if day is not None and day > today():
        raise ValidationError(gettext("The day lies ahead; write the day that stands on it"))
    return day


class RemovalForm(DesignForm):
    """Why a version is taken out; the history keeps it."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=200,
        help_text=_("For example: the file belongs to another municipality."),
    )


class VersionForm(DesignForm):
    """What a document says: a file, or pasted text with its address."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": KINDS}),
        help_text=_(
            "PDF, Word (DOCX) or a web page, at most %s MB. "
            "Only what the municipality has published."
        )
        % (MAX_BYTES // MEGABYTE),
        error_messages={"empty": _("There is nothing in the file. Download it anew.")},
    )
    text = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": "8"}),
    )
    url = forms.URLField(
        label=_("Address where it lies"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Needed with pasted text."),
    )
    dated_on = DateField(
        label=_("Date of this version"),
        required=False,
        help_text=_("As the document says. Write day, month and year, for example 14.11.2017"),
    )

    def clean_dated_on(self) -> date | None:
        """A day that has been."""
        return _been(self.cleaned_data["dated_on"])

    def __init__(self, *args: Any, sent_bytes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent_bytes = sent_bytes

    def clean(self) -> dict[str, Any]:
        """One of the two, and with pasted text where it comes from."""
        data = super().clean() or self.cleaned_data
        file, text = data.get("file"), (data.get("text") or "").strip()
        if self.sent_bytes:
            self.add_error("file", too_large(str(-(-self.sent_bytes // MEGABYTE))))
        elif file and text:
            self.add_error("text", gettext("There is a file and a text; send one of them."))
        elif not file and not text and "file" not in self.errors:
            self.add_error("file", gettext("Choose a file, or paste the text."))
        elif text and not data.get("url") and "url" not in self.errors:
            self.add_error("url", gettext("Write the address where the pasted text lies."))
        return data

    def content(self) -> Content:
        """What is brought, after a successful clean."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            text = self.cleaned_data["text"].encode("utf-8", "replace")
            return Content(text, is_pasted=True)
        return Content(file.read(), file.name or "")


class MunicipalityField(forms.ModelChoiceField):
    """One municipality; two of one name are told apart by their numbers."""

    def label_from_instance(self, obj: Any) -> str:
        """Asker (0220)."""
        return f"{obj.name} ({obj.number})"


class MunicipalitiesField(MunicipalityField, forms.ModelMultipleChoiceField):
    """Several municipalities."""


class DocumentForm(VersionForm):
    """A document that the register does not know, with what it says."""

    title = forms.CharField(label=_("Title"), max_length=250)
    municipality = MunicipalityField(
        Municipality.objects.by_name(), label=_("Municipality"), empty_label=_("Choose")
    )
    others = MunicipalitiesField(
        Municipality.objects.by_name(),
        label=_("Together with"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": "6", "class": "ds-input field-many"}),
        help_text=_("Other municipalities that have the document in common."),
    )
    document_type = forms.ModelChoiceField(
        Term.objects.of(Vocabulary.DOCUMENT_TYPE).in_use(),
        label=_("Type"),
        empty_label=_("Choose"),
        help_text=_("Case papers, drafts, minutes, reports and studies do not count as a plan."),
    )
    period_from = YearField(label=_("Applies from the year"), required=False)
    period_to = YearField(label=_("Applies to the year"), required=False)
    adopted_on = DateField(label=_("Adopted"), required=False)

    field_order = (
        "title", "municipality", "others", "document_type", "period_from", "period_to",
        "adopted_on", "file", "text", "url", "dated_on",
    )  # fmt: skip

    def clean_adopted_on(self) -> date | None:
        """A day that has been."""
        return _been(self.cleaned_data["adopted_on"])

    def clean(self) -> dict[str, Any]:
        """As of the version; a period that ends after it begins; no second row of one document."""
        data = super().clean()
        first, last = data.get("period_from"), data.get("period_to")
        if first and last and last < first:
            self.add_error("period_to", gettext("A plan cannot end before it begins."))
        title, url = data.get("title"), data.get("url") or ""
        if title and PlanDocument.objects.filter(title=title, url=url).exists():
            raise ValidationError(
                gettext("“%(title)s” is registered already; open it and add a version.")
                % {"title": title}
            )
        return data

    def document(self) -> dict[str, Any]:
        """What the register keeps of it."""
        data = self.cleaned_data
        names = ("title", "document_type", "period_from", "period_to", "adopted_on", "url")
        return {
            **{name: data[name] for name in names},
            "municipalities": [data["municipality"], *data["others"]],
        }
