"""The steps of one interview on the board: how far each has come, and what comes next."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.models import ContactAttempt
from forkommune.ui.dates import short_date, today
from forkommune.ui.parts import Stage
from municipalities.register.study import Study

from .board_interviews import BoardInterview
from .models import ApprovalEntry
from .querysets import CLOSED

APPROVAL_LASTS = timedelta(days=14)
STEPS = 5
Kind = ApprovalEntry.Kind


class Step(Enum):
    """What comes next in a municipality of a round."""

    APPOINT = "appoint"
    CALL_AGAIN = "call-again"
    RECORD_BASIS = "record-basis"
    HOLD = "hold"
    COMPLETE = "complete"
    SEND_FOR_APPROVAL = "send-for-approval"
    AWAIT_APPROVAL = "await-approval"
    READ_COMMENTS = "read-comments"
    CODE = "code"
    MISSED = "missed"
    DECLINED = "declined"
    ASK_ANOTHER = "ask-another"
    FINISHED = "finished"


STEP_WORDS = {
    Step.APPOINT: gettext_lazy("Make an appointment"),
    Step.RECORD_BASIS: gettext_lazy("Record the basis"),
    Step.COMPLETE: gettext_lazy("Complete the interview"),
    Step.SEND_FOR_APPROVAL: gettext_lazy("Send for approval"),
    Step.AWAIT_APPROVAL: gettext_lazy("Await the approval"),
    Step.READ_COMMENTS: gettext_lazy("Read the comments"),
    Step.CODE: gettext_lazy("Code the rest"),
    Step.ASK_ANOTHER: gettext_lazy("Ask somebody else there"),
    Step.MISSED: gettext_lazy("Not interviewed in this round"),
    Step.FINISHED: gettext_lazy("Finished"),
}


def next_step(interview: BoardInterview | None, *, is_over: bool) -> tuple[Step, date | None]:
    """What to do next and by which day, None where it has no day."""
    if interview is None:
        return (Step.MISSED if is_over else Step.APPOINT), None
    if interview.completed_at is None:
        return _before_completion(interview)
    if interview.approved_at is None and not interview.approval_waived:
        return _toward_approval(interview, interview.completed_at)
    if interview.coded_count < interview.text_count:
        return Step.CODE, None
    return Step.FINISHED, None


def _toward_approval(interview: BoardInterview, completed_at: datetime) -> tuple[Step, date | None]:
    state = interview.approval_state
    if state in (None, Kind.WITHDRAWN):
        return Step.SEND_FOR_APPROVAL, timezone.localdate(completed_at) + APPROVAL_LASTS
    if state in (Kind.SENT, Kind.OPENED):
        return Step.AWAIT_APPROVAL, interview.approval_by
    # Commented on; or approved, and changed by the interviewer since.
    is_commented = state == Kind.COMMENTED
    step = Step.READ_COMMENTS if is_commented else Step.SEND_FOR_APPROVAL
    return step, timezone.localdate(interview.approval_at) + APPROVAL_LASTS


def _before_completion(interview: BoardInterview) -> tuple[Step, date | None]:
    outcome = interview.last_outcome
    if outcome in CLOSED:
        refused = outcome == ContactAttempt.Outcome.REFUSED
        return (Step.DECLINED if refused else Step.ASK_ANOTHER), None
    again = interview.call_back_at
    if again is not None:
        # Whatever was agreed before: they asked to be called, or did not answer when called.
        return Step.CALL_AGAIN, timezone.localdate(again)
    day = _planned_day(interview)
    if day is None:
        return (Step.CALL_AGAIN if outcome else Step.APPOINT), None
    if not interview.has_basis:
        return Step.RECORD_BASIS, day
    return (Step.COMPLETE if day < today() else Step.HOLD), day


def step_in_words(step: Step, interview: BoardInterview | None) -> str:
    """The step as the link to it reads."""
    if step is Step.HOLD and interview and interview.planned_on:
        moment = timezone.localtime(interview.planned_on)
        told = {"day": _day(moment.date()), "time": f"{moment:%H.%M}"}
        return _("Interview %(day)s at %(time)s") % told
    if step is Step.CALL_AGAIN and interview:
        return _call_again(interview)
    if step is Step.DECLINED and interview:
        # The database keeps a reason with every no.
        return str(ContactAttempt.Refusal(interview.last_refusal or "").label)
    return str(STEP_WORDS[step])


def step_page(step: Step, interview: BoardInterview | None) -> str:
    """Where the step is taken with an interview that was begun; "" where nothing is left to take."""
    if interview is None or step in (Step.MISSED, Step.FINISHED):
        return ""
    pages = {
        Step.APPOINT: "contact",
        Step.CALL_AGAIN: "contact",
        Step.DECLINED: "contact",
        Step.RECORD_BASIS: "basis",
        Step.SEND_FOR_APPROVAL: "detail",
        Step.AWAIT_APPROVAL: "detail",
        Step.READ_COMMENTS: "detail",
        Step.CODE: "detail",
    }
    return _page(pages[step], interview) if step in pages else interview.get_absolute_url()


def _call_again(interview: BoardInterview) -> str:
    """Which call is the next, and when in words where it lies ahead."""
    number = interview.attempt_count + 1
    again = interview.call_back_at
    if again is None or timezone.localdate(again) < today():
        return _("Call again, attempt %(number)d") % {"number": number}
    moment = timezone.localtime(again)
    told = {"number": number, "day": _day(moment.date()), "time": f"{moment:%H.%M}"}
    return _("Call again %(day)s at %(time)s, attempt %(number)d") % told


def _planned_day(interview: BoardInterview) -> date | None:
    return timezone.localdate(interview.planned_on) if interview.planned_on else None


def _day(day: date) -> str:
    """Today in a word, another day as 22. nov."""
    return _("today") if day == today() else short_date(day).rsplit(" ", 1)[0]


def step_cells(interview: BoardInterview | None, study: Study, number: str) -> list[Stage]:
    """How far the documents of a municipality and each step of its interview have come.

    number: the municipality's, for the list of its documents.
    """
    documents = _documents(study, number)
    if interview is None:
        return [documents, *[Stage("not_begun", _("Not begun"))] * STEPS]
    return [
        documents,
        Stage("done", _("In force")) if interview.has_basis else Stage("not_begun", _("Missing")),
        _appointment(interview),
        _held(interview),
        _approval(interview),
        _coding(interview),
    ]


def step_names() -> list[str]:
    """The short names of the steps for phones, where the table has no head."""
    return [_("Docs"), _("Basis"), _("Appointment"), _("Interview"), _("Approv."), _("Coding")]


def _documents(study: Study, number: str) -> Stage:
    """How many of the documents something is marked in; none known is no answer yet."""
    if not study.documents:
        return Stage("not_begun", _("No document known"))
    words = _("%(studied)d of %(documents)d") % study._asdict()
    kind = "done" if study.studied == study.documents else "under_way" if study.studied else ""
    return Stage(kind, words, f"{reverse('municipalities:plan-list')}?kommune={number}")


def _appointment(interview: BoardInterview) -> Stage:
    if interview.completed_at:
        return Stage("done", _("Agreed"))
    outcomes = ContactAttempt.Outcome
    tried: dict[str | None, Stage] = {
        outcomes.REFUSED: Stage("missing", _("Declined")),
        outcomes.WRONG_PERSON: Stage("late", _("Referred on")),
        outcomes.NO_ANSWER: Stage("late", _("No answer")),
        outcomes.CALL_BACK: Stage("under_way", _("Call back")),
    }
    last = interview.last_outcome
    if last in tried and not (last == outcomes.NO_ANSWER and interview.planned_on):
        return tried[last]
    return (
        Stage("done", _("Agreed")) if interview.planned_on else Stage("not_begun", _("Not agreed"))
    )


def _held(interview: BoardInterview) -> Stage:
    if interview.completed_at and interview.held_on:
        return Stage("done", _day(interview.held_on))
    day = _planned_day(interview)
    if day is None:
        return Stage("not_begun", _("Not begun"))
    return Stage("late" if day < today() else "under_way", _day(day))


def _approval(interview: BoardInterview) -> Stage:
    if interview.approved_at:
        return Stage("done", _("Approved"))
    if interview.approval_waived:
        return Stage("done", _("Waived"))
    if interview.completed_at is None:
        return Stage("not_begun", _("Not begun"))
    step, due = _toward_approval(interview, interview.completed_at)
    if step is Step.READ_COMMENTS:
        return Stage("late", _("Commented"))
    state = "late" if due and due < today() else "under_way"
    if step is Step.AWAIT_APPROVAL:
        day = {"day": _day(timezone.localdate(interview.approval_at))}
        is_opened = interview.approval_state == Kind.OPENED
        return Stage(state, _("Opened %(day)s") % day if is_opened else _("Sent %(day)s") % day)
    return Stage(state, _("Due %(day)s") % {"day": _day(due or today())})


def _coding(interview: BoardInterview) -> Stage:
    coded, texts = interview.coded_count, interview.text_count
    if not interview.completed_at or not coded:
        return Stage("not_begun", _("Not begun"))
    words = _("%(coded)d of %(texts)d") % {"coded": coded, "texts": texts}
    return Stage("done" if coded == texts else "under_way", words)


def _page(name: str, interview: BoardInterview) -> str:
    return reverse(f"municipalities:interview-{name}", args=[interview.pk])
