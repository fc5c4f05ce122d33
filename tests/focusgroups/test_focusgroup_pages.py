"""Focus groups: the sessions are for researchers; the team shares guide and published processes."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from focusgroups.selectors import bands_of, questions_of, session_page
from forkommune.ui.filters import clock
from tests.factories import (
    ClaimFactory,
    ClaimReviewFactory,
    ConsentFactory,
    FocusGroupFactory,
    FocusGuideFactory,
    InformantFactory,
    NoteFactory,
    OfficerFactory,
    OperationsFactory,
    ParticipantFactory,
    ProcessFactory,
    ProtectionOfficerFactory,
    ResearcherFactory,
    SecretaryFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
URL = reverse("focusgroups:focusgroup-list")
STARTS = datetime(2026, 6, 15, 18, tzinfo=timezone.get_default_timezone())
PARTS = [
    {
        "label_nb": "Erfaringer",
        "minutes": 30,
        "questions": [{"code": "F02", "text_nb": "Når nyttet det?"}],
    },
    {"label_nb": "Slutt", "minutes": 15},
]


def group_with_notes(**values):
    """Two letters; A has spoken twice, B not at all."""
    group = FocusGroupFactory(guide=FocusGuideFactory(parts=PARTS), **values)
    citizens = TermFactory(vocabulary="actor_group", code="citizens")
    speaker = ParticipantFactory(group=group, letter="A", actor_group=citizens)
    ParticipantFactory(group=group, letter="B", actor_group=citizens)
    for position, code in ((1, "F02"), (2, "F02"), (3, "")):
        NoteFactory(
            group=group,
            participant=speaker if position < 3 else None,
            position=position,
            question_code=code,
            said_at=STARTS + timedelta(minutes=position * 10),
            text=f"Merkeord {position}",
        )
    return group


@pytest.mark.parametrize(
    ("role", "list_status", "detail_status"),
    [
        (None, 302, 302),
        (OfficerFactory, 403, 404),
        (OperationsFactory, 403, 404),
        (ProtectionOfficerFactory, 403, 404),
        (SecretaryFactory, 200, 404),
        (ResearcherFactory, 200, 200),
    ],
)
def test_only_researchers_reach_a_session(client, role, list_status, detail_status):
    group = group_with_notes()
    if role:
        client.force_login(role())

    listed = client.get(URL)
    detail = client.get(reverse("focusgroups:focusgroup-detail", args=[group.pk]))

    assert (listed.status_code, detail.status_code) == (list_status, detail_status)
    reads = role is ResearcherFactory
    assert (group.title in listed.content.decode()) == reads
    assert ("Merkeord" in detail.content.decode()) == reads


def test_secretariat_meets_the_guide_and_only_processes_that_may_be_published(client):
    group_with_notes()
    agreed = ClaimFactory(kind="process", nature="fact", statement="Ring før saken er skrevet")
    ClaimReviewFactory(claim=agreed, step="right_of_reply", outcome="agrees")
    ProcessFactory(name="Tidlig telefon", claim=agreed)
    ProcessFactory(name="Borgerpanel")
    client.force_login(SecretaryFactory())

    page = client.get(URL)

    text = page.content.decode()
    assert list(page.context["groups"]) == []
    assert "Bare forskerne ser samlingene" in text
    assert "Når nyttet det?" in text
    assert "Tidlig telefon" in text
    assert "Borgerpanel" not in text


def test_researcher_meets_words_before_any_session_is_planned(client):
    client.force_login(ResearcherFactory())

    assert "Ingen samling er planlagt ennå" in client.get(URL).content.decode()


def test_notes_stand_under_their_question_in_the_order_they_were_said():
    group = group_with_notes(starts_at=STARTS)

    page = session_page(group, ResearcherFactory())

    told = [
        (band.code, band.question, [(note.text, clock(note.said_at)) for note in band.notes])
        for band in page.bands
    ]
    assert told == [
        ("F02", "Når nyttet det?", [("Merkeord 1", "18.10"), ("Merkeord 2", "18.20")]),
        ("", "", [("Merkeord 3", "18.30")]),
    ]


def test_a_question_taken_up_again_gets_a_band_of_its_own():
    group = FocusGroupFactory()
    notes = [
        NoteFactory(group=group, question_code=code, position=number)
        for number, code in enumerate(["F02", "F03", "F02"])
    ]

    assert [b.code for b in bands_of(notes, questions_of(PARTS))] == ["F02", "F03", "F02"]


def test_letters_are_counted_and_those_who_have_not_spoken_are_named():
    page = session_page(group_with_notes(), ResearcherFactory())

    assert [(p.letter, p.note_count) for p in page.letters] == [("A", 2), ("B", 0)]
    assert [p.letter for p in page.silent] == ["B"]


def test_a_letter_without_a_basis_in_force_is_flagged(client):
    group = FocusGroupFactory()
    informed, withdrawn = InformantFactory(), InformantFactory()
    ConsentFactory(informant=informed)
    ConsentFactory(informant=withdrawn, withdrawn_at=timezone.now())
    for letter, informant in (("A", informed), ("B", withdrawn)):
        ParticipantFactory(group=group, letter=letter, informant=informant)
    client.force_login(ResearcherFactory())

    page = client.get(reverse("focusgroups:focusgroup-detail", args=[group.pk]))

    assert [(p.letter, p.is_informed) for p in page.context["page"].letters] == [
        ("A", True),
        ("B", False),
    ]
    assert page.content.decode().count("Mangler gyldig grunnlag") == 1


def test_an_invented_session_is_marked_in_list_and_page(client):
    group = group_with_notes(is_invented=True)
    client.force_login(ResearcherFactory())

    for address in (URL, reverse("focusgroups:focusgroup-detail", args=[group.pk])):
        assert "Oppdiktet eksempel" in client.get(address).content.decode()


def test_a_session_costs_the_same_for_three_notes_and_for_thirty(
    client, django_assert_max_num_queries
):
    group = group_with_notes()
    for position in range(10, 40):
        NoteFactory(group=group, position=position, participant=group.participants.first())
    client.force_login(ResearcherFactory())

    # session, user, roles, group, letters, notes twice, own rights, candidates, summaries, log
    with django_assert_max_num_queries(11):
        client.get(reverse("focusgroups:focusgroup-detail", args=[group.pk]))


def test_a_long_session_is_read_page_by_page(client):
    group = group_with_notes()
    for position in range(10, 120):
        NoteFactory(group=group, position=position, text=f"Ord {position}.")
    client.force_login(ResearcherFactory())
    address = reverse("focusgroups:focusgroup-detail", args=[group.pk])

    first, second = client.get(address), client.get(address, {"side": "2"})

    assert "Ord 119." not in first.content.decode()
    assert "Ord 119." in second.content.decode()
    assert "Merkeord 1" not in second.content.decode()
