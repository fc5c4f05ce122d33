"""What is filled in for the day of a meeting and the items of its programme."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import Organisation
from forkommune.accounts.models.organisation import OrganisationKind
from forkommune.evidence.forms_contact import clock_field
from forkommune.plan.models import Deliverable
from forkommune.ui.forms import DateField, DesignForm, dress
from workshops.models import Invitation, Meeting, Session

from .services import Day, Item

LONGEST_ITEM = 600
FEW_INVITED = 60  # so many fit in a list of whom to choose
KINDS_OF_HOLDERS = (
    OrganisationKind.NETWORK,
    OrganisationKind.RESEARCH,
    OrganisationKind.COMPANY,
)


def minutes_field(**more: Any) -> forms.IntegerField:
    """How long an item lasts."""
    typed = forms.TextInput(
        attrs={"class": "ds-input field-number", "inputmode": "numeric", "autocomplete": "off"}
    )
    return forms.IntegerField(
        widget=typed,
        min_value=1,
        max_value=LONGEST_ITEM,
        error_messages={
            "invalid": gettext_lazy("Write the minutes as a whole number, for example 45"),
            "min_value": gettext_lazy("An item takes at least one minute"),
            "max_value": gettext_lazy("An item takes at most %(limit_value)d minutes"),
        },
        **more,
    )


class DayForm(DesignForm):
    """When and where, and until when people answer."""

    day = DateField(label=gettext_lazy("Day"))
    clock = clock_field(gettext_lazy("Begins at"))
    end = clock_field(
        gettext_lazy("Ends at the latest"),
        required=False,
        help_text=gettext_lazy(
            "The room is ours until then. The programme warns where it lasts longer."
        ),
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=120,
        help_text=gettext_lazy("With the address: it stands in every mail."),
    )
    answer_day = DateField(
        label=gettext_lazy("Answers until"),
        required=False,
        help_text=gettext_lazy("Empty: until the meeting begins."),
    )
    answer_clock = clock_field(
        gettext_lazy("At"),
        required=False,
        help_text=gettext_lazy("Empty: all of that day."),
    )

    def clean(self) -> dict[str, Any]:
        """An end after the start, and answers before it; no time that the clock leaps over."""
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("day")
        cleaned["starts_at"] = self._moment("clock", day, cleaned.get("clock"))
        cleaned["ends_at"] = self._moment("end", day, cleaned.get("end"))
        until = cleaned.get("answer_clock") or time(23, 59)
        cleaned["answer_by"] = self._moment("answer_day", cleaned.get("answer_day"), until)
        starts = cleaned["starts_at"]
        if starts and cleaned["ends_at"] and cleaned["ends_at"] <= starts:
            self.add_error("end", _("The end must come after the start"))
        if starts and cleaned["answer_by"] and cleaned["answer_by"] > starts:
            self.add_error("answer_day", _("The answers must be in before the meeting begins"))
        if cleaned.get("answer_clock") and not cleaned.get("answer_day"):
            self.add_error("answer_day", _("Write the day on which the time to answer is over"))
        return cleaned

    def _moment(self, name: str, day: date | None, clock: time | None) -> datetime | None:
        if day is None or clock is None:
            return None
        moment = timezone.make_aware(datetime.combine(day, clock))
        if timezone.localtime(moment.astimezone(UTC)).time() != clock:
            told = _("On this day the clock goes forward, and %(time)s does not exist")
            self.add_error(name, told % {"time": f"{clock:%H.%M}"})
        return moment

    @property
    def told(self) -> Day:
        """What the services take."""
        said = self.cleaned_data
        return Day(
            starts_at=said["starts_at"],
            place=said["place"],
            ends_at=said["ends_at"],
            answer_by=said["answer_by"],
        )


class NewDayForm(DayForm):
    """A day of its own, made from a programme."""

    title = forms.CharField(label=gettext_lazy("Name of the meeting"), max_length=200)
    field_order = ["title", "day", "clock", "end", "place", "answer_day", "answer_clock"]


def first_day(meeting: Meeting) -> dict[str, Any]:
    """What the form of a day begins with."""
    starts, ends, until = (
        timezone.localtime(one) if one else None
        for one in (meeting.starts_at, meeting.ends_at, meeting.answer_by)
    )
    return {
        "title": meeting.title,
        "day": timezone.localdate(starts) if starts else None,
        "clock": f"{starts:%H.%M}" if starts else "",
        "end": f"{ends:%H.%M}" if ends else "",
        "place": meeting.place,
        "answer_day": timezone.localdate(until) if until else None,
        "answer_clock": f"{until:%H.%M}" if until else "",
    }


class ItemForm(DesignForm):
    """One item of the programme."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Type"), choices=Session.Kind.choices)
    minutes = minutes_field(label=gettext_lazy("Duration in minutes"))
    fixed_start = clock_field(
        gettext_lazy("Begins at this time whatever comes before"),
        required=False,
        help_text=gettext_lazy(
            "For lunch, or a speaker who comes at a set time. Empty for all others."
        ),
    )
    responsible = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=gettext_lazy("Responsible"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    presenters = forms.ModelMultipleChoiceField(
        Invitation.objects.none(),
        label=gettext_lazy("Presenters"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Among those on the list of invitations. The programme warns where one of them does not "
            "come; names are not published."
        ),
    )
    description = forms.CharField(
        label=gettext_lazy("What happens"), required=False, max_length=2000, widget=forms.Textarea
    )
    material = forms.CharField(
        label=gettext_lazy("Material"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "What lies on the tables or is shown, for example the municipality cards."
        ),
    )
    expected = forms.CharField(
        label=gettext_lazy("Expected output"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("What shall have come of it when it is over."),
    )
    outputs = forms.MultipleChoiceField(
        label=gettext_lazy("Feeds"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, meeting: Meeting, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("responsible", _holders(meeting, user))
        self._choose("presenters", _presenters(meeting, user))
        outputs: Any = self.fields["outputs"]
        outputs.choices = list(
            Deliverable.objects.visible_to(user).order_by("code").values_list("code", "title")
        )

    def _choose(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

    @property
    def told(self) -> Item:
        """What the services take."""
        said = self.cleaned_data
        return Item(
            kind=said["kind"],
            title=said["title"],
            minutes=said["minutes"],
            fixed_start=said["fixed_start"],
            responsible=list(said["responsible"]),
            presenters=list(said["presenters"]),
            description=said["description"],
            material=said["material"],
            expected=said["expected"],
            outputs=said["outputs"],
        )


def _holders(meeting: Meeting, user: Any) -> Any:
    named = Session.objects.of_meeting(meeting).values("responsible")
    rows = Organisation.objects.visible_to(user).filter(
        Q(kind__in=KINDS_OF_HOLDERS) | Q(pk__in=named) | Q(pk=meeting.organiser_id)
    )
    return rows.order_by("name")


def _presenters(meeting: Meeting, user: Any) -> Any:
    """All where they are few; otherwise those without a municipality, and who presents already."""
    rows = Invitation.objects.visible_to(user).of_meeting(meeting).select_related("organisation")
    if rows.count() > FEW_INVITED:
        roles = (Invitation.Role.POLITICAL, Invitation.Role.ADMINISTRATIVE)
        named = Session.objects.of_meeting(meeting).values("presenters")
        rows = rows.filter(~Q(role__in=roles) | Q(pk__in=named))
    return rows.order_by("name", "pk")


def first_item(session: Session) -> dict[str, Any]:
    """What the form of an item begins with."""
    return {
        "title": session.title,
        "kind": session.kind,
        "minutes": session.minutes,
        "fixed_start": f"{session.fixed_start:%H.%M}" if session.fixed_start else "",
        "responsible": [one.pk for one in session.responsible.all()],
        "presenters": [one.pk for one in session.presenters.all()],
        "description": session.description,
        "material": session.material,
        "expected": session.expected,
        "outputs": session.outputs,
    }


class MinutesForm(DesignForm):
    """How long each item lasts, beside each other in the table."""

    def __init__(self, *args: Any, sessions: list[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for session in sessions:
            label = _("Minutes, %(title)s") % {"title": session.title}
            self.fields[f"minutes-{session.pk}"] = minutes_field(
                label=label, initial=session.minutes
            )
        dress(self)

    @property
    def minutes(self) -> dict[int, int]:
        """Minutes by the key of the item."""
        return {
            int(name.removeprefix("minutes-")): value for name, value in self.cleaned_data.items()
        }
