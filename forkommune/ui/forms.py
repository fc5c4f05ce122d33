"""Forms in the portal's look: base classes and the date field.

`{{ field.as_field_group }}` or `{{ form }}` draws label, help text, input and errors; views put
`{% error_summary form %}` first in the form and write `<form novalidate>`.
"""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import pretty_name
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forkommune.figures.numbers import format_date

from .dates import parse_date

DJANGO_ROWS = "10"
# Minutes have two digits: 9.5 may be meant as 9.05 and as 9.30.
CLOCK = re.compile(r"(?:kl\.? *)?(\d{1,2})(?:[.:]?(\d\d))?", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2100  # 0217 and 20017 are slips of the hand


def dress(form: forms.BaseForm) -> None:
    """Give every visible input of `form` the look of Designsystemet, keeping set attributes."""
    for name, field in form.fields.items():
        attributes = field.widget.attrs
        if not field.widget.is_hidden:
            attributes.setdefault("class", "ds-input")
        if isinstance(field.widget, forms.Textarea) and attributes.get("rows") == DJANGO_ROWS:
            attributes["rows"] = "4"
        if isinstance(field, forms.URLField | forms.EmailField):
            name_address(field)
        if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            label = str(field.label or pretty_name(name))
            field.error_messages["required"] = missing(field) % {"label": label}


def name_address(field: forms.URLField | forms.EmailField) -> None:
    """Have a wrong web or mail address asked back as it was typed; Django's own words leave it out."""
    told = (
        gettext("“%(typed)s” is no web address. Write it like https://www.kommune.no/side")
        if isinstance(field, forms.URLField)
        else gettext("“%(typed)s” is no e-mail address. Write it like post@kommune.no")
    )
    check = field.clean

    def clean(value: Any) -> Any:
        try:
            return check(value)
        except ValidationError as fault:
            raise ValidationError(
                [
                    ValidationError(told, code=one.code, params={"typed": str(value).strip()})
                    if one.code == "invalid"
                    else one
                    for one in fault.error_list
                ]
            ) from fault

    field.clean = clean  # type: ignore[method-assign]


def missing(field: forms.Field) -> str:
    """What to do about an empty field of this kind; Django's own words name neither."""
    if isinstance(field, forms.BooleanField):
        return gettext("Tick: %(label)s")
    if isinstance(field, forms.ChoiceField | forms.FileField):
        return gettext("Choose: %(label)s")
    return gettext("Fill in: %(label)s")


class DesignForm(forms.Form):
    """A form whose inputs look like the rest of the portal."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self)


class DateInput(forms.TextInput):
    """A text input as wide as a date, which shows 14.11.2017."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        start = {"class": "ds-input field-date", "autocomplete": "off"}
        super().__init__({**start, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """The date in digits; what a person typed stays as typed."""
        return format_date(value) if isinstance(value, date) else super().format_value(value)


class DateField(forms.Field):
    """A day as Norwegians write it: 14.11.2017 or 14. nov 2017."""

    widget = DateInput
    default_error_messages = {
        "invalid": _("The date must be written as day.month.year, for example 14.11.2017"),
        "year": _("The year must lie between 1900 and 2100"),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Write day, month and year, for example 14.11.2017"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """The day, or None for an empty field. Raises ValidationError for anything else."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            day = parse_date(str(value))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["year"], code="year")
        return day

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another day was written, however it was written."""
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True


class ClockField(forms.CharField):
    """A time of day as Norwegians write it: 13.00, 13:00, 1300, kl. 13 or 9."""

    def to_python(self, value: Any) -> Any:
        """The time, None when empty; ValidationError shows how to write it."""
        typed = super().to_python(value)
        if not typed:
            return None
        found = CLOCK.fullmatch(typed.lower())
        try:
            if found is None:
                raise ValueError(typed)
            return time(int(found[1]), int(found[2] or 0))
        except ValueError as error:
            told = gettext("“%(typed)s” is not a time; write for example 13.00") % {"typed": typed}
            raise ValidationError(told) from error
