"""Invented findings: passages marked in the answers, coded by two, and made into claims."""

from __future__ import annotations

from collections.abc import Callable

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Passage, SourceText, TextReading
from forkommune.evidence.services import (
    code_passage,
    link_claims,
    mark_as_coded,
    mark_quote,
    review_claim,
    support_claim,
)
from municipalities.models import Interview
from municipalities.survey.findings import (
    create_barrier,
    create_instrument,
    create_measure,
    create_routine,
)

from .world import NothingToBuildOn, Told, World, record, records

OTHER = {"forsker": "prosess", "prosess": "forsker"}
MARKED = 5  # days after the interview
REPLIED = 18
Maker = Callable[[World, Told, Passage, User], Claim]


def make_findings(world: World, interviews: dict[str, Interview]) -> None:
    """Everything that was found in the completed interviews, with the municipalities' replies."""
    for number, interview in interviews.items():
        told = record(f"interviews/{number}.json").values
        for row in told["findings"]:
            _one(world, interview, told, row)
        _mark_texts_as_coded(world, interview, told["by"])
    for row in records("contradicting.json"):
        _contradict(world, interviews, row.values)
    for row in records("links.json"):
        link_claims(
            from_claim=world.claim(row.values["from"]),
            to_claim=world.claim(row.values["to"]),
            kind=row.values["kind"],
            note=row.values.get("note", ""),
            by=world.users["forsker"],
        )


def _one(world: World, interview: Interview, told: Told, row: Told) -> None:
    by = world.users[told["by"]]
    passage = passage_in(interview, row["question"], row["quote"], by)
    for coder, codes in ((told["by"], row["codes"]), (OTHER[told["by"]], row.get("second", []))):
        for code in codes:
            code_passage(passage=passage, code=world.find(world.codes, code), by=world.users[coder])
    if row["kind"] == "none":
        return
    claim = MAKERS[row["kind"]](world, row, passage, by)
    world.claims[row["title"]] = claim
    _review(world, claim, told["held"], row.get("reply"), by)


def passage_in(interview: Interview, question: str, quote: str, by: User) -> Passage:
    """Words of an answer, marked. Raises NothingToBuildOn where the answer has none."""
    source = SourceText.objects.get(answer__interview=interview, answer__question__code=question)
    revision = source.current
    if revision is None:
        raise NothingToBuildOn(f"The answer {question} of {interview} has no words to mark.")
    return mark_quote(revision=revision, quote=quote, by=by)


def _review(world: World, claim: Claim, held: int, reply: list[str] | None, by: User) -> None:
    review_claim(
        claim=claim, step="first_mark", outcome="agrees", by=by, on=world.date(held - MARKED)
    )
    if reply:
        review_claim(
            claim=claim,
            step="right_of_reply",
            outcome=reply[0],
            note=reply[1] if len(reply) > 1 else "",
            by=by,
            on=world.date(held - REPLIED),
        )


def _contradict(world: World, interviews: dict[str, Interview], row: Told) -> None:
    by = world.users[row["by"]]
    passage = passage_in(interviews[row["number"]], row["question"], row["quote"], by)
    support_claim(
        claim=world.claim(row["claim"]),
        passage=passage,
        grade=row["grade"],
        note=row["note"],
        by=by,
    )


def _mark_texts_as_coded(world: World, interview: Interview, coder: str) -> None:
    """The interviewer has been through every text; the other coder through the coded ones."""
    texts = SourceText.objects.filter(answer__interview=interview)
    TextReading.objects.bulk_create(
        TextReading(source=source, coder=world.users[coder]) for source in texts
    )
    other = world.users[OTHER[coder]]
    coded = texts.filter(revisions__passages__codings__coder=other).distinct()
    for source in coded:
        mark_as_coded(source=source, by=other)


def _measure(world: World, row: Told, passage: Passage, by: User) -> Claim:
    sector, ago = row.get("sector"), row.get("years_ago")
    return create_measure(
        passage=passage,
        title=row["title"],
        by=by,
        status=world.term("measure_status", row["status"]),
        sector=world.term("sector", sector) if sector else None,
        year=None if ago is None else world.day.year - ago,
        effect=row.get("effect", ""),
        grade=row.get("grade", "strong"),
    ).claim


def _routine(world: World, row: Told, passage: Passage, by: User) -> Claim:
    kind = world.term("routine", row["routine_type"])
    return create_routine(
        passage=passage, title=row["title"], by=by, routine_type=kind, extent=row["extent"]
    ).claim


def _instrument(world: World, row: Told, passage: Passage, by: User) -> Claim:
    kind = world.term("instrument", row["instrument_type"])
    return create_instrument(
        passage=passage,
        title=row["title"],
        by=by,
        instrument_type=kind,
        nature=row.get("nature", "fact"),
    ).claim


def _barrier(world: World, row: Told, passage: Passage, by: User) -> Claim:
    kind = world.term("barrier", row["barrier_type"])
    return create_barrier(passage=passage, title=row["title"], by=by, barrier_type=kind).claim


MAKERS: dict[str, Maker] = {
    "measure": _measure,
    "routine": _routine,
    "instrument": _instrument,
    "barrier": _barrier,
}
