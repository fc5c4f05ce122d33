"""Forms that make a finding of a passage; what passage and code tell already is filled in."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Coding, Nature, Passage, Support
from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.forms import DesignForm
from municipalities.register.models import Municipality
from municipalities.survey.findings import (
    create_barrier,
    create_institution,
    create_instrument,
    create_measure,
    create_requirement,
    create_routine,
    create_success,
    municipality_of,
)
from municipalities.survey.models import Institution, Requirement, Routine

FOR_IT = [choice for choice in Support.Grade.choices if choice[0] != Support.Grade.AGAINST]
TITLE = 200


class TermField(forms.ModelChoiceField):
    """A word of one vocabulary that is in use."""

    def __init__(self, vocabulary: Vocabulary, **kwargs: Any) -> None:
        super().__init__(Term.objects.of(vocabulary).in_use(), empty_label=_("Choose"), **kwargs)
        self.vocabulary = vocabulary


class FindingForm(DesignForm):
    """Common to the findings: title, municipality, nature, and how well the passage carries it."""

    create: ClassVar[Callable[..., Any]]  # makes a row with a claim
    natures: ClassVar[tuple[Nature, ...]] = (Nature.FACT, Nature.ASSESSMENT)

    title = forms.CharField(label=_("Title"), max_length=TITLE)
    municipality = forms.ModelChoiceField(
        Municipality.objects.all(), label=_("Municipality"), empty_label=_("Choose")
    )
    nature = forms.ChoiceField(
        label=_("What it says"),
        help_text=_("Assessments are shown only for five or more municipalities together."),
    )
    grade = forms.ChoiceField(label=_("How well the passage carries it"), choices=FOR_IT)

    field_order: tuple[str, ...] = (
        "title",
        "status",
        "routine_type",
        "instrument_type",
        "barrier_type",
        "means",
        "form",
        "standing",
        "extent",
        "sector",
        "theme",
        "instrument",
        "year",
        "effect",
        "cost",
        "responsible",
        "municipality",
        "nature",
        "grade",
    )

    def __init__(self, *args: Any, passage: Passage, user: User, **kwargs: Any) -> None:
        kwargs["initial"] = {**_known(passage, type(self), user), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.passage = passage
        natures = _natures(passage, self.natures)
        if kwargs["initial"]["nature"] not in natures:
            self.initial["nature"] = natures[0]
        self.fields["nature"].choices = [(n.value, n.label) for n in natures]  # type: ignore[attr-defined]

    def save(self, *, by: User) -> Claim:
        """Make the finding and return its claim."""
        made: Claim = type(self).create(passage=self.passage, by=by, **self.cleaned_data).claim
        return made


class MeasureForm(FindingForm):
    """A measure."""

    create = staticmethod(create_measure)

    status = TermField(Vocabulary.MEASURE_STATUS, label=_("Status"))
    sector = TermField(Vocabulary.SECTOR, label=_("Sector"), required=False)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)
    effect = forms.CharField(
        label=_("Effect"),
        required=False,
        max_length=300,
        help_text=_("Only what the text says: number, unit and what it is compared with."),
    )
    theme = TermField(Vocabulary.THEME, label=_("Theme"), required=False)
    instrument = TermField(Vocabulary.INSTRUMENT, label=_("Policy instrument"), required=False)
    cost = forms.DecimalField(
        label=_("Cost in kroner"),
        required=False,
        max_digits=14,
        decimal_places=2,
        localize=True,
        min_value=Decimal("0.01"),
    )
    responsible = forms.CharField(
        label=_("Responsible unit"),
        required=False,
        max_length=200,
        help_text=_("The unit, never a person."),
    )


class RoutineForm(FindingForm):
    """A routine."""

    create = staticmethod(create_routine)

    routine_type = TermField(Vocabulary.ROUTINE, label=_("Kind of routine"))
    extent = forms.ChoiceField(label=_("Extent"), choices=Routine.Extent.choices)


class InstrumentForm(FindingForm):
    """A policy instrument."""

    create = staticmethod(create_instrument)

    instrument_type = TermField(Vocabulary.INSTRUMENT, label=_("Policy instrument"))
    theme = TermField(Vocabulary.THEME, label=_("Theme"), required=False)


class BarrierForm(FindingForm):
    """A barrier: an assessment by nature."""

    create = staticmethod(create_barrier)
    natures = (Nature.ASSESSMENT,)

    barrier_type = TermField(Vocabulary.BARRIER, label=_("Barrier"))
    theme = TermField(Vocabulary.THEME, label=_("Theme"), required=False)
    instrument = TermField(
        Vocabulary.INSTRUMENT,
        label=_("Policy instrument that it stands in the way of"),
        required=False,
    )


class SuccessForm(FindingForm):
    """A success factor: an assessment by nature."""

    create = staticmethod(create_success)
    natures = (Nature.ASSESSMENT,)

    barrier_type = TermField(
        Vocabulary.BARRIER, label=_("Barrier that it helps against"), required=False
    )
    theme = TermField(Vocabulary.THEME, label=_("Theme"), required=False)


class RequirementForm(FindingForm):
    """A requirement to central government: an assessment by nature."""

    create = staticmethod(create_requirement)
    natures = (Nature.ASSESSMENT,)

    means = forms.ChoiceField(label=_("What is asked for"), choices=Requirement.Means.choices)
    theme = TermField(Vocabulary.THEME, label=_("Theme"), required=False)


class InstitutionForm(FindingForm):
    """An institution."""

    create = staticmethod(create_institution)

    form = forms.ChoiceField(label=_("Kind of institution"), choices=Institution.Form.choices)
    standing = forms.ChoiceField(label=_("Standing"), choices=Institution.Standing.choices)
    theme = TermField(Vocabulary.THEME, label=_("Theme"), required=False)


def _natures(passage: Passage, natures: tuple[Nature, ...]) -> tuple[Nature, ...]:
    """What may be chosen: words about the respondent stay so."""
    about_respondent = passage.revision.source.nature == Nature.RESPONDENT
    return (Nature.RESPONDENT,) if about_respondent else natures


def _known(passage: Passage, form: type[FindingForm], user: User) -> dict[str, Any]:
    """Initial values from the passage's words, its text and the terms of its codes, as far as the
    user may see them: a form proposes nothing that a blind round hides."""
    codings = Coding.objects.visible_to(user).on_passage(passage).with_terms()
    terms: dict[str, Term | None] = {
        c.code.term.vocabulary: c.code.term for c in codings if c.code.term
    }
    unknown = Term.objects.of(Vocabulary.MEASURE_STATUS).filter(code="unknown").first()
    terms.setdefault(Vocabulary.MEASURE_STATUS, unknown)
    known = {
        name: terms.get(field.vocabulary)
        for name, field in form.base_fields.items()
        if isinstance(field, TermField)
    }
    return {
        "title": _title(passage.quote),
        "municipality": municipality_of(passage),
        "nature": Nature(passage.revision.source.nature),
        "grade": Support.Grade.STRONG,
        **{name: term for name, term in known.items() if term},
    }


def _title(quote: str) -> str:
    """The first line of the quote, with a capital, cut at a word to fit the title."""
    line = " ".join(quote.split())
    if len(line) > TITLE:
        line = line[: TITLE - 1].rsplit(" ", 1)[0] + "…"
    return line[:1].upper() + line[1:]
