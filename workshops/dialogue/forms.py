"""The short form of a talk, a meeting's own facts, and who took part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from forkommune.accounts.models import Organisation, User
from forkommune.ui.dates import today
from forkommune.ui.forms import ClockField, DateField, DesignForm
from municipalities.models import Municipality
from municipalities.register.choosing import OrganisationField
from pilots.register.forms import PlacesField, places
from workshops.models import Invitation, Meeting
from workshops.outcomes.services import Agreed
from workshops.writing import NOTES_LONGEST, ORGANISER, has_clock, organiser_of, plain

from .services import Contact, Known, Present, title_of

PEOPLE = 3
ROLES = [
    ("", gettext_lazy("Choose")),
    *((value, label) for value, label in Invitation.Role.choices if value != "facilitator"),
]
CONTACTS = [
    (kind.value, kind.label) for kind in (Meeting.Kind.CALL, Meeting.Kind.MAIL, Meeting.Kind.TALK)
]
GATHERINGS = [(k.value, k.label) for k in Meeting.Kind if k not in Meeting.CONTACTS]


class NotesField(forms.CharField):
    """What was said, as it is kept."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 7}))
        super().__init__(max_length=NOTES_LONGEST, **kwargs)

    def clean(self, value: Any) -> str:
        """Without signs that cannot be stored; they are named."""
        return plain(super().clean(value))


class ContactForm(DesignForm):
    """A talk in under a minute: the kind and the day stand there, what was said is typed."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What it was"), choices=CONTACTS, widget=forms.RadioSelect
    )
    on = DateField(label=pgettext_lazy("of a talk", "Day"), help_text="")
    at = ClockField(label=gettext_lazy("Time"), required=False)
    title = forms.CharField(
        label=gettext_lazy("What it was about"),
        help_text=gettext_lazy("Without it, the talk is named by its kind and day."),
        max_length=200,
        required=False,
    )
    notes = NotesField(
        label=gettext_lazy("What was said"),
        help_text=gettext_lazy(
            "An empty line begins a new paragraph; follow-up and conclusions can rest on one."
        ),
    )
    action_text = forms.CharField(
        label=gettext_lazy("What was agreed"),
        help_text=gettext_lazy("One thing that somebody does. More can be added afterwards."),
        max_length=300,
        required=False,
    )
    action_owner = forms.ChoiceField(label=gettext_lazy("Who does it"), required=False)
    action_due = DateField(label=pgettext_lazy("deadline", "By"), required=False, help_text="")
    case_number = forms.CharField(
        label=gettext_lazy("Case number"),
        help_text=gettext_lazy("As in the archive, for example 18/01234."),
        max_length=40,
        required=False,
    )

    def __init__(self, *args: Any, municipality: Municipality, user: User, **kwargs: Any) -> None:
        self.municipality, self.user = municipality, user
        self.organiser = organiser_of(user)
        super().__init__(*args, **kwargs)
        self.fields["action_owner"].choices = self._owners()  # type: ignore[attr-defined]
        for number in range(1, PEOPLE + 1):
            self.fields[f"role_{number}"] = forms.ChoiceField(
                label=gettext_lazy("Role"), choices=ROLES, required=False
            )
            self.fields[f"name_{number}"] = forms.CharField(
                label=gettext_lazy("Name or position"), max_length=120, required=False
            )
        for name, field in self.fields.items():
            if name.startswith(("role_", "name_")):
                field.widget.attrs["class"] = "ds-input"

    def _owners(self) -> list[tuple[str, str]]:
        own = [(str(self.municipality.organisation_id), self.municipality.name)]
        if self.organiser is not None:
            own.append((str(self.organiser.pk), self.organiser.name))
        network = Organisation.objects.filter(code=ORGANISER).first()
        if network is not None and network != self.organiser:
            own.append((str(network.pk), network.name))
        return own

    def people(self) -> Iterator[tuple[Any, Any]]:
        """The rows for those who took part: role and name."""
        for number in range(1, PEOPLE + 1):
            yield self[f"role_{number}"], self[f"name_{number}"]

    def clean(self) -> dict[str, Any]:
        """Nothing lies ahead; a name has its role; a date belongs to something that is done."""
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("on")
        if day is not None and day > today():
            self.add_error("on", _("The talk has not been held yet; write a day that has come."))
        for number in range(1, PEOPLE + 1):
            if cleaned.get(f"name_{number}") and not cleaned.get(f"role_{number}"):
                self.add_error(f"role_{number}", _("Choose the role; it is what is shown first."))
        untold = not cleaned.get("action_text") and "action_text" not in self.errors
        if cleaned.get("action_due") and untold:
            self.add_error("action_text", _("Write what is done by that day."))
        return cleaned

    def contact(self) -> Contact:
        """What a valid form says."""
        said = self.cleaned_data
        known = Known(
            kind=said["kind"],
            title=said["title"] or title_of(said["kind"], self.municipality, said["on"]),
            on=said["on"],
            at=said["at"],
            case_number=said["case_number"],
            organiser=self.organiser,
            municipalities=[self.municipality],
        )
        return Contact(known, said["notes"], list(self._present()), list(self._agreed()))

    def _present(self) -> Iterator[Present]:
        said = self.cleaned_data
        for number in range(1, PEOPLE + 1):
            if role := said[f"role_{number}"]:
                yield Present(role, self.municipality.organisation, said[f"name_{number}"])

    def _agreed(self) -> Iterator[Agreed]:
        said = self.cleaned_data
        if said["action_text"]:
            owner = said["action_owner"] or self.municipality.organisation_id
            organisation = Organisation.objects.get(pk=owner)
            yield Agreed(said["action_text"], organisation, due_on=said["action_due"])


class MeetingForm(DesignForm):
    """A meeting's own facts; those of a contact stay a contact's."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of meeting"))
    title = forms.CharField(label=gettext_lazy("What it is called"), max_length=200)
    on = DateField(label=pgettext_lazy("of a talk", "Day"), required=False)
    at = ClockField(label=gettext_lazy("Time"), required=False)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=120, required=False)
    organiser = OrganisationField(label=gettext_lazy("Who holds it"))
    case_number = forms.CharField(
        label=gettext_lazy("Case number"),
        help_text=gettext_lazy("As in the archive, for example 18/01234."),
        max_length=40,
        required=False,
    )
    municipalities = PlacesField(required=False)

    def __init__(
        self, *args: Any, user: User, meeting: Meeting | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        is_contact = meeting is not None and meeting.is_contact
        self.fields["kind"].choices = CONTACTS if is_contact else GATHERINGS  # type: ignore[attr-defined]
        self.fields["organiser"].offer(Organisation.objects.visible_to(user))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A time belongs to a day."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("at") and not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", _("Write the day too."))
        return cleaned

    def known(self) -> Known:
        """What a valid form says."""
        said = self.cleaned_data
        return Known(**{name: said[name] for name in said})


def stands(meeting: Meeting) -> dict[str, Any]:
    """What the form of a meeting shows before anything is changed."""
    starts_at = timezone.localtime(meeting.starts_at) if meeting.starts_at else None
    return {
        "kind": meeting.kind,
        "title": meeting.title,
        "on": timezone.localdate(starts_at) if starts_at else None,
        "at": starts_at.strftime("%H.%M") if starts_at and has_clock(starts_at) else "",
        "place": meeting.place,
        "organiser": meeting.organiser,
        "case_number": meeting.case_number,
        "municipalities": places(meeting.municipalities.order_by("number")),
    }


class PresentForm(DesignForm):
    """Somebody who took part without an invitation."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=ROLES)
    organisation = OrganisationField(label=gettext_lazy("From where"))
    name = forms.CharField(
        label=gettext_lazy("Name or position"),
        help_text=gettext_lazy("Only where it is needed. It can be taken away again."),
        max_length=120,
        required=False,
    )

    def __init__(self, *args: Any, meeting: Meeting, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        near = meeting.municipalities.values_list("organisation", flat=True)
        field.offer(Organisation.objects.visible_to(user), near=near)

    def present(self) -> Present:
        """What a valid form says."""
        said = self.cleaned_data
        return Present(said["role"], said["organisation"], said["name"])


class NamesUntilForm(DesignForm):
    """The last day on which names are kept; empty: as long as the rule says."""

    day = DateField(
        label=gettext_lazy("Names are kept until"),
        help_text=gettext_lazy(
            "Empty: a year after the meeting. Role and organisation stay in any case."
        ),
        required=False,
    )
