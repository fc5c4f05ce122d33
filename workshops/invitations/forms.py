"""What those who run a meeting fill in: whom to invite, and what somebody answered by phone."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import Organisation
from forkommune.ui.forms import DesignForm
from forkommune.work.letters import WRITTEN_IN
from municipalities.models import Municipality
from municipalities.register.choosing import OrganisationField
from workshops.models import Invitation, Meeting, Needs

from .services.answering import Answer, Noted, Told
from .services.inviting import Person

MOST_LINES, LONGEST_NAME = 800, 120
Role = Invitation.Role


class PersonForm(DesignForm):
    """One person, and in what capacity."""

    organisation = OrganisationField(
        label=gettext_lazy("Municipality or organisation"),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    language = forms.ChoiceField(
        label=gettext_lazy("Written language"),
        choices=list(WRITTEN_IN.items()),
        widget=forms.RadioSelect,
        initial="nb",
    )

    def __init__(self, *args: Any, meeting: Meeting, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        near = meeting.municipalities.values_list("organisation", flat=True)
        field.offer(Organisation.objects.visible_to(user), near=near)

    @property
    def told(self) -> Person:
        """What the services take."""
        said = self.cleaned_data
        return Person(
            organisation=said["organisation"],
            role=said["role"],
            name=said["name"],
            email=said["email"],
            language=said["language"],
        )


class PasteForm(DesignForm):
    """Many at once, from a sheet: municipality, role, name, address, and the written language."""

    lines = forms.CharField(
        label=gettext_lazy("One person a line"),
        help_text=gettext_lazy(
            "Municipality or its number; political or administrative; name; e-mail address; and nynorsk "
            "where the person writes it. With semicolons, or copied from a spreadsheet."
        ),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": "12", "autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, meeting: Meeting, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.meeting = user, meeting
        self.people: list[Person] = []

    def clean_lines(self) -> str:
        """The people, all of them or none. Raises ValidationError naming each line that is wrong."""
        text: str = self.cleaned_data["lines"]
        rows = [(n, one) for n, one in enumerate(text.splitlines(), start=1) if one.strip()]
        if len(rows) > MOST_LINES:
            raise ValidationError(_("At most %(most)d lines at a time.") % {"most": MOST_LINES})
        read = _Reader(self.meeting, self.user)
        faults: list[str] = []
        for number, line in rows:
            try:
                self.people.append(read.person(line))
            except ValidationError as fault:
                told = {"number": number, "line": line[:60], "fault": fault.messages[0]}
                faults.append(_("Line %(number)d, “%(line)s”: %(fault)s") % told)
        if faults:
            raise ValidationError(faults)
        return text


class _Reader:
    """Reads lines with the names that are known."""

    def __init__(self, meeting: Meeting, user: Any) -> None:
        known = Organisation.objects.visible_to(user).order_by("pk")
        self.organisations = {one.name.casefold(): one for one in known}
        everywhere = Municipality.objects.visible_to(user).select_related("organisation")
        self.numbers = {one.number: one.organisation for one in everywhere}
        # Two municipalities of different times may share a name: the meeting's own counts.
        for one in meeting.municipalities.select_related("organisation"):
            self.organisations[one.name.casefold()] = one.organisation
        self.roles = {
            word.casefold(): role.value for role in Role for word in (role.value, str(role.label))
        }

    def person(self, line: str) -> Person:
        """One line. Raises ValidationError saying what is wrong with it."""
        mark = "\t" if "\t" in line else ";"
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter=mark))]
        if len(cells) < 4:
            raise ValidationError(_("write municipality; role; name; e-mail address"))
        where, role, name, email = cells[:4]
        return Person(
            organisation=self._organisation(where),
            role=self._role(role),
            name=_short(name),
            email=_address(email),
            language=_language(cells[4:5]),
        )

    def _organisation(self, words: str) -> Organisation:
        found = self.numbers.get(words) or self.organisations.get(words.casefold())
        if found is None:
            raise ValidationError(
                _("no municipality or organisation is called “%(words)s”") % {"words": words}
            )
        return found

    def _role(self, words: str) -> str:
        found = self.roles.get(words.casefold())
        if found is None:
            told = {"words": words, "known": ", ".join(str(role.label).lower() for role in Role)}
            raise ValidationError(_("“%(words)s” is no role; write one of: %(known)s") % told)
        return found


def _short(name: str) -> str:
    if not name or len(name) > LONGEST_NAME:
        raise ValidationError(_("write a name of at most 120 letters"))
    return name


def _address(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError as fault:
        raise ValidationError(_("“%(email)s” is no e-mail address") % {"email": email}) from fault
    return email


def _language(cells: Iterable[str]) -> str:
    words = next(iter(cells), "").casefold()
    return "nn" if words in ("nn", "nynorsk") else "nb"


class NeedsFields(DesignForm):
    """Food and access in neutral words; all of it voluntary."""

    food = forms.MultipleChoiceField(
        label=gettext_lazy("Food"),
        required=False,
        choices=Needs.Food.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    other_food = forms.CharField(
        label=gettext_lazy("Allergies, or something else the kitchen should know"),
        required=False,
        max_length=300,
    )
    access = forms.CharField(
        label=gettext_lazy("Do you need something to take part?"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "For example a hearing loop, a way without steps, or an interpreter."
        ),
        widget=forms.Textarea(attrs={"rows": "2"}),
    )


class AnswerForm(NeedsFields):
    """Yes, no, or somebody else in one's place."""

    answer = forms.ChoiceField(label=gettext_lazy("Answer"), widget=forms.RadioSelect)
    deputy_name = forms.CharField(
        label=gettext_lazy("The deputy's name"), required=False, max_length=120
    )
    deputy_email = forms.EmailField(
        label=gettext_lazy("The deputy's e-mail address"), required=False
    )
    field_order = ["answer", "deputy_name", "deputy_email", "food", "other_food", "access"]

    def __init__(self, *args: Any, invitation: Invitation, may_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["answer"]
        field.choices = answers_of(invitation.role, may_name=may_name)

    def clean(self) -> dict[str, Any]:
        """A deputy has a name and an address."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("answer") == Answer.DEPUTY:
            if not cleaned.get("deputy_name"):
                self.add_error("deputy_name", _("Write the deputy's name"))
            if not cleaned.get("deputy_email") and "deputy_email" not in self.errors:
                self.add_error("deputy_email", _("Write the deputy's e-mail address"))
        return cleaned

    @property
    def told(self) -> Told:
        """What the services take."""
        said = self.cleaned_data
        return Told(
            answer=Answer(said["answer"]),
            deputy_name=said["deputy_name"],
            deputy_email=said["deputy_email"],
            food=said["food"],
            other_food=said["other_food"],
            access=said["access"],
        )


def answers_of(role: str, *, may_name: bool) -> list[tuple[str, Any]]:
    """The answers to choose from; a politician sends a "vara", others a "stedfortreder"."""
    deputy = (
        gettext_lazy("No, but I suggest a deputy (for a politician)")
        if role == Role.POLITICAL
        else gettext_lazy("No, but I suggest a deputy")
    )
    rows: list[tuple[str, Any]] = [
        (Answer.YES.value, gettext_lazy("Yes, I come")),
        (Answer.NO.value, gettext_lazy("No, I cannot come")),
    ]
    return [*rows, (Answer.DEPUTY.value, deputy)] if may_name else rows


class NotedForm(AnswerForm):
    """What somebody answered by phone or mail, written down for that person."""

    prefix = "svar"
    way = forms.ChoiceField(
        label=gettext_lazy("How the answer came"),
        choices=[one for one in Invitation.Way.choices if one[0] != Invitation.Way.LINK],
        widget=forms.RadioSelect,
        initial=Invitation.Way.PHONE,
    )
    note = forms.CharField(
        label=gettext_lazy("Who said it"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "For example: the mayor's office, by Kari. Nothing about health or belief."
        ),
    )
    field_order = [
        "answer",
        "way",
        "note",
        "deputy_name",
        "deputy_email",
        "food",
        "other_food",
        "access",
    ]

    def noted_by(self, user: Any) -> Noted:
        """How it came, and who writes it down."""
        return Noted(way=self.cleaned_data["way"], by=user, note=self.cleaned_data["note"])


class SureForm(DesignForm):
    """That a whole meeting is called off."""

    sure = forms.BooleanField(
        label=gettext_lazy("Yes, call the meeting off, and tell all who are invited")
    )
