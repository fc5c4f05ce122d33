"""What researchers fill in about a guide: its next version, and each question."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.typed import TextField
from forkommune.plan.feeding import fed
from forkommune.ui.forms import DesignForm, dress

from .conditions import TYPES
from .interview_form import ALONE
from .models import GuideSection, InterviewGuide, Question
from .repeating import choices, earlier_questions, repeated_by
from .services.guide_parts import LETTERS
from .wording import options_of

LONGEST_QUESTION, LONGEST_HELP = 1_000, 2_000
SCALE = "12345"
NOTHING = frozenset(
    f"{none}{rest}"
    for none in ("ingen", "inga")
    for rest in ("", " av disse", " av desse", " av dem", " av delene", " av delane")
)
CHOICES = (Question.Type.SINGLE, Question.Type.MULTIPLE)


class VersionForm(DesignForm):
    """What the next version of a guide is called."""

    version = forms.CharField(
        label=gettext_lazy("Name of the new version"),
        max_length=40,
        help_text=gettext_lazy("For example 2.0"),
        widget=forms.TextInput(attrs={"class": "ds-input field-short"}),
    )

    def __init__(self, *args: Any, guide: InterviewGuide, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guide = guide

    def clean_version(self) -> str:
        """A name that no version of this guide has."""
        version: str = self.cleaned_data["version"]
        if InterviewGuide.objects.filter(title=self.guide.title, version=version).exists():
            raise forms.ValidationError(_("This version of the guide already exists."))
        return version


class DetailsForm(DesignForm):
    """What stands above the questions of a guide."""

    intro = TextField(
        label=gettext_lazy("Introduction"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "5"}),
        help_text=gettext_lazy("Read aloud before the first question."),
    )
    duration_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes set aside"),
        min_value=5,
        max_value=480,
        widget=forms.TextInput(attrs={"class": "ds-input field-number", "inputmode": "numeric"}),
    )

    consent_questions = TextField(
        label=gettext_lazy("What is asked about consent"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text=gettext_lazy("One question a line. They are asked when the basis is recorded."),
    )

    def __init__(self, *args: Any, guide: InterviewGuide, **kwargs: Any) -> None:
        kwargs.setdefault("initial", details_of(guide))
        super().__init__(*args, **kwargs)
        self.guide = guide
        for number in SCALE:
            self.fields[f"scale_{number}"] = TextField(
                label=_("Words for %(number)s on the scale") % {"number": number},
                required=False,
                max_length=60,
            )
        dress(self)

    def values(self) -> dict[str, Any]:
        """The fields of the guide, after a successful clean."""
        data = self.cleaned_data
        lines = [" ".join(line.split()) for line in data["consent_questions"].splitlines()]
        return {
            "intro": data["intro"],
            "duration_minutes": data["duration_minutes"],
            "scale_labels": {n: said for n in SCALE if (said := data[f"scale_{n}"])},
            "consent_questions": asked_of_consent(list(filter(None, lines)), self.guide),
        }


def details_of(guide: InterviewGuide) -> dict[str, Any]:
    """What stands above the questions, as the form shows it."""
    return {
        "intro": guide.intro,
        "duration_minutes": guide.duration_minutes,
        "consent_questions": "\n".join(one["text_nb"] for one in guide.consent_questions),
        **{f"scale_{n}": guide.scale_labels.get(n, "") for n in SCALE},
    }


def asked_of_consent(texts: list[str], guide: InterviewGuide) -> list[dict[str, Any]]:
    """Questions of consent; one that stood before keeps its code."""
    before = {one["text_nb"]: one for one in guide.consent_questions}
    taken = {one["code"] for one in guide.consent_questions}
    asked = []
    for text in dict.fromkeys(texts):
        row = before.get(text)
        if row is None:
            code = _free("consent", taken)
            taken.add(code)
            row = {"code": code, "type": "yes_no", "text_nb": text, "required": True}
        asked.append(row)
    return asked


class PartForm(DesignForm):
    """What a part of the guide is called."""

    title = TextField(label=gettext_lazy("Name of the part"), max_length=120)


class ConditionPicker(forms.CheckboxSelectMultiple):
    """Answers under their questions; a question is folded until one of its answers is chosen."""

    template_name = "municipalities/widgets/condition.html"


class QuestionForm(DesignForm):
    """One question of a guide that may still be changed."""

    section = forms.ModelChoiceField(
        GuideSection.objects.none(), label=gettext_lazy("Part"), empty_label=None
    )
    text = TextField(
        label=gettext_lazy("Question"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )
    help_text = TextField(
        label=gettext_lazy("Help"),
        required=False,
        max_length=LONGEST_HELP,
        widget=forms.Textarea(attrs={"rows": "2"}),
    )
    type = forms.ChoiceField(label=gettext_lazy("Answered by"), choices=Question.Type)
    options = TextField(
        label=gettext_lazy("Options"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "5"}),
        help_text=gettext_lazy(
            "One a line. For questions of one or several of several. “Ingen av disse” cannot be "
            "ticked beside others."
        ),
    )
    unit = TextField(
        label=gettext_lazy("Unit"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("For a number, for example full-time equivalents."),
        widget=forms.TextInput(attrs={"class": "ds-input field-short"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is about"),
        choices=Question.Kind,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Decides who may see the answers: facts after the municipality's reply, assessments in "
            "groups of five or more, what is about the respondent only researchers."
        ),
    )
    feeds = forms.MultipleChoiceField(
        label=gettext_lazy("What it feeds"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_required = forms.BooleanField(label=gettext_lazy("Must be answered"), required=False)
    previous_question = forms.TypedChoiceField(
        label=gettext_lazy("Repeats an earlier question"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=gettext_lazy(
            "Answers to both then stand side by side: what a municipality said before is beside the "
            "interview and on the paper."
        ),
    )
    condition = forms.MultipleChoiceField(
        label=gettext_lazy("Asked only after these answers"),
        required=False,
        widget=ConditionPicker,
        help_text=gettext_lazy(
            "Choose answers to one question that comes before; one of them is enough. "
            "Without a choice the question is always asked."
        ),
    )

    def __init__(
        self, *args: Any, guide: InterviewGuide, question: Question | None = None, **kwargs: Any
    ) -> None:
        self.question = question
        kwargs.setdefault("initial", _stands(question))
        super().__init__(*args, **kwargs)
        part, feeds = self.fields["section"], self.fields["feeds"]
        if isinstance(part, forms.ModelChoiceField) and isinstance(
            feeds, forms.MultipleChoiceField
        ):
            part.queryset = guide.sections.order_by("position")
            feeds.choices = fed()
        self.guide = guide
        self.earlier = {one.pk: one for one in earlier_questions(guide)}
        previous = self.fields["previous_question"]
        if isinstance(previous, forms.TypedChoiceField):
            previous.choices = choices(question, list(self.earlier.values()))
        condition = self.fields["condition"]
        if isinstance(condition, forms.MultipleChoiceField):
            self.before = _before(guide, question)
            condition.choices = [
                (str(one), [(f"{one.code}:{code}", words) for code, words in options])
                for one, options in self.before
            ]

    def clean(self) -> dict[str, Any]:
        """Choices have two options at least; other questions have none, and only numbers a unit."""
        cleaned = super().clean() or self.cleaned_data
        lines = [" ".join(line.split()) for line in cleaned.get("options", "").splitlines()]
        labels = list(dict.fromkeys(line for line in lines if line))
        if cleaned.get("type") not in CHOICES:
            labels = []
        elif len(labels) < 2:
            self.add_error("options", _("Write at least two options, one a line"))
        if cleaned.get("type") != Question.Type.NUMBER:
            cleaned["unit"] = ""
        cleaned["options"] = coded(labels, self.question)
        self._read_condition(cleaned)
        return cleaned

    def clean_previous_question(self) -> Question | None:
        """An earlier question that no other of this guide repeats."""
        key = self.cleaned_data["previous_question"]
        if key is None:
            return None
        earlier = self.earlier[key]
        if other := repeated_by(self.guide, earlier, self.question):
            raise forms.ValidationError(
                _("Question %(number)d repeats it already; two cannot stand beside one.")
                % {"number": other.number}
            )
        return earlier

    def _read_condition(self, cleaned: dict[str, Any]) -> None:
        """Turn the chosen answers into `depends_on` and `asked_if`."""
        chosen = [one.partition(":") for one in cleaned.pop("condition", [])]
        named = {code for code, _colon, _answer in chosen}
        if len(named) > 1:
            self.add_error("condition", _("Choose answers to one question only"))
        by_code = {one.code: one for one, _options in self.before}
        cleaned["depends_on"] = by_code[min(named)] if named else None
        cleaned["asked_if"] = [answer for _code, _colon, answer in chosen]


def _before(
    guide: InterviewGuide, question: Question | None
) -> list[tuple[Question, list[tuple[str, str]]]]:
    """The questions that can decide whether this one is asked, each with its answers."""
    return [
        (one, options_of(one, guide.scale_labels))
        for one in guide.questions.in_guide_order()
        if one.type in TYPES and (question is None or one.number < question.number)
    ]


def _stands(question: Question | None) -> dict[str, Any]:
    if question is None:
        return {"kind": Question.Kind.FACT, "type": Question.Type.TEXT}
    names = ("section", "text", "help_text", "type", "unit", "kind", "feeds", "is_required")
    labels = [option["label_nb"] for option in question.options]
    before = question.depends_on
    return {name: getattr(question, name) for name in names} | {
        "options": "\n".join(labels),
        "previous_question": question.previous_question_id,
        "condition": [f"{before.code}:{code}" for code in question.asked_if] if before else [],
    }


def coded(labels: list[str], question: Question | None) -> list[dict[str, str]]:
    """Options with codes; one that stood before keeps its code, so that rounds can be compared."""
    before = {one["label_nb"]: one["code"] for one in question.options} if question else {}
    taken = {before[label] for label in labels if label in before}
    coded = []
    for label in labels:
        code = before.get(label) or _code_of(label, taken)
        taken.add(code)
        coded.append({"code": code, "label_nb": label})
    return coded


def _code_of(label: str, taken: set[str]) -> str:
    """A code for a new option; of “none of these” the one beside which no other can be ticked."""
    if label.casefold().rstrip(".") in NOTHING and ALONE not in taken:
        return ALONE
    return _free(slugify(label.lower().translate(LETTERS)), taken)


def _free(wanted: str, taken: set[str]) -> str:
    base = wanted[:40] or "valg"
    code, number = base, 1
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    return code
