"""Many examples at once: the sheet is filled in, shown, and let in; what cannot be is told at the cell."""

import csv
import io
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from forkommune.work.loading import Tally, taxonomy
from forkommune.work.models import Import, Suggestion
from forkommune.work.services.publishing import find_publication, take_step
from pilots.bringing.columns import columns
from pilots.models import Example, ExampleProposal
from tests.factories import (
    EffectFactory,
    ExampleFactory,
    FundingFactory,
    MunicipalityFactory,
    OfficerFactory,
    OrganisationFactory,
    SecretaryFactory,
    StepFactory,
    StoryFactory,
    TermFactory,
)
from tests.pilots.test_proposing import TOLD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("asker")]
PAGE = "/eksempler/ark/"


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def asker():
    taxonomy.load(Tally())
    organisation = OrganisationFactory(kind="municipality", email="post@asker.invalid")
    return MunicipalityFactory(
        number="0220", name="Asker", organisation=organisation, valid_to=None
    )


@pytest.fixture
def officer(client, asker):
    user = OfficerFactory(role__organisation=asker.organisation)
    client.force_login(user)
    return user


def heads():
    return {one.name: one for one in columns()}


def line(**more):
    """A line as somebody fills it in: the words of the lists, not their codes."""
    told = {"municipality": "Asker", **TOLD, **more}
    known = heads()
    return {known[name].head: known[name].words.get(value, value) for name, value in told.items()}


def as_csv(*lines, delimiter=";"):
    out = io.StringIO()
    names = list(dict.fromkeys(name for one in lines for name in one))
    table = csv.DictWriter(out, names, delimiter=delimiter, restval="")
    table.writeheader()
    table.writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def as_workbook(*lines):
    book = Workbook()
    names = list(dict.fromkeys(name for one in lines for name in one))
    book.active.append(names)
    for one in lines:
        book.active.append([one.get(name) for name in names])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def bring(client, content, name="ark.csv"):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content)})


def faults(client, content, name="ark.csv"):
    """What the page says is wrong, as (place, value, reason)."""
    answer = bring(client, content, name)
    assert answer.status_code == 422
    assert not Example.objects.exists()
    return [(one.place, one.value, one.reason) for one in answer.context["faults"]]


@pytest.mark.parametrize("write", [as_csv, as_workbook])
def test_lines_are_shown_first_and_then_stand_in_the_queue(client, officer, write):
    lines = line(), line(title="Bysykkel for elever", cost_nok=2_400_000)
    shown = bring(client, write(*lines))

    page = client.get(shown["Location"]).content.decode()
    assert "Bysykkel for elever" in page
    assert not Example.objects.exists()
    done = client.post(shown["Location"], {"write": ""}, follow=True).content.decode()

    assert "2 eksempler står i køen." in done
    first, second = Example.objects.order_by("pk")
    assert (first.state, first.place, first.theme.code) == ("review", "Asker", "transport")
    assert (first.investment_nok, second.investment_nok) == (4_000_000, 2_400_000)
    assert [step.text for step in first.steps.all()] == [
        "Talte bilene", "Solgte 30", "Kjøpte 20 elbiler",
    ]  # fmt: skip
    assert first.effects.get().value == Decimal("-12.5")
    assert first.proposal.sent_by == officer


def test_sent_back_it_is_written_on_in_the_form(client, officer):
    shown = bring(client, as_csv(line()))
    client.post(shown["Location"], {"write": ""})
    example = Example.objects.get()
    seen = find_publication(example).version
    take_step(
        row=example, code="send_back", seen=seen, by=SecretaryFactory(), reason="Hva med prisen?"
    )

    page = client.get(example.proposal.get_absolute_url()).content.decode()
    assert "Hva med prisen?" in page
    assert "Ansatte deler 20 elbiler" in page


@pytest.mark.parametrize(
    ("name", "said", "column", "words"),
    [
        ("effect_unit", "MW", "Enhet", "MWh"),
        ("cost_nok", "2.400", "Investering i kroner", "to måter"),
        ("share_municipality", "160", "Betalt av kommunen, prosent", "mellom 0 og 100"),
        ("share_state", "20", "prosent", "siste 20"),
        ("start_year", "1016", "Startet i år", "utenfor"),
        ("theme", "Transprt", "Tema", "Mente du «Transport»"),
        ("municipality", "Aske", "Kommune", "for Asker"),
        ("kind", "noe annet", "Hva kan kopieres?", "Skriv ett av"),
        ("title", "", "Tittel", ""),
        ("source_url_1", "javascript:alert(1)", "Kilde 1: adresse", ""),
    ],
)
def test_what_cannot_be_is_told_at_its_cell_and_nothing_is_written(
    client,
    officer,
    name,
    said,
    column,
    words,
):
    found = faults(client, as_csv(line(title="Helt i orden"), line(**{name: said})))

    assert [one for one in found if column in one[0] and words in one[2]], found
    assert all("linje" in place for place, _value, _reason in found)


def test_a_cell_of_a_workbook_is_named_as_excel_names_it(client, officer):
    [fault] = faults(client, as_workbook(line(theme="Transprt")), "ark.xlsx")
    letter = chr(ord("A") + list(line()).index("Tema"))
    assert fault[0] == f"ark Sheet, rad 2, kolonne {letter} (Tema)"


def test_a_formula_is_not_computed(client, officer):
    [fault] = faults(client, as_workbook(line(cost_nok="=2+2")), "ark.xlsx")
    assert "formel" in fault[2].lower()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 ...", "ark.xlsx"),
        (b"PK\x03\x04 nothing", "ark.xlsx"),
        (b"MZ\x90", "ark.csv"),
        (b"Tittel;Kommune\n", "ark.csv"),
        (b"Titel;Kommune\nA;Asker\n", "ark.csv"),
        (b"Tittel\nA\n", "ark.csv"),
        (b"Tittel;Tittel\nA;B\n", "ark.csv"),
        (b"Tittel;Kommune\nA\x00;Asker\n", "ark.csv"),
        (b"Eksempel;Oppdiktet;Adresse\nA;;B\n", "ark.csv"),
    ],
)
def test_a_file_of_another_sort_is_refused_whatever_it_is_called(client, officer, content, name):
    [fault] = faults(client, content, name)
    assert fault[2]
    assert not ExampleProposal.objects.exists()


def test_what_is_like_one_that_is_there_waits_to_be_ticked(client, officer, asker):
    ExampleFactory(title="Bildeling for ansatte, Asker", published=True, municipalities=[asker])
    new = line(title="Noe helt annet om matsvinn")

    shown = bring(client, as_csv(line(), new))
    page = client.get(shown["Location"]).content.decode()
    assert "Bildeling for ansatte, Asker" in page
    client.post(shown["Location"], {"write": ""})
    assert set(Example.objects.queued().values_list("title", flat=True)) == {
        "Noe helt annet om matsvinn"
    }

    again = bring(client, as_csv(line()))
    client.post(again["Location"], {"write": "", "chosen": "linje-1"})
    assert Example.objects.queued().filter(title=TOLD["title"]).exists()


def test_the_same_title_twice_in_one_sheet_is_asked_about(client, officer):
    [fault] = faults(client, as_csv(line(), line()))
    assert "linje 5" in fault[2]


@pytest.fixture
def standing(asker):
    example = ExampleFactory(
        title="=Sykkel i Asker",
        summary="To linjer\nav tekst; med «tegn»",
        start_year=2016,
        investment_nok=2_400_000,
        effect="200 turer",
        effect_kind="result",
        published=True,
        municipalities=[asker],
    )
    StoryFactory(example=example, challenge="-for mange biler")
    StepFactory(example=example, position=1, text="Kjøpte sykler")
    EffectFactory(example=example, value="-12.5")
    own = TermFactory(vocabulary="funding_source", code="own_budget")
    FundingFactory(example=example, source=own, words="60 %")
    example.sources.create(title="Avisen", url="https://avisen.invalid/1", year=2017, position=1)
    return example


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_downloaded_can_be_read_again_and_changes_nothing(client, officer, standing, kind):
    sheet = client.get(reverse("pilots:example-sheet-standing", args=[kind])).content
    if kind == "csv":
        assert "'=Sykkel i Asker" in sheet.decode()
        assert ";'-for mange biler" in sheet.decode()

    answer = bring(client, sheet, f"ark.{kind}")

    assert answer["Location"] == reverse("pilots:example-proposals")
    assert Import.objects.get().state == "unchanged"
    assert not Suggestion.objects.exists()


def test_a_changed_cell_becomes_a_suggestion_and_the_same_sheet_again_none(
    client,
    officer,
    standing,
    asker,
):
    sheet = client.get(reverse("pilots:example-sheet-standing", args=["csv"])).content.decode()
    changed = sheet.replace("2400000", "2 500 000").encode()

    shown = bring(client, changed)
    page = client.get(shown["Location"]).content.decode()
    assert "2 500 000" in page
    client.post(shown["Location"], {"write": ""})

    one = Suggestion.objects.get()
    assert (one.field, one.old, one.new) == ("investment_nok", "2400000", "2500000")
    assert (one.organisation, one.made_by) == (asker.organisation, officer)
    standing.refresh_from_db()
    assert standing.investment_nok == 2_400_000
    bring(client, changed)
    assert Suggestion.objects.count() == 1


def test_what_no_sheet_changes_is_told_and_nobody_elses_example_is_there(client, officer, standing):
    sheet = client.get(reverse("pilots:example-sheet-standing", args=["csv"])).content.decode()
    answer = bring(client, sheet.replace("Kjøpte sykler", "Leide sykler").encode())
    assert "Ingen ark endrer dette" in answer.content.decode()

    lier = MunicipalityFactory(number="0626", name="Lier")
    ExampleFactory(slug="i-lier", published=True, municipalities=[lier])
    answer = bring(client, as_csv(line() | {"Adresse": "i-lier"}))
    assert "Ingen av eksemplene du kan endre" in answer.content.decode()
    assert not Suggestion.objects.exists()


def test_the_empty_sheet_offers_the_words_and_helps(client, officer):
    answer = client.get(reverse("pilots:example-sheet-empty"))
    book = load_workbook(io.BytesIO(answer.content))

    assert book.sheetnames == ["Eksempler", "Slik fyller du ut", "Ord"]
    assert [cell.value for cell in book["Eksempler"][1]][:4] == [
        "Adresse", "Kommune", "Hva kan kopieres?", "Tittel",
    ]  # fmt: skip
    offered = book["Eksempler"].data_validations.dataValidation
    assert len(offered) == sum(bool(one.words) for one in columns())
    needed = [row[0].value for row in book["Slik fyller du ut"].iter_rows() if row[1].value == "ja"]
    assert "Tittel" in needed
    assert "Råd til andre" not in needed


def test_a_sheet_is_its_bringers_and_is_decided_once(client, officer, asker):
    shown = bring(client, as_csv(line()))["Location"]
    client.force_login(OfficerFactory(role__organisation=asker.organisation))
    assert client.get(shown).status_code == 404
    client.force_login(officer)
    client.post(shown, {"drop": ""})
    again = client.post(shown, {"write": ""}, follow=True).content.decode()
    assert "avgjort" in again
    assert not Example.objects.exists()
