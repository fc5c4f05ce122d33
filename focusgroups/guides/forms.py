"""What researchers fill in about a guide of sessions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focusgroups.models import FocusGroup, Guide
from forkommune.evidence.typed import TextField
from forkommune.plan.feeding import fed
from forkommune.ui.forms import DesignForm

from .outline import CODE, Asked, Parts, questions_in

LONGEST_QUESTION, MOST_PROMPTS, LONGEST_PROMPT = 1_000, 12, 300
SHORT = {"class": "ds-input field-short"}
NUMBER = {"class": "ds-input field-number", "inputmode": "numeric"}


def _minutes(label: Any, least: int, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=480,
        help_text=help_text,
        widget=forms.TextInput(attrs=NUMBER),
    )


class GuideForm(DesignForm):
    """Title, version and length of a guide that is begun."""

    title = TextField(label=gettext_lazy("Title"), max_length=200)
    version = TextField(
        label=gettext_lazy("Version"),
        max_length=40,
        help_text=gettext_lazy("For example 2.0"),
        widget=forms.TextInput(attrs=SHORT),
    )
    duration_minutes = _minutes(gettext_lazy("Minutes set aside"), 15)

    def __init__(self, *args: Any, guide: Guide | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guide = guide

    def clean(self) -> dict[str, Any]:
        """No other guide has the title and version."""
        data = super().clean() or self.cleaned_data
        same = Guide.objects.filter(title=data.get("title"), version=data.get("version"))
        if self.guide is not None:
            same = same.exclude(pk=self.guide.pk)
        if same.exists():
            self.add_error("version", _("This version of the guide already exists."))
        return data


class DetailsForm(GuideForm):
    """What stands above the parts of a guide."""

    opening = TextField(
        label=gettext_lazy("What is said at the beginning"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": "6"}),
        help_text=gettext_lazy("About consent, notes, the recording and what becomes of it."),
    )
    ground_rules = TextField(
        label=gettext_lazy("Ground rules"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": "5"}),
        help_text=gettext_lazy("One a line."),
    )


class VersionForm(DesignForm):
    """What the next version of a guide is called."""

    version = TextField(
        label=gettext_lazy("Name of the new version"),
        max_length=40,
        help_text=gettext_lazy("For example 2.0"),
        widget=forms.TextInput(attrs=SHORT),
    )

    def __init__(self, *args: Any, guide: Guide, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guide = guide

    def clean_version(self) -> str:
        """A name that no version of this guide has."""
        version: str = self.cleaned_data["version"]
        if Guide.objects.filter(title=self.guide.title, version=version).exists():
            raise forms.ValidationError(_("This version of the guide already exists."))
        return version


class PartForm(DesignForm):
    """A stretch of the session."""

    label = TextField(label=gettext_lazy("Name of the part"), max_length=120)
    label_nn = TextField(label=gettext_lazy("Name in nynorsk"), required=False, max_length=120)
    minutes = _minutes(gettext_lazy("Minutes"), 1)


class QuestionForm(DesignForm):
    """A question, with what the moderator may follow it up with."""

    part = forms.ChoiceField(label=gettext_lazy("Part"))
    code = TextField(
        label=gettext_lazy("Code"),
        max_length=6,
        help_text=gettext_lazy("Notes know the question by it. Letters and digits, such as F10."),
        widget=forms.TextInput(attrs=SHORT),
    )
    text = TextField(
        label=gettext_lazy("Question"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )
    text_nn = TextField(
        label=gettext_lazy("Question in nynorsk"),
        required=False,
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )
    prompts = TextField(
        label=gettext_lazy("Prompts"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "4"}),
        help_text=gettext_lazy(
            "One a line: what the moderator asks when the talk stops. They stand on the sheet."
        ),
    )
    feeds = forms.MultipleChoiceField(
        label=gettext_lazy("What it feeds"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, parts: Parts, asked: str = "", **kwargs: Any) -> None:
        """asked: the code of the question that is changed; "" for a new one."""
        super().__init__(*args, **kwargs)
        self.taken = {one.code for one in questions_in(parts)} - {asked}
        part: Any = self.fields["part"]
        feeds: Any = self.fields["feeds"]
        part.choices = [(one.code, one.label) for one in parts]
        known = dict(fed())
        stands = next((one.feeds for one in questions_in(parts) if one.code == asked), ())
        # What the question feeds by now stays to be ticked, also where the plan has let it go.
        feeds.choices = [*known.items(), *((code, code) for code in stands if code not in known)]

    def clean_code(self) -> str:
        """In capitals, like F10, and of this question alone."""
        code: str = self.cleaned_data["code"].upper()
        if not CODE.fullmatch(code):
            raise forms.ValidationError(
                _("“%(code)s” is no code: write one to three letters and a number, such as F10.")
                % {"code": code}
            )
        if code in self.taken:
            raise forms.ValidationError(
                _("Another question has the code %(code)s; choose one that is free.")
                % {"code": code}
            )
        return code

    def clean_prompts(self) -> tuple[str, ...]:
        """One a line, each once."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["prompts"].splitlines())
        prompts = tuple(dict.fromkeys(filter(None, lines)))
        if len(prompts) > MOST_PROMPTS:
            raise forms.ValidationError(
                _("There are %(count)d prompts; twelve are as many as anybody finds in a session.")
                % {"count": len(prompts)}
            )
        if long := [one for one in prompts if len(one) > LONGEST_PROMPT]:
            raise forms.ValidationError(
                _("“%(text)s …” is too long for a prompt; write at most 300 letters.")
                % {"text": long[0][:40]}
            )
        return prompts

    @property
    def asked(self) -> Asked:
        """The question of a valid form."""
        data = self.cleaned_data
        return Asked(
            data["code"], data["text"], data["text_nn"], data["prompts"], tuple(data["feeds"])
        )


class UseForm(DesignForm):
    """A session that is planned, and is to be held by this version."""

    group = forms.ModelChoiceField(
        FocusGroup.objects.none(), label=gettext_lazy("Planned session"), empty_label=None
    )

    def __init__(self, *args: Any, groups: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group: Any = self.fields["group"]
        group.queryset = groups
