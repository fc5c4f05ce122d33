"""Guides of sessions: written by researchers, frozen when a session has begun, compared, printed."""

import io
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from focusgroups.guides.outline import (
    Asked,
    CodeTaken,
    PartFull,
    as_json,
    moved_question,
    next_code,
    questions_in,
    read_parts,
    with_question,
    without_part,
)
from focusgroups.models import Guide
from tests.factories import (
    FocusGroupFactory,
    FocusGuideFactory,
    InformationLetterFactory,
    NoteFactory,
    ParticipantFactory,
    ResearcherFactory,
    TermFactory,
)

PARTS = [
    {
        "code": "start",
        "label_nb": "Start",
        "minutes": 15,
        "questions": [{"code": "F01", "text_nb": "Hvem er du?", "feeds": []}],
    },
    {
        "code": "midt",
        "label_nb": "Midten",
        "label_nn": "I midten",
        "minutes": 30,
        "questions": [
            {"code": "F02", "text_nb": "Når nyttet det?", "prompts": ["Hvem ringte?"], "feeds": []},
            {"code": "F03", "text_nb": "Hva stoppet?", "feeds": ["D5"]},
        ],
    },
]


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


def address(name, *args):
    return reverse(f"focusgroups:{name}", args=args)


def text(page):
    return " ".join(page.content.decode().split())


def codes(guide):
    guide.refresh_from_db()
    return " | ".join(
        " ".join(one.code for one in part.questions) for part in read_parts(guide.parts)
    )


def hidden(page, name):
    return text(page).split(f'name="{name}" value="')[1].split('"')[0]


def typed(**changes):
    return {"part": "midt", "code": "F03", "text": "Hva stoppet?", "feeds": ["D5"]} | changes


def test_outline_keeps_every_question_once_whatever_is_done_to_it():
    parts = read_parts(PARTS)

    assert as_json(parts) == PARTS
    over_the_edge = moved_question(parts, "F02", -1)
    assert [[q.code for q in p.questions] for p in over_the_edge] == [["F01", "F02"], ["F03"]]
    assert moved_question(over_the_edge, "F01", -1) == over_the_edge
    assert next_code(parts) == "F04"
    with pytest.raises(CodeTaken):
        with_question(parts, "F01", Asked("F03", "Hvem?"), part="start")
    with pytest.raises(PartFull):
        without_part(parts, "start")
    elsewhere = with_question(parts, "F03", Asked("F09", "Hva?"), part="start")
    assert [one.code for one in questions_in(elsewhere)] == ["F01", "F09", "F02"]


@pytest.mark.django_db
def test_guide_is_written_from_nothing_and_tells_when_it_is_too_long(client, kari):
    begun = {"title": "Ny guide", "version": "1.0", "duration_minutes": "30"}
    client.post(address("guide-new"), begun)
    guide = Guide.objects.get(title="Ny guide")
    client.post(address("guide-part-add", guide.pk), {"label": "Erfaringer", "minutes": "45"})
    question = {"part": "erfaringer", "code": "f01", "text": "Hva skjedde?"}
    asked = question | {"prompts": "Hvem var der?\n\nHvem var der?\nHvorfor?"}

    client.post(address("guide-question-add", guide.pk), asked)

    page = text(client.get(guide.get_absolute_url()))
    assert codes(guide) == "F01"
    assert guide.parts[0]["questions"][0]["prompts"] == ["Hvem var der?", "Hvorfor?"]
    assert "Delene tar 15 minutter for mye" in page
    again = client.post(address("guide-question-add", guide.pk), question)
    assert (again.status_code, "har koden F01" in text(again)) == (422, True)
    broken = client.post(address("guide-part-add", guide.pk), {"label": "a\0b", "minutes": "-3"})
    assert broken.status_code == 422
    assert codes(guide) == "F01"


@pytest.mark.django_db
def test_who_saves_over_somebody_else_is_told_what_it_says_now(client, kari):
    guide = FocusGuideFactory(parts=PARTS)
    url = address("guide-question", guide.pk, "F03")
    opened = hidden(client.get(url), "seen")
    client.post(url, typed(text="Hva hindret dere?", seen=opened))

    late = client.post(url, typed(text="Hva gikk galt?", seen=opened))

    assert late.status_code == 422
    assert "Nå står det: «F03 Hva hindret dere?»" in text(late)
    assert "Hva gikk galt?" in text(late)
    client.post(url, typed(text="Hva gikk galt?", seen=hidden(late, "seen")))
    guide.refresh_from_db()
    assert guide.parts[1]["questions"][1]["text_nb"] == "Hva gikk galt?"


@pytest.mark.django_db
@pytest.mark.parametrize("sign", ["the hour has come", "somebody noted"])
def test_guide_of_a_session_that_has_begun_stands_fast_and_is_copied(client, kari, sign):
    guide = FocusGuideFactory(parts=PARTS)
    if sign == "somebody noted":
        NoteFactory(group=FocusGroupFactory(guide=guide), question_code="F03")
    else:
        FocusGroupFactory(guide=guide, starts_at=timezone.now() - timedelta(minutes=1))

    for url, sent in (
        (address("guide-question", guide.pk, "F03"), {"remove": "1"}),
        (address("guide-question", guide.pk, "F03"), typed(code="F33")),
        (address("guide-part-move", guide.pk, "midt"), {"direction": "up"}),
        (address("guide-details", guide.pk), {"title": "Annet"}),
        (address("guide-remove", guide.pk), {}),
    ):
        assert "lag en ny versjon" in text(client.post(url, sent, follow=True))
    assert codes(guide) == "F01 | F02 F03"

    client.post(guide.get_absolute_url(), {"version": "2.0"})
    copy = Guide.objects.get(version="2.0")
    client.post(address("guide-question", copy.pk, "F03"), {"remove": "1"})
    client.post(address("guide-question-move", copy.pk, "F02"), {"direction": "up"})
    compared = text(client.get(address("guide-compare", copy.pk)))
    assert (codes(copy), codes(guide)) == ("F01 F02 | ", "F01 | F02 F03")
    assert "</span>Hva stoppet?" in compared


@pytest.mark.django_db
def test_database_keeps_a_published_guide_and_an_empty_one_is_not_published(client, kari):
    guide, empty = FocusGuideFactory(parts=PARTS), FocusGuideFactory()

    client.post(address("guide-publish", guide.pk))
    refused = client.post(address("guide-publish", empty.pk), follow=True)

    assert "har ingen spørsmål" in text(refused)
    with pytest.raises(IntegrityError, match="make a new version"), transaction.atomic():
        Guide.objects.filter(pk=guide.pk).update(parts=[])


@pytest.mark.django_db
def test_planned_session_changes_to_a_version_and_one_that_has_begun_does_not(client, kari):
    guide = FocusGuideFactory(parts=PARTS)
    planned = FocusGroupFactory(starts_at=timezone.now() + timedelta(days=2))
    begun = FocusGroupFactory(starts_at=timezone.now() - timedelta(days=2))

    for group in (planned, begun):
        client.post(address("guide-use", guide.pk), {"group": group.pk})
        group.refresh_from_db()

    assert (planned.guide == guide, begun.guide == guide) == (True, False)


def pages_of(answer):
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


@pytest.mark.django_db
def test_papers_have_the_clock_the_prompts_and_letters_and_no_more(client, kari):
    starts = timezone.make_aware(timezone.datetime(2026, 11, 14, 18, 0))
    guide = FocusGuideFactory(parts=PARTS, opening="Det er frivillig.", ground_rules="Én om gangen")
    group = FocusGroupFactory(guide=guide, starts_at=starts, is_invented=True)
    empty = client.get(address("table-signs", group.pk), follow=True)
    for letter, code, label in (("A", "citizens", "Innbyggere"), ("B", "ngos", "Ideelle")):
        actor = TermFactory(vocabulary="actor_group", code=code, label_nb=label)
        ParticipantFactory(
            group=group, letter=letter, actor_group=actor, informant__role_text="Lærer på Nesodden"
        )

    sheet = " ".join(pages_of(client.get(address("moderator-sheet", group.pk))))
    signs = pages_of(client.get(address("table-signs", group.pk)))
    notes = " ".join(pages_of(client.get(address("note-sheet", group.pk))))

    assert "Ingen har fått bokstav ennå" in text(empty)
    assert "Midten (18.15–18.45)" in sheet
    for words in ("Hvem ringte?", "Det er frivillig.", "Én om gangen", "Oppdiktet eksempel"):
        assert words in sheet
    assert [one.replace(" ", "") for one in signs] == [
        "AInnbyggereAInnbyggereOppdikteteksempel",
        "BIdeelleBIdeelleOppdikteteksempel",
    ]
    assert "A innbyggere, B ideelle" in notes
    assert "Nesodden" not in sheet + notes


@pytest.mark.django_db
def test_twelve_letters_and_a_long_title_still_give_three_sheets_for_notes(client, kari):
    title = "Fokusgruppe med tolv som har lange navn fra mange virksomheter"
    group = FocusGroupFactory(title=title, guide=FocusGuideFactory(parts=PARTS))
    actor = TermFactory(vocabulary="actor_group", code="x", label_nb="Kommunal administrasjon")
    for letter in "ABCDEFGHIJKL":
        ParticipantFactory(group=group, letter=letter, actor_group=actor)

    sheets = pages_of(client.get(address("note-sheet", group.pk)))

    assert [f"Notater, ark {at}" in words for at, words in enumerate(sheets, 1)] == [True] * 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("page", "asked", "kept"),
    [
        ("consent-paper", "Jeg kan siteres uten navn", "Prosjektet varer til 26. september 2027"),
        (
            "consent-paper-nn",
            "Eg kan siterast utan namn",
            "Prosjektet varer til 26. september 2027",
        ),
    ],
)
def test_letter_and_consent_are_printed_in_both_languages_on_pages_of_their_own(
    client, kari, page, asked, kept
):
    group = FocusGroupFactory(title="Fokusgruppe i Lier")
    without = client.get(address(page, group.pk), follow=True)
    text_of_it = "# Hvor lenge\n\nProsjektet varer til {end}."
    InformationLetterFactory(
        published=True,
        number=2,
        text_nb=text_of_it,
        text_nn=text_of_it,
        ends_on=date(2027, 9, 26),
        activity__code="fokusgrupper",
    )

    letter, consent = pages_of(client.get(address(page, group.pk)))

    assert "Publiser informasjonsskrivet først" in text(without)
    assert (kept in letter, kept in consent) == (True, False)
    assert (asked in letter, asked in consent) == (False, True)
    assert "ersjon 2" in consent
