"""Two invented focus groups with letters, notes and codings, and the processes they led to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from focusgroups.models import (
    FocusGroup,
    Guide,
    Note,
    Participant,
    ParticipationProcess,
    Summary,
    SummaryComment,
    SummaryReply,
)
from forkommune.evidence.models import Claim, Consent, Informant, Passage, SourceText
from forkommune.evidence.services import (
    code_passage,
    make_claim,
    mark_quote,
    review_claim,
    support_claim,
    write_text,
)

from .world import NothingToBuildOn, Told, World, record, records

LETTER = "Fokusgruppebrev 1.0 (oppdiktet)"
SCOPES = ["interview", "notes_kept", "quote_unnamed"]
ONLY_NOTES = ["interview", "notes_kept"]
TO_BE_HELD = 3  # today, with letters and no notes: to try the screens of a session on
CODES = {
    "citizens": "Medvirkning: innbyggere",
    "ngos": "Medvirkning: ideelle organisasjoner",
    "business": "Medvirkning: lokalt næringsliv",
}


def make_focus_groups(world: World) -> None:
    """The sessions by their number, then the processes that rest on what was said in them."""
    guide = Guide.objects.order_by("-pk").first()
    if guide is None:
        raise NothingToBuildOn("The guide of the focus groups is not loaded.")
    groups = {number: _session(world, guide, number) for number in (1, 2)}
    _session(world, guide, TO_BE_HELD)
    for row in records("processes.json"):
        _process(world, groups, row.values)


def _session(world: World, guide: Guide, number: int) -> FocusGroup:
    told = record(f"focusgroups/{number}.json").values
    ago = world.working_day(told["ago"])
    began = world.moment(ago, told["hour"])
    is_held = bool(told["notes"])
    group = FocusGroup.objects.create(
        title=told["title"],
        guide=guide,
        starts_at=began,
        started_at=began if is_held else None,
        closed_at=began + timedelta(minutes=guide.duration_minutes) if is_held else None,
        place=told["place"],
        is_invented=True,
    )
    letters = {row[0]: _participant(world, group, row, told, ago) for row in told["participants"]}
    for position, row in enumerate(told["notes"], start=1):
        said_at = began + timedelta(minutes=row[1])
        _note(world, group, letters[row[2]], position, row, said_at)
    if "summary" in told:
        _summary(world, group, letters, told["summary"])
    return group


def _participant(
    world: World, group: FocusGroup, row: list[str], told: Told, ago: int
) -> Participant:
    letter, actor, role = row
    informant = Informant.objects.create(role_text=role, is_invented=True)
    Consent.objects.create(
        informant=informant,
        basis=Consent.Basis.CONSENT,
        way=Consent.Way.SIGNED,
        scopes=ONLY_NOTES if letter in told["unquotable"] else SCOPES,
        letter_version=LETTER,
        given_on=world.date(ago),
        recorded_by=world.users["prosess"],
    )
    term = world.term("actor_group", actor)
    return Participant.objects.create(
        group=group, letter=letter, actor_group=term, informant=informant
    )


def _note(
    world: World,
    group: FocusGroup,
    speaker: Participant,
    position: int,
    row: list[Any],
    said_at: datetime,
) -> None:
    question, _minute, letter, text, mark = row
    source = SourceText.objects.create(
        kind=SourceText.Kind.NOTE,
        title=group.title,
        place=f"{question}, {letter}",
        year=group.year,
        informant=speaker.informant,
        nature="assessment",
        is_invented=True,
    )
    by = world.users["prosess"]
    revision = write_text(source=source, text=text, by=by).revision
    revision.approval_waived = "Gruppa fikk lese referatet (oppdiktet)"
    revision.save(update_fields=["approval_waived"])
    Note.objects.create(
        group=group,
        participant=speaker,
        position=position,
        question_code=question,
        said_at=said_at,
        text=text,
        marks=[mark] if mark else [],
        written_by=by,
        source=source,
    )
    if mark:
        passage = mark_quote(revision=revision, quote=text.rstrip("."), by=by)
        code = world.find(world.codes, CODES[str(speaker.actor_group.code)])
        code_passage(passage=passage, code=code, by=by)


def _summary(world: World, group: FocusGroup, letters: dict[str, Participant], told: Told) -> None:
    """A summary that was sent back, with what some letters said of it; no mail goes out."""
    quote = Passage.objects.filter(
        revision__source=_said(group, told["quote"]), revision__text__contains=told["quote"]
    ).first()
    if quote is None:
        raise NothingToBuildOn(f"Nothing is marked in the note with «{told['quote']}».")
    summary = Summary.objects.create(
        group=group,
        text=told["text"].replace("{quote}", f"[sitat {quote.pk}]"),
        answer_by=world.date(-told["open_days"]),
        sent_at=world.moment(told["ago"]),
        written_by=world.users["prosess"],
    )
    answers = {letter: (is_right, said) for letter, is_right, said in told["answers"]}
    for letter, participant in letters.items():
        is_right, said = answers.get(letter, (None, []))
        at = None if is_right is None else world.moment(told["ago"] - 2, 20)
        reply = SummaryReply.objects.create(
            summary=summary,
            participant=participant,
            opened_at=at,
            answered_at=at,
            is_right=is_right,
        )
        for number, words in said:
            SummaryComment.objects.create(reply=reply, paragraph=number, text=words)


def _process(world: World, groups: dict[int, FocusGroup], told: Told) -> None:
    by = world.users["prosess"]
    claim = make_claim(
        kind=Claim.Kind.PROCESS,
        statement=told["statement"],
        nature="fact",
        by=by,
        is_invented=True,
    )
    for number, quote, grade in told["rests_on"]:
        revision = _said(groups[number], quote).current
        if revision is None:
            raise NothingToBuildOn(f"The note with «{quote}» has no words.")
        passage = mark_quote(revision=revision, quote=quote, by=by)
        support_claim(claim=claim, passage=passage, grade=grade, by=by)
    process = ParticipationProcess.objects.create(
        claim=claim,
        name=told["name"],
        level=told["level"],
        municipal_role=world.term("municipal_role", told["role"]),
        method=told["method"],
        conditions=told["conditions"],
        risks=told["risks"],
    )
    process.actor_groups.set(world.term("actor_group", code) for code in told["actors"])
    world.claims[told["name"]] = claim
    if told["reply"]:
        review_claim(
            claim=claim,
            step="right_of_reply",
            outcome=told["reply"],
            note="Gruppene har lest oppsummeringen (oppdiktet).",
            by=by,
            on=world.date(9),
        )


def _said(group: FocusGroup, quote: str) -> SourceText:
    note: Note | None = group.notes.select_related("source").filter(text__contains=quote).first()
    if note is None or note.source is None:
        raise NothingToBuildOn(f"Nobody says «{quote}» in {group}.")
    return note.source
