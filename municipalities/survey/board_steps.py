"""The steps of one interview on the board: how far each has come, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.ui.dates import short_date, today

from .models import Interview

APPROVAL_LASTS = timedelta(days=14)
STEPS = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of one municipality. kind: a state of `ui.parts.STATES`. label: the step's name."""

    kind: str
    text: str
    label: str = ""


def next_step(interview: Interview | None, *, is_over: bool) -> tuple[str, str, date | None]:
    """What to do next, where, and by which day; nothing when all is done."""
    if interview is None:
        if is_over:
            return _("Not interviewed in this round"), "", None
        return _("Make an appointment"), reverse("municipalities:interview-create"), None
    page = interview.get_absolute_url()
    if interview.completed_at is None:
        return _before_completion(interview, page)
    if interview.approved_at is None and not interview.approval_waived:
        due = timezone.localdate(interview.completed_at) + APPROVAL_LASTS
        return _("Record the approval"), _page("detail", interview), due
    if interview.coded_count < interview.text_count:  # type: ignore[attr-defined]
        return _("Code the rest"), _page("detail", interview), None
    return "", "", None


def _before_completion(interview: Interview, page: str) -> tuple[str, str, date | None]:
    if not interview.has_basis:  # type: ignore[attr-defined]
        return _("Record the basis"), _page("basis", interview), _planned_day(interview)
    if interview.planned_on is None:
        return _("Make an appointment"), page, None
    moment = timezone.localtime(interview.planned_on)
    if moment.date() < today():
        return _("Complete the interview"), page, moment.date()
    told = {"day": _day(moment.date()), "time": f"{moment:%H.%M}"}
    return _("Interview %(day)s at %(time)s") % told, page, moment.date()


def _planned_day(interview: Interview) -> date | None:
    return timezone.localdate(interview.planned_on) if interview.planned_on else None


def _day(day: date) -> str:
    """Today in a word, another day as 22. nov."""
    return _("today") if day == today() else short_date(day).rsplit(" ", 1)[0]


def _cells(interview: Interview) -> list[Cell]:
    return [
        Cell("done", _("In force")) if interview.has_basis else Cell("not_begun", _("Missing")),  # type: ignore[attr-defined]
        _appointment(interview),
        _held(interview),
        _approval(interview),
        _coding(interview),
    ]


def labelled_cells(interview: Interview | None) -> list[Cell]:
    """The steps of an interview, each with its short name for phones, where the table has no head."""
    nothing = [Cell("not_begun", _("Not begun"))] * STEPS
    cells = _cells(interview) if interview else nothing
    names = (_("Basis"), _("Appointment"), _("Interview"), _("Approv."), _("Coding"))
    return [replace(cell, label=name) for cell, name in zip(cells, names, strict=True)]


def _appointment(interview: Interview) -> Cell:
    if interview.completed_at or interview.planned_on:
        return Cell("done", _("Agreed"))
    return Cell("not_begun", _("Not agreed"))


def _held(interview: Interview) -> Cell:
    if interview.completed_at and interview.held_on:
        return Cell("done", _day(interview.held_on))
    day = _planned_day(interview)
    if day is None:
        return Cell("not_begun", _("Not begun"))
    return Cell("late" if day < today() else "under_way", _day(day))


def _approval(interview: Interview) -> Cell:
    if interview.approved_at:
        return Cell("done", _("Approved"))
    if interview.approval_waived:
        return Cell("done", _("Waived"))
    if interview.completed_at:
        due = timezone.localdate(interview.completed_at) + APPROVAL_LASTS
        return Cell("late" if due < today() else "under_way", _("Due %(day)s") % {"day": _day(due)})
    return Cell("not_begun", _("Not begun"))


def _coding(interview: Interview) -> Cell:
    coded, texts = interview.coded_count, interview.text_count  # type: ignore[attr-defined]
    if not interview.completed_at or not coded:
        return Cell("not_begun", _("Not begun"))
    words = _("%(coded)d of %(texts)d") % {"coded": coded, "texts": texts}
    return Cell("done" if coded == texts else "under_way", words)


def _page(name: str, interview: Interview) -> str:
    return reverse(f"municipalities:interview-{name}", args=[interview.pk])
