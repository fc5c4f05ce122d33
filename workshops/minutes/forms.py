"""What is asked of those who keep the minutes, and of those who comment on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.texts import UnusableText, normalise
from forkommune.evidence.typed import TextField
from forkommune.ui.forms import ClockField, DateField, DesignForm
from workshops.case_papers.forms import LongText
from workshops.models import Invitation, Meeting, MinutesComment, MinutesSection

from .commenting import MOST_COMMENT, Asked
from .services import may_name

MOST_TYPED = 100
SECTION_ROWS = 3, 24


class DraftForm(DesignForm):
    """Whether those who took part are named; asked only where such minutes can name them."""

    names = forms.BooleanField(
        label=gettext_lazy("Name those who took part"),
        required=False,
        help_text=gettext_lazy(
            "Only where they know it. The names stand apart from the text and never in a public report."
        ),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_name(meeting):
            del self.fields["names"]


class SectionsForm(DesignForm):
    """The text of each section."""

    def __init__(self, *args: Any, sections: list[MinutesSection], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        least, most = SECTION_ROWS
        for section in sections:
            lines = sum(1 + len(line) // 90 for line in section.text.splitlines())
            field = LongText(rows=max(least, min(most, lines + 1)), label=section.title)
            field.widget.attrs["class"] = "ds-input"
            self.fields[section.field] = field


class DeadlineForm(DesignForm):
    """Until when, and who is asked; an address of somebody who was not invited goes in by hand."""

    day = DateField(label=gettext_lazy("Comments until, day"))
    clock = ClockField(
        label=gettext_lazy("Time"),
        initial="16.00",
        widget=forms.TextInput(attrs={"class": "ds-input field-date", "autocomplete": "off"}),
    )
    to = forms.MultipleChoiceField(
        label=gettext_lazy("Who is asked"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = TextField(
        label=gettext_lazy("Others"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "For those who were there without an invitation. One on a line: name, then address; "
            "for example Kari Nordmann kari@kommune.no"
        ),
    )

    def __init__(
        self, *args: Any, people: Mapping[str, Invitation], chosen: list[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        field: Any = self.fields["to"]
        field.choices = [(key, _called(one)) for key, one in people.items()]
        field.initial = chosen
        if not people:
            del self.fields["to"]

    def clean_others(self) -> list[Asked]:
        """Name and address of each line. Raises ValidationError naming the line that is none."""
        lines = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        if len(lines) > MOST_TYPED:
            words = _("%(n)d lines are too many; at most %(most)d at a time.")
            raise ValidationError(words % {"n": len(lines), "most": MOST_TYPED})
        return [_read(line) for line in lines]

    def until(self) -> datetime:
        """The deadline."""
        clock: time = self.cleaned_data["clock"]
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], clock))

    def asked(self) -> list[Asked]:
        """All who were chosen or typed."""
        chosen = [self.people[key] for key in self.cleaned_data.get("to", [])]
        return [
            *(Asked(one.email, one.name, one.language, one) for one in chosen),
            *self.cleaned_data["others"],
        ]


def _called(invitation: Invitation) -> str:
    role = invitation.get_role_display().lower()
    told = (str(invitation.organisation), role, invitation.name, invitation.email)
    return ", ".join(filter(None, told))


def _read(line: str) -> Asked:
    *name, address = line.replace(",", " ").replace(";", " ").split()
    address = address.strip("<>").lower()
    try:
        validate_email(address)
    except ValidationError as fault:
        raise ValidationError(
            _("“%(line)s” does not end with an e-mail address. Write name, then address.")
            % {"line": line[:80]}
        ) from fault
    return Asked(address, " ".join(name)[:120])


class DecideForm(DesignForm):
    """What became of one comment."""

    decision = forms.ChoiceField(
        label=gettext_lazy("What is done with the comment"),
        choices=MinutesComment.Decision.choices,
        widget=forms.RadioSelect,
    )
    answer = TextField(
        label=gettext_lazy("Answer to the reader"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Needed where it is not taken in. The reader sees it by the link."),
    )


class ApproveForm(DesignForm):
    """By whom and how they were approved."""

    approval = TextField(
        label=gettext_lazy("By whom and how"),
        max_length=300,
        help_text=gettext_lazy(
            "For example: by the steering group at its meeting 12 March, without remarks."
        ),
        widget=forms.TextInput(),
    )
    tell = forms.BooleanField(
        label=gettext_lazy("Write to those who were asked for comments that they are approved"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, readers: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not readers:
            del self.fields["tell"]


class ChangeForm(DesignForm):
    """Why there is a new version."""

    change = TextField(
        label=gettext_lazy("What is changed, and why"),
        max_length=300,
        help_text=gettext_lazy("It stands at the top of the new version."),
        widget=forms.TextInput(),
    )


class CommentsForm(DesignForm):
    """One comment a section, by the reader's link."""

    def __init__(self, *args: Any, sections: list[MinutesSection], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections
        for section in sections:
            field = forms.CharField(
                label=_("Your comment on “%(title)s”") % {"title": section.title},
                required=False,
                max_length=MOST_COMMENT,
                widget=forms.Textarea(attrs={"rows": 3, "class": "ds-input"}),
            )
            self.fields[section.field] = field

    def clean(self) -> dict[str, Any]:
        """Words that can be stored."""
        said = super().clean() or self.cleaned_data
        for section in self.sections:
            try:
                said[section.field] = normalise(str(said.get(section.field, ""))).strip()
            except UnusableText as fault:
                self.add_error(section.field, str(fault))
        return said

    def texts(self) -> dict[int, str]:
        """What is said, by key of the section."""
        return {one.pk: self.cleaned_data[one.field] for one in self.sections}
