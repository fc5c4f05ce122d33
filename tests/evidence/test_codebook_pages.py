"""The pages of the codebook: versions, operations, and codings to divide."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forkommune.evidence.models import Code, CodebookVersion, Coding, TextAccess
from forkommune.evidence.services import open_round
from forkommune.evidence.services.codebook import version_in_force
from tests.factories import (
    CodebookFactory,
    CodeFactory,
    CodingFactory,
    ResearcherFactory,
    SourceTextFactory,
)

pytestmark = pytest.mark.django_db
WHY = {"reason": "Fra prøverunden"}


@pytest.fixture
def researcher(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


@pytest.fixture
def book():
    return CodebookFactory(title="Kodebok")


@pytest.fixture
def money(book):
    category = CodeFactory(codebook=book, name="Barrierer", is_codable=False)
    CodeFactory(codebook=book, category=category, name="Barrierer: regelverk")
    code = CodeFactory(codebook=book, category=category, name="Barrierer: økonomi")
    version_in_force(book)
    return code


def url(name, *args):
    return reverse(f"evidence:{name}", args=args)


def change(client, code, step, **data):
    return client.post(url("code-change", code.pk, step), {**WHY, **data})


def test_an_operation_is_done_and_its_version_listed(client, researcher, money):
    answer = change(client, money, "endre", name="Barrierer: penger", definition="Midler")

    assert answer.url == url("code-detail", money.pk)
    [book] = client.get(url("codebook")).context["books"]
    newest = book.versions[0]
    assert (newest.label, newest.by, newest.reason) == ("1.1", researcher, "Fra prøverunden")
    page = client.get(book.versions[0].get_absolute_url())
    assert [(c.name, c.what, c.before, c.after) for c in page.context["changes"]] == [
        ("Barrierer: penger", "nytt navn, før «Barrierer: økonomi»", "", ""),
        ("Barrierer: penger", "endret: definisjon", "", "Midler"),
    ]


def test_a_version_is_compared_with_any_earlier_one(client, researcher, money):
    change(client, money, "endre", name="Barrierer: penger")
    change(client, money, "endre", name="Barrierer: midler")
    newest = CodebookVersion.objects.first()

    page = client.get(newest.get_absolute_url(), {"fra": "1"})

    assert page.context["before"].number == 1
    assert "Barrierer: økonomi" in page.context["changes"][0].what


def test_each_operation_has_its_page(client, researcher, book, money):
    category, law = money.category, Code.objects.get(name="Barrierer: regelverk")
    other = CodeFactory(codebook=book, name="Rammer", is_codable=False)

    answers = [
        client.post(
            url("code-add", book.pk), {**WHY, "name": "Barrierer: tid", "category": category.pk}
        ),
        change(client, money, "flytt", category=other.pk),
        change(client, law, "sla-sammen", into=money.pk),
        change(client, money, "del", name_1="Drift", name_2="Plan", definition_1="Til drift"),
        change(client, Code.objects.get(name="Barrierer: tid"), "ta-ut"),
    ]

    assert [answer.status_code for answer in answers] == [302] * 5
    assert CodebookVersion.objects.count() == 6
    law.refresh_from_db()
    assert law.merged_into == money
    assert list(Code.objects.usable().values_list("name", flat=True)) == ["Drift", "Plan"]
    for code, words in ((law, "Rammer: økonomi"), (money, "Drift")):
        assert words in client.get(url("code-detail", code.pk)).content.decode()


def test_what_stands_in_the_way_is_said_in_the_form(client, researcher, money):
    sources, other = [SourceTextFactory()], ResearcherFactory()
    open_round(title="Prøverunde", first=researcher, second=other, sources=sources, by=other)

    answer = change(client, money, "ta-ut")

    assert answer.status_code == 422
    assert "«Prøverunde»" in answer.content.decode()
    assert client.get(url("codebook")).context["books"][0].rounds == ["Prøverunde"]


def test_nothing_is_done_with_a_code_that_is_out_of_use(client, researcher, money):
    change(client, money, "ta-ut")

    steps = ("endre", "flytt", "sla-sammen", "del", "ta-ut", "noe-annet")
    assert {client.get(url("code-change", money.pk, step)).status_code for step in steps} == {404}
    assert client.get(url("code-change", money.category.pk, "del")).status_code == 404


def test_codings_of_a_split_code_are_divided_one_by_one(client, researcher, money):
    codings = [CodingFactory(code=money) for _ in range(2)]
    change(client, money, "del", name_1="Drift", name_2="Plan")
    drift = Code.objects.get(name="Drift")

    [waiting] = client.get(url("codebook")).context["books"][0].to_divide
    answer = client.post(
        url("code-divide", money.pk), {"coding": codings[0].pk, "code": drift.pk}, follow=True
    )
    again = client.post(url("code-divide", money.pk), {"coding": codings[0].pk, "code": drift.pk})
    wrong = client.post(url("code-divide", money.pk), {"coding": codings[1].pk, "code": money.pk})

    assert (waiting.code, waiting.count) == (money, 2)
    assert list(answer.context["page_obj"]) == [codings[1]]
    assert set(Coding.objects.values_list("pk", "code")) == {
        (codings[0].pk, drift.pk), (codings[1].pk, money.pk),
    }  # fmt: skip
    assert (again.status_code, wrong.status_code) == (404, 422)
    assert "evidence:code-divide" in set(TextAccess.objects.values_list("page", flat=True))


def test_only_what_was_split_is_divided(client, researcher, money):
    assert client.get(url("code-divide", money.pk)).status_code == 404


def test_a_coding_shows_the_version_it_was_made_under(client, researcher, money):
    CodingFactory(code=money)

    assert "kodebok 1.0" in client.get(url("code-detail", money.pk)).content.decode()


@pytest.mark.parametrize("name", ["codebook", "code-divide", "codebook-version"])
def test_a_page_costs_the_same_for_one_row_and_for_twelve(
    client, researcher, money, name, django_assert_num_queries
):
    CodingFactory(code=money)
    change(client, money, "del", name_1="Drift", name_2="Plan")
    arguments = {
        "codebook": [],
        "code-divide": [money.pk],
        "codebook-version": [CodebookVersion.objects.first().pk],
    }[name]
    address = url(name, *arguments)
    client.get(address)
    with CaptureQueriesContext(connection) as first:
        client.get(address)
    cost = len(first)
    for number in range(11):
        CodingFactory(code=money)
        change(
            client, Code.objects.get(name="Drift"), "endre", name="Drift", definition=str(number)
        )
    client.get(address)
    with django_assert_num_queries(cost):
        client.get(address)
