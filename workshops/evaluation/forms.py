"""The questions of an evaluation, until when it is open, and its form on a phone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.typed import TextField
from forkommune.ui.asked import whole_number
from forkommune.ui.forms import ClockField, DateField, DesignForm
from workshops.models import EvaluationQuestion

from .answering import LONGEST
from .counting import HIGHEST, LOWEST, NO, YES
from .services import Asked

EMPTY_ROWS = 2
LONGEST_QUESTION = 200
Kind = EvaluationQuestion.Kind


class QuestionsForm(DesignForm):
    """Every question in a row of its own, and two empty rows; a row without words is left out.

    seen: digest of the questions that the page was shown with, so that nobody writes over another.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, questions: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing = digest_of(questions)
        self.fields["seen"].initial = self.standing
        self.count = len(questions) + EMPTY_ROWS
        if self.is_bound:
            self.count = min(50, whole_number(self.data.get("rows", "")) or self.count)
        for number in range(self.count):
            asked = questions[number] if number < len(questions) else None
            self._add(number, asked)

    def _add(self, number: int, asked: Asked | None) -> None:
        words = {"n": number + 1}
        self.fields[f"place-{number}"] = forms.IntegerField(
            label=_("Place of question %(n)d") % words,
            initial=number + 1,
            required=False,
            min_value=1,
            max_value=99,
        )
        self.fields[f"nb-{number}"] = TextField(
            label=_("Question %(n)d in bokmål") % words,
            initial=asked.text_nb if asked else "",
            required=False,
            max_length=LONGEST_QUESTION,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.fields[f"nn-{number}"] = TextField(
            label=_("Question %(n)d in nynorsk") % words,
            initial=asked.text_nn if asked else "",
            required=False,
            max_length=LONGEST_QUESTION,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.fields[f"kind-{number}"] = forms.ChoiceField(
            label=_("How question %(n)d is answered") % words,
            initial=asked.kind if asked else Kind.SCALE.value,
            choices=Kind.choices,
            required=False,
        )
        for name in ("place", "nb", "nn", "kind"):
            self.fields[f"{name}-{number}"].widget.attrs["class"] = "ds-input"

    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each row."""
        names = ("nb", "nn", "kind", "place")
        return [[self[f"{name}-{number}"] for name in names] for number in range(self.count)]

    def clean(self) -> dict[str, Any]:
        """Each question in both forms of Norwegian, and nobody else's work written over."""
        said = super().clean() or self.cleaned_data
        found = []
        for number in range(self.count):
            nb, nn = (" ".join(said.get(f"{name}-{number}", "").split()) for name in ("nb", "nn"))
            if not nb and not nn:
                continue
            for name, words in (("nb", nb), ("nn", nn)):
                if not words and f"{name}-{number}" not in self.errors:
                    told = _("Write the question in both forms of Norwegian, or in none.")
                    self.add_error(f"{name}-{number}", told)
            kind = said.get(f"kind-{number}") or Kind.SCALE.value
            place = said.get(f"place-{number}") or number + 1
            found.append((place, number, Asked(kind, nb, nn)))
        said["questions"] = [asked for _place, _number, asked in sorted(found, key=lambda r: r[:2])]
        if said.get("seen") and said["seen"] != self.standing:
            self.add_error(
                None, _("Somebody else changed the questions meanwhile. Open the page anew.")
            )
        return said


def digest_of(questions: Sequence[Asked]) -> str:
    """The same for the same questions."""
    told = json.dumps([astuple(one) for one in questions], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


class UntilForm(DesignForm):
    """Until when people can answer."""

    day = DateField(label=gettext_lazy("Open until, day"))
    clock = ClockField(
        label=gettext_lazy("Time"),
        widget=forms.TextInput(attrs={"class": "ds-input field-date", "autocomplete": "off"}),
    )

    def until(self) -> datetime:
        """The moment at which it closes."""
        clock: time = self.cleaned_data["clock"]
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], clock))


class SheetForm(forms.Form):
    """The questions as somebody answers them; every one may be left out."""

    def __init__(
        self,
        *args: Any,
        questions: Sequence[EvaluationQuestion],
        language: str,
        answers: Mapping[int, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for question in self.questions:
            field = _field_of(question, question.words(language))
            field.initial = (answers or {}).get(question.pk)
            field.widget.attrs["class"] = "ds-input"
            self.fields[name_of(question)] = field

    def answers(self) -> dict[int, Any]:
        """What was answered, by key of the question."""
        said = self.cleaned_data
        return {one.pk: _value(one, said.get(name_of(one))) for one in self.questions}


def name_of(question: EvaluationQuestion) -> str:
    """Its field."""
    return f"q{question.pk}"


def _field_of(question: EvaluationQuestion, words: str) -> forms.Field:
    if question.kind == Kind.TEXT:
        return TextField(
            label=words,
            required=False,
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
    choices = (
        [(str(YES), _("Yes")), (str(NO), _("No"))]
        if question.kind == Kind.YES_NO
        else [(str(number), str(number)) for number in range(LOWEST, HIGHEST + 1)]
    )
    return forms.ChoiceField(label=words, choices=choices, required=False, widget=forms.RadioSelect)


def _value(question: EvaluationQuestion, said: Any) -> Any:
    if said in (None, ""):
        return None
    return said if question.kind == Kind.TEXT else int(said)
