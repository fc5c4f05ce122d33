"""The interview as a form: one field per question, checked only when it is completed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.typed import TextField
from forkommune.ui.dates import today
from forkommune.ui.forms import DateField, DesignForm, dress
from forkommune.work.merging import Value

from .conditions import asked
from .models import Answer, Question
from .typed_numbers import BelowZero, NoNumber, TwoWays, read_number
from .values import Given, as_stored, field_name, is_year, names_of
from .wording import STATES, options_of

FIRST_YEAR, LAST_YEAR = 1900, 2100
ALONE = "none"  # the guide's code for "none of these"; nothing else can be ticked beside it


class NumberField(forms.CharField):
    """A number as Norwegians write it: 0,5 or 12 000; a year with four digits."""

    def __init__(self, *, question: Question, **kwargs: Any) -> None:
        self.question = question
        inputs = {"class": "ds-input field-number", "inputmode": "decimal", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=inputs), **kwargs)

    def clean(self, value: Any) -> Any:
        """The number, None when empty; ValidationError names what was typed and an example."""
        typed = super().clean(value)
        if typed in self.empty_values:
            return None
        try:
            number = read_number(typed)
        except NoNumber as error:
            raise self._wrong(typed, error) from error
        if is_year(self.question) and _no_year(number):
            raise self._wrong(typed)
        return number

    def _wrong(self, typed: str, error: NoNumber | None = None) -> ValidationError:
        told: dict[str, object] = {"number": self.question.number, "typed": typed}
        if isinstance(error, TwoWays):
            told["whole"], told["part"] = error.readings
            return ValidationError(
                _(
                    "Question %(number)d: “%(typed)s” can be read in two ways; write %(whole)s "
                    "or %(part)s"
                )
                % told
            )
        if isinstance(error, BelowZero):
            return ValidationError(
                _("Question %(number)d: “%(typed)s” is below zero; write 0 or more") % told
            )
        if is_year(self.question):
            return ValidationError(
                _(
                    "Question %(number)d: “%(typed)s” is not a year; write four digits, "
                    "for example 2014"
                )
                % told
            )
        return ValidationError(
            _("Question %(number)d: “%(typed)s” is not a number; write for example 0,5") % told
        )


def _no_year(number: Decimal) -> bool:
    whole = number == number.to_integral_value()
    return not whole or not FIRST_YEAR <= number <= LAST_YEAR


class InterviewForm(DesignForm):
    """Date, notes and all questions of the guide. Drafts never pass through its checks.

    struck: primary keys of the questions whose answers the respondent struck. They were answered,
    so none of them must be answered again.
    """

    held_on = DateField(
        label=gettext_lazy("Date of the interview"),
        error_messages={"required": gettext_lazy("Fill in the date of the interview")},
    )
    notes = TextField(
        label=gettext_lazy("Notes"), required=False, widget=forms.Textarea(attrs={"rows": "8"})
    )

    def __init__(
        self,
        *args: Any,
        questions: Sequence[Question],
        scale: dict[str, str],
        struck: Collection[int] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        self.scale = scale
        self.struck = struck
        for question in questions:
            self._add(question, scale)
        dress(self)

    def _add(self, question: Question, scale: dict[str, str]) -> None:
        name = field_name(question)
        self.fields[name] = _field(question, scale)
        if question.pk in self.struck:
            self.fields[name].required = False
        self.fields[f"{name}_state"] = forms.ChoiceField(
            label=_("Question %(number)d without an answer") % {"number": question.number},
            choices=STATES,
            required=False,
            widget=forms.RadioSelect,
        )
        if question.type != Question.Type.TEXT:
            self.fields[f"{name}_comment"] = TextField(
                label=_("What was added to question %(number)d") % {"number": question.number},
                required=False,
                widget=forms.Textarea(attrs={"rows": "2"}),
            )

    def clean_held_on(self) -> date:
        """A day that has been; an interview cannot be completed before it was held."""
        day: date = self.cleaned_data["held_on"]
        if day > today():
            raise ValidationError(_("The interview cannot be completed before the day it is held"))
        return day

    def filled_in(self) -> dict[str, Value]:
        """What stands in the fields of the questions now, valid or not."""
        names = (name for one in self.questions for name in names_of(one)[:2])
        return {name: self[name].value() for name in names}

    def clean(self) -> dict[str, Any]:
        """Each question has an answer or the reason why not, never both; none where it is not
        to be asked."""
        cleaned = super().clean() or self.cleaned_data
        to_ask = asked(self.questions, self.filled_in())
        for question in self.questions:
            if question.pk not in to_ask and not self.data.get(field_name(question)):
                self.errors.pop(field_name(question), None)
        for question in self.questions:
            self._check(question, cleaned)
        return cleaned

    def _check(self, question: Question, cleaned: dict[str, Any]) -> None:
        name = field_name(question)
        told = {"number": question.number}
        if cleaned.get(f"{name}_state"):
            # Without an answer there is nothing to miss.
            if not self.data.get(name):
                self.errors.pop(name, None)
                return
            text = _("Question %(number)d has an answer and “%(state)s”: keep one of them")
            state = Answer.State(cleaned[f"{name}_state"]).label
            self.add_error(name, text % {**told, "state": state})
        chosen = cleaned.get(name)
        if isinstance(chosen, list) and ALONE in chosen and len(chosen) > 1:
            words = {**told, "option": question.option_label(ALONE)}
            text = _("Question %(number)d: “%(option)s” cannot stand beside others")
            self.add_error(name, text % words)

    def given(self) -> list[Given]:
        """What was answered, question by question; only after `is_valid`."""
        return [self._given(question) for question in self.questions]

    def _given(self, question: Question) -> Given:
        name = field_name(question)
        answered = self.cleaned_data.get(name)
        is_text = question.type == Question.Type.TEXT
        return Given(
            question=question,
            state=self.cleaned_data.get(f"{name}_state") or Answer.State.ANSWERED,
            value=as_stored(question, answered),
            text=(answered or "") if is_text else self.cleaned_data.get(f"{name}_comment", ""),
        )


def _field(question: Question, scale: dict[str, str]) -> forms.Field:
    """The field of a question's type, with words of its own for an empty one."""
    types = Question.Type
    missing = _("Question %(number)d: write the answer, or choose “did not know”")
    if question.type not in (types.TEXT, types.NUMBER, types.DATE):
        missing = _("Question %(number)d: choose an answer, or “did not know”")
    common: dict[str, Any] = {
        "label": f"{question.number}. {question.text}",
        "help_text": _help(question),
        "required": question.is_required,
        "error_messages": {"required": missing % {"number": question.number}},
    }
    if question.type == types.NUMBER:
        return NumberField(question=question, **common)
    if question.type == types.DATE:
        return DateField(**common)
    if question.type == types.TEXT:
        return TextField(widget=forms.Textarea(attrs={"rows": "4"}), **common)
    choices = options_of(question, scale)
    if question.type == types.MULTIPLE:
        boxes = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=choices, widget=boxes, **common)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)


def _help(question: Question) -> str:
    """The guide's help, and the unit of a number."""
    if question.type != Question.Type.NUMBER or not question.unit:
        return question.help_text
    unit = _("Unit: %(unit)s.") % {"unit": question.unit}
    return f"{unit} {question.help_text}".strip()
