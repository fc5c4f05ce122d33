"""The invented workshop, held: who came, votes, ideas, conclusions, minutes and evaluation, by the services."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from forkommune.accounts.models import Organisation, User
from workshops.basis.services import Asked, RestsOn, ask, choose_conclusions
from workshops.evaluation.answering import save_answers
from workshops.evaluation.services import close_evaluation, make_evaluation, open_until
from workshops.holding.check_in import check_in
from workshops.ideas.services import write_idea
from workshops.minutes.services import approve, begin_version, draft_minutes
from workshops.models import Invitation, Meeting, Minutes, Poll
from workshops.outcomes.services import Agreed, agree_action, conclude
from workshops.voting.dots import cast_dots
from workshops.voting.points import give_points
from workshops.voting.polls import close_poll, open_poll, publish_result
from workshops.voting.saving import Save

IDEAS = (
    "Telle biler ved skoleporten i uke 8 og 40, med samme skjema i 12 skoler",
    "La driftslederne møtes 2 ganger i året",
    "Kjøpe inn 3 elvarebiler sammen",
)
CONCLUSIONS = (
    "Hjertesone prøves ved minst 12 skoler før sommeren 2018.",
    "Mandagstall for energi følger etter, når 10 bygg i hver kommune har måler.",
)
QUESTION = "Hvem betaler de 2 årsverkene som klimarådgiveren deles på?"
OTHER = "Neste samling er 14. februar 2018 klokken 9.30. Reisen dekkes med inntil 850 kroner hver."


def hold(by: User) -> Meeting:
    """The workshop as it stands the day after: conclusions chosen, results published, minutes a draft."""
    meeting = Meeting.objects.get(slug="oppdiktet-workshop")
    starts = timezone.now() - timedelta(days=1)
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=starts, ends_at=starts + timedelta(hours=7)
    )
    meeting.refresh_from_db()
    coming = list(meeting.invitations.filter(state=Invitation.State.ACCEPTED).order_by("pk"))
    for number, one in enumerate(coming):
        for half in ("first", "second") if number % 7 else ("first",):
            check_in(invitation=one, half=half, by=by)
    ideas = [
        write_idea(
            table=meeting.tables.order_by("number")[at % 3], key=uuid4(), kind="idea", text=text
        )
        for at, text in enumerate(IDEAS)
    ]
    polls = [_vote(poll, coming, by) for poll in meeting.polls.order_by("pk")]
    options = list(polls[0].options.order_by("pk"))
    made = [
        conclude(meeting=meeting, statement=text, claims=[options[at]], polls=polls, ideas=ideas[at:at + 1], by=by)
        for at, text in enumerate(CONCLUSIONS)
    ]  # fmt: skip
    choose_conclusions(conclusions=made, by=by)
    asked = Asked(QUESTION, Organisation.objects.get(code="vestregionen"), may_leave=True)
    ask(asked=asked, meeting=meeting, rests=RestsOn(claims=[made[0].claim]), by=by)
    agreed = Agreed(
        "Sende de 12 skolene telleskjemaet",
        coming[0].organisation,
        due_on=(starts + timedelta(days=30)).date(),
    )
    agree_action(meeting=meeting, agreed=agreed, by=by)
    minutes = draft_minutes(meeting=meeting, names=False, by=by)
    minutes.sections.filter(code="other").update(text=OTHER)
    _evaluate(meeting, coming, by)
    return meeting


def _vote(poll: Poll, coming: list[Invitation], by: User) -> Poll:
    open_poll(poll=poll, by=by)
    options = list(poll.options.order_by("pk").values_list("pk", flat=True))
    for number, one in enumerate(coming):
        save = Save("t", 1, 0)
        given = {options[number % 2]: min(poll.at_most, 2), options[2 + number % 2]: 1}
        if poll.is_anonymous:
            cast_dots(poll=poll, invitation=one, dots=given, save=save)
        elif one.role == "political":
            give_points(
                poll=poll, invitation=one, points=given, wants=options[: number % 3], save=save
            )
    return publish_result(poll=close_poll(poll=poll, by=by), by=by)


def _evaluate(meeting: Meeting, coming: list[Invitation], by: User) -> None:
    evaluation = make_evaluation(meeting=meeting, by=by)
    closes_at = timezone.now() + timedelta(days=7)
    with transaction.atomic():
        evaluation = open_until(evaluation=evaluation, closes_at=closes_at, by=by)
    for number, one in enumerate(coming):
        answers: dict[int, Any] = {
            row.pk: {"scale": 3 + number % 3, "yes_no": 1, "text": ""}[row.kind]
            for row in evaluation.questions.all()
        }
        save_answers(evaluation=evaluation, invitation=one, answers=answers, save=Save("t", 1, 0))
    close_evaluation(evaluation=evaluation, by=by)


def approve_minutes(meeting: Meeting, by: User) -> Minutes:
    """The minutes, approved as the steering group does it."""
    minutes = meeting.minutes.get()
    return approve(minutes=minutes, approval="Styringsgruppen, sak 4/2018, 3 mot 1 stemme", by=by)


def correct_minutes(minutes: Minutes, by: User) -> Minutes:
    """A second version, approved, that says one thing more."""
    newer = begin_version(minutes=minutes, change="Antall skoler er rettet fra 12 til 13.", by=by)
    section = newer.sections.get(code="other")
    section.text = f"{section.text}\n\nTelleskjemaet sendes 13 skoler, ikke 12."
    section.save(update_fields=["text"])
    return approve(minutes=newer, approval="Styringsgruppen, per e-post", by=by)
