"""What is wrong in forms, as a list of links from the summary to the fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms


@dataclass(frozen=True, slots=True)
class FieldError:
    """One message and the id of the input it is about (empty for the form as a whole)."""

    message: str
    target: str


def collect(given: Iterable[forms.BaseForm | forms.BaseFormSet | None]) -> list[FieldError]:
    """The errors of bound forms and formsets in the order of their fields."""
    return [error for one in given if one is not None for error in _of(one)]


def _of(form: forms.BaseForm | forms.BaseFormSet) -> Iterator[FieldError]:
    if isinstance(form, forms.BaseFormSet):
        yield from (FieldError(str(message), "") for message in form.non_form_errors())
        for part in form.forms:
            yield from _of(part)
        return
    yield from (FieldError(str(message), "") for message in form.non_field_errors())
    for field in form:
        yield from (FieldError(str(message), _target(field)) for message in field.errors)


def _target(field: forms.BoundField) -> str:
    """The id to jump to: the input, or the first option of a group."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label or field.auto_id
