"""Planning a session: what, when and where, who is wanted, and who has which right in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focusgroups.models import FocusGroup, Guide, WantedMix
from forkommune.accounts.models import Role, User
from forkommune.accounts.roles import RoleKind
from forkommune.evidence.forms_contact import (
    clock_field,
    moment_of,
    too_far,
)
from forkommune.ui.dates import today
from forkommune.ui.forms import DateField, DesignForm, dress

from .forms import actor_group_field, age_field, municipality_field
from .services.planning import KEY_HOLDER, RECRUITER, Wanted

LINES = 3  # empty ones below a mix


class SessionForm(DesignForm):
    """A session: what, when and where."""

    title = forms.CharField(label=gettext_lazy("Name of the session"), max_length=120)
    guide = forms.ModelChoiceField(
        Guide.objects.none(),
        label=gettext_lazy("Guide for the session"),
        empty_label=gettext_lazy("Choose"),
    )
    day = DateField(label=gettext_lazy("Day"), required=False)
    clock = clock_field(gettext_lazy("Time"), required=False)
    place = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("With the address, as it stands in the invitation."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["guide"]
        field.queryset = Guide.objects.visible_to(user).order_by("title", "version")

    def clean(self) -> dict[str, Any]:
        """A day has its time, and the other way round; no slip of the year."""
        cleaned = super().clean() or self.cleaned_data
        day, clock = cleaned.get("day"), cleaned.get("clock")
        if told := too_far(day):
            self.add_error("day", told)
        if day and clock is None and "clock" not in self.errors:
            self.add_error("clock", _("Write at what time it begins"))
        if clock and day is None and "day" not in self.errors:
            self.add_error("day", _("Write the day of the session"))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the services take."""
        said = self.cleaned_data
        starts: datetime | None = moment_of(said["day"], said["clock"]) if said["day"] else None
        return {
            "title": said["title"],
            "guide": said["guide"],
            "starts_at": starts,
            "place": said["place"],
        }


def first_session(group: FocusGroup) -> dict[str, Any]:
    """What the form of a session begins with."""
    moment = timezone.localtime(group.starts_at) if group.starts_at else None
    return {
        "title": group.title,
        "guide": group.guide_id,
        "day": timezone.localdate(moment) if moment else None,
        "clock": f"{moment:%H.%M}" if moment else "",
        "place": group.place,
    }


class MixForm(DesignForm):
    """The wanted mix, a line a kind; a line without a number goes."""

    prefix = "mix"

    def __init__(self, *args: Any, group: FocusGroup, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(WantedMix.objects.visible_to(user).of_group(group))
        for at in range(len(self.rows) + LINES):
            for name, field in self._fields_of(at).items():
                self.fields[f"{name}_{at}"] = field
        dress(self)

    def _fields_of(self, at: int) -> dict[str, forms.Field]:
        row = self.rows[at] if at < len(self.rows) else None
        number = forms.NumberInput(attrs={"class": "ds-input field-number"})
        return {
            "actor_group": actor_group_field(required=False, initial=row and row.actor_group_id),
            "municipality": municipality_field(initial=row and row.municipality_id),
            "age_group": age_field(initial=row.age_group if row else ""),
            "wanted": forms.IntegerField(
                label=gettext_lazy("Wanted"),
                min_value=1,
                max_value=12,
                required=False,
                initial=row and row.wanted,
                widget=number,
            ),
        }

    @property
    def lines(self) -> list[dict[str, forms.BoundField]]:
        """The fields of each line by name."""
        names = ("actor_group", "municipality", "age_group", "wanted")
        count = len(self.rows) + LINES
        return [{name: self[f"{name}_{at}"] for name in names} for at in range(count)]

    def clean(self) -> dict[str, Any]:
        """A number says of whom, and no line stands twice."""
        cleaned = super().clean() or self.cleaned_data
        seen: set[tuple[Any, ...]] = set()
        for at in range(len(self.rows) + LINES):
            who, number = cleaned.get(f"actor_group_{at}"), cleaned.get(f"wanted_{at}")
            if number and who is None:
                self.add_error(f"actor_group_{at}", _("Choose of which actor group"))
            key = (who, cleaned.get(f"municipality_{at}"), cleaned.get(f"age_group_{at}"))
            if number and who and key in seen:
                self.add_error(
                    f"wanted_{at}", _("This line stands twice; put the numbers together")
                )
            if number:
                seen.add(key)
        return cleaned

    @property
    def wanted(self) -> list[Wanted]:
        """The lines of a valid form."""
        said = self.cleaned_data
        return [
            Wanted(
                said[f"actor_group_{at}"],
                said[f"municipality_{at}"],
                said[f"age_group_{at}"],
                said[f"wanted_{at}"],
            )
            for at in range(len(self.rows) + LINES)
            if said[f"wanted_{at}"]
        ]


class GrantForm(DesignForm):
    """Who recruits, or holds the key, and until when."""

    prefix = "grant"

    user = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("Who"), empty_label=gettext_lazy("Choose")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Which right"),
        choices=[
            (RECRUITER, gettext_lazy("Recruiter: sees names and contact data, no letters")),
            (KEY_HOLDER, gettext_lazy("Key holder: can look a letter up, with a reason")),
        ],
        widget=forms.RadioSelect,
    )
    valid_to = DateField(
        label=gettext_lazy("Until and with"), help_text=gettext_lazy("For example 14.11.2017")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Role.objects.current().of_kind(RoleKind.RESEARCHER)
        field: Any = self.fields["user"]
        field.queryset = User.objects.filter(is_active=True, roles__in=held).distinct()

    def clean_valid_to(self) -> date:
        """A day to come, in a year that is no slip."""
        day: date = self.cleaned_data["valid_to"]
        if day < today():
            raise ValidationError(_("The day has passed; write a coming one"))
        if told := too_far(day):
            raise ValidationError(told)
        return day
