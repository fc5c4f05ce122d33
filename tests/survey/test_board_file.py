"""The board as a file: what is in it, what never is, and that it is kept who took it out."""

import io
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from forkommune.evidence.models import ContactAttempt, ResearchExport
from forkommune.evidence.services.contacts import keep_contact
from tests.factories import (
    ConsentFactory,
    InterviewFactory,
    MunicipalityFactory,
    OfficerFactory,
    ResearcherFactory,
    ResearchExportFactory,
    RoundFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db
PURPOSE = {"purpose": "Status til prosjektmøtet", "recipient": "Insam"}


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


@pytest.fixture
def survey(kari):
    found = RoundFactory(code="forste", title="Runde 1")
    hole, lier = MunicipalityFactory(name="Hole"), MunicipalityFactory(name="Lier")
    found.municipalities.set([hole, lier])
    one = InterviewFactory(
        round=found,
        municipality=hole,
        interviewer=kari,
        planned_on=datetime(2017, 11, 21, 12, 0, tzinfo=UTC),
    )
    ContactAttempt.objects.create(
        informant=one.informant,
        at=datetime(2017, 11, 1, 8, 30, tzinfo=UTC),
        way="phone",
        outcome="call_back",
        call_back_at=datetime(2017, 11, 2, 8, 0, tzinfo=UTC),
        note="=HYPERLINK(1)",
        by=kari,
    )
    return found


def address(survey):
    return reverse("municipalities:board-file", args=[survey.code])


def sheets(answer):
    book = load_workbook(io.BytesIO(answer.content))
    return {page.title: [[cell.value for cell in row] for row in page.rows] for page in book}


def test_the_board_leaves_with_a_purpose_and_it_is_kept_who_took_it(client, kari, survey):
    answer = client.post(address(survey), PURPOSE)

    assert answer["Content-Disposition"] == 'attachment; filename="tavle-forste.xlsx"'
    assert answer["Cache-Control"] == "no-store"
    found = sheets(answer)
    assert list(found) == ["Tavle", "Respondenter", "Kontaktforsøk", "Deltar ikke"]
    assert [row[1] for row in found["Tavle"] if row[0] and row[0].isdigit()] == ["Hole", "Lier"]
    [_heads, respondent] = found["Respondenter"]
    assert respondent[3:7] == [
        "Saksbehandler, klima og energi",
        "Kari Holm",
        1,
        datetime(2017, 11, 21, 13, 0),
    ]
    [_heads, attempt] = found["Kontaktforsøk"]
    assert attempt[3:6] == [datetime(2017, 11, 1, 9, 30), "Telefon", "Ring igjen senere"]
    assert attempt[8:] == ["=HYPERLINK(1)", "Kari Holm"]
    [row] = ResearchExport.objects.all()
    assert (row.by, row.format, row.scope, row.purpose, row.recipient, row.text_count) == (
        kari,
        "xlsx",
        "Runde 1",
        "Status til prosjektmøtet",
        "Insam",
        0,
    )
    assert "Status til prosjektmøtet" in client.get(address(survey)).content.decode()


def test_a_note_in_the_file_is_never_a_formula(client, survey):
    book = load_workbook(io.BytesIO(client.post(address(survey), PURPOSE).content))

    [cell] = [c for row in book["Kontaktforsøk"].rows for c in row if c.value == "=HYPERLINK(1)"]

    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_who_the_respondent_is_never_leaves(client, kari, survey):
    informant = survey.interviews.get().informant
    keep_contact(
        informant=informant,
        name="Ola Nordmann",
        email="ola@hole.invalid",
        phone="911 22 333",
        delete_on=date(2030, 1, 1),
    )

    book = sheets(client.post(address(survey), PURPOSE))

    told = str(book)
    assert not [word for word in ("Nordmann", "ola@", "911 22") if word in told]


def test_without_a_purpose_nothing_leaves(client, survey):
    answer = client.post(address(survey), {"purpose": "  "})

    assert answer.status_code == 422
    assert "Content-Disposition" not in answer
    assert not ResearchExport.objects.exists()


@pytest.mark.parametrize("who", [OfficerFactory, SecretaryFactory])
def test_others_do_not_take_the_board_out(client, survey, who):
    client.force_login(who())

    assert client.post(address(survey), PURPOSE).status_code == 403
    assert not ResearchExport.objects.exists()


def test_a_board_taken_out_is_named_when_an_informant_withdraws(client, survey):
    informant = survey.interviews.get().informant
    ConsentFactory(informant=informant, given_on=date(2017, 1, 1))
    ResearchExportFactory(format="xlsx", scope="Runde 1", text_count=0)
    ResearchExportFactory(format="qdc", text_count=0)
    informant.consents.update(withdrawn_at=datetime(2040, 1, 1, tzinfo=UTC))

    [found] = ResearchExport.objects.before_withdrawal(informant)

    assert found.format == "xlsx"


@pytest.mark.parametrize("places", [1, 12])
def test_the_file_asks_the_same_of_the_database_for_one_municipality_and_for_twelve(
    client, survey, places, django_assert_num_queries
):
    for _ in range(places - 1):
        place = MunicipalityFactory()
        survey.municipalities.add(place)
        one = InterviewFactory(round=survey, municipality=place, interviewer=ResearcherFactory())
        ContactAttempt.objects.create(
            informant=one.informant, at=one.round.starts_on.isoformat() + "T08:00Z",
            way="phone", outcome="no_answer", by=one.interviewer,
        )  # fmt: skip

    # session, user, roles, round, board x 4, respondents, attempts, export and its history
    with django_assert_num_queries(12):
        client.post(address(survey), PURPOSE)
