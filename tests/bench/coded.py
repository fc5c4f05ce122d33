"""The survey at the size of a country: 357 municipalities x 2 interviews, 100 000 codings of the answers."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forkommune.accounts.models import User
from forkommune.evidence.models import (
    Code,
    Codebook,
    Coding,
    CodingAct,
    Consent,
    Informant,
    Passage,
    ResearchExport,
    SourceText,
    TextRevision,
)
from forkommune.evidence.services.codebook import version_in_force
from forkommune.work.merging import digest
from forkommune.work.services.draft_states import find_draft
from municipalities.models import (
    Answer,
    Interview,
    InterviewGuide,
    Municipality,
    Question,
    SurveyRound,
)
from municipalities.survey.services.interviews import DRAFT_KIND
from municipalities.survey.values import field_name

from .country import BATCH, SEED, WORDS
from .figures import Figure, milliseconds, percentile
from .pages import ROUNDS, SLOWEST_MS, visitor

CODINGS, EXPORTED = 100_000, 10_000
CODING_PAGE_MS, ACT_MS, EXPORT_MS = 150, 50, 2_000
WORDS_A_TEXT, WORDS_A_PASSAGE, PASSAGES_A_TEXT, CODES_A_PASSAGE = 60, 8, 6, 2
SPARE = 5  # marks before and after those that are measured
RESEARCHERS = ("forsker@demo.invalid", "prosess@demo.invalid")


def measure() -> list[Figure]:
    """Grow to what is exported and export it, grow to all of it, then pages and acts."""
    grow(EXPORTED)
    figures = list(_exports())
    grow(CODINGS)
    return [*figures, *_pages(), *_acts()]


def grow(codings: int) -> None:
    """Make the interviews, once, and codings of their answers until there are so many."""
    draw = random.Random(SEED)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no triggers
    try:
        if not SurveyRound.objects.filter(code__startswith="bench-kodet").exists():
            for number in (1, 2):
                _interviews(draw, number)
        _codings(draw, codings - Coding.objects.count())
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = origin")
            # As the database does by itself a minute after rows have come: a portal never stands without.
            cursor.execute("VACUUM ANALYZE")


def _interviews(draw: random.Random, number: int) -> None:
    places = list(Municipality.objects.select_related("organisation"))
    guide = InterviewGuide.objects.order_by("pk").first()
    held_in = SurveyRound.objects.create(
        code=f"bench-kodet-{number}",
        title=f"Prøverunde med tekster {number}",
        guide=guide,
        starts_on=date(2017, 10, 1),
        ends_on=date(2017, 11, 30),
    )
    held_in.municipalities.set(places)
    people = Informant.objects.bulk_create(
        (Informant(organisation=place.organisation) for place in places), BATCH
    )
    Consent.objects.bulk_create(
        (
            Consent(
                informant=person,
                basis="consent",
                way="email",
                scopes=["interview"],
                letter_version="1",
            )
            for person in people
        ),
        BATCH,
    )
    interviews = Interview.objects.bulk_create(
        (
            Interview(
                round=held_in,
                municipality=place,
                guide=guide,
                informant=person,
                held_on=held_in.starts_on,
                completed_at=timezone.now(),
                is_invented=True,
            )
            for place, person in zip(places, people, strict=True)
        ),
        BATCH,
    )
    asked = list(guide.questions.filter(type=Question.Type.TEXT))
    pairs = [(interview, question) for interview in interviews for question in asked]
    sources = SourceText.objects.bulk_create((_source(*pair) for pair in pairs), BATCH)
    TextRevision.objects.bulk_create(
        (
            TextRevision(source=one, number=1, text=" ".join(draw.choices(WORDS, k=WORDS_A_TEXT)))
            for one in sources
        ),
        BATCH,
    )
    Answer.objects.bulk_create(
        (
            Answer(interview=interview, question=question, source=source)
            for (interview, question), source in zip(pairs, sources, strict=True)
        ),
        BATCH,
    )


def _source(interview: Interview, question: Question) -> SourceText:
    return SourceText(
        kind=SourceText.Kind.ANSWER,
        title=f"Prøveintervju i {interview.municipality.name}",
        place=question.code,
        year=interview.held_on.year if interview.held_on else None,
        organisation=interview.municipality.organisation,
        informant=interview.informant,
        nature=question.kind,
        is_invented=True,
    )


def _codings(draw: random.Random, missing: int) -> None:
    """Some passages of as many texts as it takes, each with two codes by one of two coders."""
    codes = list(Code.objects.usable())
    versions = {book.pk: version_in_force(book) for book in Codebook.objects.all()}
    coders = list(User.objects.filter(email__in=RESEARCHERS))
    texts = -(-max(0, missing) // (PASSAGES_A_TEXT * CODES_A_PASSAGE))
    bare = TextRevision.objects.filter(
        source__answer__interview__round__code__startswith="bench-kodet", passages=None
    ).order_by("pk")[:texts]
    passages = Passage.objects.bulk_create(
        (one for revision in bare for one in _passages(revision)), BATCH
    )
    Coding.objects.bulk_create(
        (
            Coding(
                passage=passage,
                code=code,
                coder=coders[n % len(coders)],
                version=versions[code.codebook_id],
            )
            for n, passage in enumerate(passages)
            for code in draw.sample(codes, CODES_A_PASSAGE)
        ),
        BATCH,
    )


def _passages(revision: TextRevision) -> Iterator[Passage]:
    """Stretches of some words, one after the other from the beginning."""
    words, start = revision.text.split(" "), 0
    for n in range(PASSAGES_A_TEXT):
        quote = " ".join(words[n * WORDS_A_PASSAGE : (n + 1) * WORDS_A_PASSAGE])
        yield Passage(revision=revision, start=start, end=start + len(quote), quote=quote)
        start += len(quote) + 1


def _exports() -> Iterator[Figure]:
    """Milliseconds of a file with all that is coded so far, in each format that holds codings."""
    client, path = visitor(RESEARCHERS[0]), reverse("evidence:research-export")
    for name in ResearchExport.OF_CODINGS:
        if name == ResearchExport.Format.QDC:
            continue  # a codebook holds no codings

        def take(name: str = name) -> None:
            asked = {"format": name, "purpose": "Prøve", "recipient": "Prøve"}
            _require(client.post(path, asked), 200, path)

        slow = percentile(milliseconds(take, rounds=3, warm=1), 0.5)
        yield Figure(f"survey, {EXPORTED} codings: {name}, median", slow, "ms", EXPORT_MS)


def _pages() -> Iterator[Figure]:
    client = visitor(RESEARCHERS[0])
    interview = Interview.objects.filter(round__code="bench-kodet-1").order_by("pk").first()
    passage = Passage.objects.filter(revision__source__informant=interview.informant).first()
    code = passage.codings.first().code
    pages = {
        "board": reverse("municipalities:survey"),
        "form": reverse("municipalities:interview-form", args=[interview.pk]) + "?rediger=1",
        "coding page": reverse("evidence:source-code", args=[passage.revision.source_id]),
        "overview": reverse("municipalities:overview"),
        "codes": reverse("evidence:code-list"),
        "code": reverse("evidence:code-detail", args=[code.pk]),
        "passages": reverse("evidence:passage-list"),
        "passages of a code": reverse("evidence:passage-list") + f"?kode={code.pk}",
        "matrix": reverse("evidence:code-matrix"),
        "codes that meet": reverse("evidence:code-together"),
        "texts to code": reverse("evidence:source-list"),
        "findings": reverse("evidence:claim-list"),
    }
    for name, path in pages.items():
        limit = CODING_PAGE_MS if name == "coding page" else SLOWEST_MS
        yield from _measured(name, limit, lambda path=path: _require(client.get(path), 200, path))  # type: ignore[misc]


def _acts() -> Iterator[Figure]:
    """One autosave of the form, and one mark with a code on the coding page."""
    client = visitor(RESEARCHERS[0])
    interview = Interview.objects.filter(round__code="bench-kodet-2").order_by("pk").first()
    yield from _measured("one autosave", ACT_MS, _autosave(client, interview))
    yield from _measured("one mark", ACT_MS, _mark(client))


def _autosave(client: Client, interview: Interview) -> Callable[[], None]:
    """Each time some more of an answer that had been given, as a form sends it that was just opened."""
    path, numbers = reverse("municipalities:interview-save", args=[interview.pk]), count(1)
    answer = interview.answers.exclude(source=None).select_related("question", "source").first()
    name, tab = field_name(answer.question), uuid4().hex[:16]
    draft = find_draft(DRAFT_KIND, interview)
    before = (draft.data if draft else {}).get(name, answer.source.current.text)

    def save() -> None:
        seq = next(numbers)
        state = {"tab": tab, "seq": seq, "base": json.dumps({name: digest(before)})}
        data = {name: f"{before} {seq}", **state}
        _require(client.post(path, data, headers={"hx-request": "true"}), 200, path)

    return save


def _mark(client: Client) -> Callable[[], None]:
    """Each time the ninth word from the end of another text that nobody marked before, as its open
    page sends it."""
    marked = CodingAct.objects.values("revision")
    in_rounds = TextRevision.objects.filter(source__answer__interview__round__code="bench-kodet-2")
    code = Code.objects.usable().first()
    revisions = in_rounds.exclude(pk__in=marked).select_related("source")[: ROUNDS + SPARE]
    marks = iter([_as_sent(client, revision, code) for revision in revisions])

    def mark() -> None:
        path, data, headers = next(marks)
        _require(client.post(path, data, headers=headers), 200, path)

    return mark


def _as_sent(
    client: Client, revision: TextRevision, code: Code
) -> tuple[str, dict[str, Any], dict[str, str]]:
    """Address, fields and headers of a mark of a single word."""
    page = client.get(revision.source.get_absolute_url()).content.decode()
    [headers] = re.findall(r"hx-headers='([^']+)'", page)
    words = revision.text.split(" ")
    word, start = words[-9], len(" ".join(words[:-9])) + 1
    data = {"revision": revision.pk, "code": code.pk, "marked": word}
    data |= {"start": start, "end": start + len(word)}
    path = reverse("evidence:source-mark", args=[revision.source_id])
    return path, data, {"hx-request": "true", **json.loads(headers)}


def _measured(name: str, limit: float, act: Callable[[], None]) -> Iterator[Figure]:
    slow = percentile(milliseconds(act, rounds=ROUNDS), 0.95)
    with CaptureQueriesContext(connection) as queries:
        act()
    yield Figure(f"survey, {CODINGS} codings: {name}, p95", slow, "ms", limit)
    yield Figure(f"survey, {CODINGS} codings: {name}, queries", len(queries), "queries")


def _require(answer: Any, status: int, path: str) -> None:
    if answer.status_code != status:
        raise RuntimeError(f"{path} answered {answer.status_code}: {answer.content[:300]!r}")
