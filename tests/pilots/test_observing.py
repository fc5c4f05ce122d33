"""Files of measurements: shown before they are written, each fault by its cell, nothing half written."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from forkommune.work.models import Import
from pilots.effects.conclusion import Verdict
from pilots.experiments.results import results_of
from pilots.models import Observation
from pilots.services.experiments import register_plan
from tests.factories import ExperimentFactory, IndicatorFactory, PilotFactory, ResearcherFactory

pytestmark = pytest.mark.django_db
HEAD = "Kode;Gruppe;Tidspunkt;Dato;kwh;bytter\n"


@pytest.fixture
def kari():
    return ResearcherFactory()


@pytest.fixture
def pilot(kari):
    experiment = ExperimentFactory(
        pilot=PilotFactory(hypothesis="Mindre strøm."),
        design="matched",
        question="Hjelper tallene?",
        unit="bygg",
        measured_by="CICERO",
        planned_n=4,
        comparison_group="Bygg uten",
        before_on=date(2017, 11, 14),
        after_on=date(2018, 11, 14),
        personal_data="none",
    )
    IndicatorFactory(
        experiment=experiment, code="kwh", name="Strøm", smallest=1, least=0, most=100_000
    )
    IndicatorFactory(experiment=experiment, code="bytter", kind="yes_no", smallest=5)
    return register_plan(pilot=experiment.pilot, by=kari)


@pytest.fixture
def bring(client, kari, pilot):
    """Send a file, and write it where it can be read."""
    client.force_login(kari)

    def send(content: str | bytes, *, write: bool = True, chosen: tuple = ()):
        data = content.encode() if isinstance(content, str) else content
        file = SimpleUploadedFile("målinger.csv", data)
        page = client.post(reverse("pilots:measurements", args=[pilot.slug]), {"file": file})
        if page.status_code == 302 and write and "/data/" in page.url:
            client.post(page.url, {"write": "", "chosen": list(chosen)})
        return page

    return send


def test_rows_are_shown_first_and_written_when_somebody_says_so(bring, client):
    shown = bring(
        HEAD
        + "B1;Målgruppe;Før;14.11.2017;120,5;nei\n"
        + "B1;Målgruppe;Etter;14.11.2018;110;ja\n"
        + "B2;Sammenligningsgruppe;Før;14.11.2017;;0\n",
        write=False,
    )

    assert not Observation.objects.exists()
    text = client.get(shown.url).content.decode()
    assert "Målgruppe, Etter" in text
    assert "1 måling. Snitt 120,5" in text
    client.post(shown.url, {"write": ""})
    rows = Observation.objects.order_by("indicator__code", "unit", "on")
    assert [(row.indicator.code, row.unit, row.moment, row.value) for row in rows] == [
        ("bytter", "B1", "before", 0),
        ("bytter", "B1", "after", 1),
        ("bytter", "B2", "before", 0),
        ("kwh", "B1", "before", Decimal("120.5")),
        ("kwh", "B1", "after", 110),
        ("kwh", "B2", "before", None),
    ]


@pytest.mark.parametrize(
    ("line", "value", "said"),
    [
        (";Målgruppe;Før;14.11.2017;1;0", "–", "Skriv en kode"),
        ("ola@bygg.no;Målgruppe;Før;14.11.2017;1;0", "ola@bygg.no", "kan ikke være en adresse"),
        ("B1;Begge;Før;14.11.2017;1;0", "Begge", "Skriv ett av: Målgruppe; Sammenligningsgruppe"),
        ("B1;Målgruppe;Midt i;14.11.2017;1;0", "Midt i", "Skriv ett av: Før; Etter"),
        ("B1;Målgruppe;Før;31.11.2017;1;0", "31.11.2017", "dag.måned.år"),
        ("B1;Målgruppe;Før;14.11.2017;mye;0", "mye", "ikke et tall"),
        ("B1;Målgruppe;Før;14.11.2017;12 MWh;0", "12 MWh", "her står MWh"),
        ("B1;Målgruppe;Før;43053;1;0", "43053", "Excels eget tall"),
        ("B1;Målgruppe;Før;14.11.2017;-3;0", "-3", "Lavest mulige verdi er 0"),
        ("B1;Målgruppe;Før;14.11.2017;100001;0", "100001", "Høyest mulige verdi er"),
        ("B1;Målgruppe;Før;14.11.2017;1.234,5;0", "1.234,5", "ett komma og uten punktum"),
        ("B1;Målgruppe;Før;14.11.2017;12.000;0", "12.000", "kan leses på to måter"),
        ("B1;Målgruppe;Før;14.11.2017;1;kanskje", "kanskje", "1 eller 0, ja eller nei"),
    ],
)
def test_each_fault_is_named_by_its_cell_and_nothing_is_written(bring, line, value, said):
    page = bring(HEAD + "B0;Målgruppe;Før;14.11.2017;1;1\n" + line + "\n")

    assert page.status_code == 422
    text = page.content.decode()
    assert said in text
    assert value in text
    assert not Observation.objects.exists()


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Kode;Gruppe;Tidspunkt;Dato;kw\n", "Kolonnen «kw» er ukjent"),
        ("Kode;Gruppe;Tidspunkt;kwh\n", "Disse kolonnene mangler: Dato"),
        ("Kode;Gruppe;Tidspunkt;Dato\n", "Ingen kolonne måler noe"),
        ("Kode;Gruppe;Tidspunkt;Dato;kwh;KWH\n", "står to ganger"),
    ],
)
def test_heading_that_cannot_be_is_named(bring, head, said):
    page = bring(head + "B1;Målgruppe;Før;14.11.2017;1\n")

    assert said in page.content.decode()


def test_point_is_a_decimal_where_another_cell_of_the_column_shows_it(bring):
    bring(HEAD + "B1;Målgruppe;Før;14.11.2017;12.000;0\nB2;Målgruppe;Før;14.11.2017;1.5;0\n")

    values = Observation.objects.filter(indicator__code="kwh").order_by("unit")
    assert [row.value for row in values] == [12, Decimal("1.5")]


def test_before_and_after_side_by_side_stand_on_the_days_of_the_plan(bring):
    bring("\ufeffID;Group;kwh_før;kwh_etter\n" + "B1;tiltak;120,5;110\n" + "B2;kontroll;118;NA\n")

    rows = Observation.objects.order_by("unit", "on")
    assert [(row.unit, row.group, row.moment, row.on.year, row.value) for row in rows] == [
        ("B1", "target", "before", 2017, Decimal("120.5")),
        ("B1", "target", "after", 2018, 110),
        ("B2", "comparison", "before", 2017, 118),
        ("B2", "comparison", "after", 2018, None),
    ]


def test_a_line_a_value_with_tabs(bring):
    bring(
        "Kode\tGruppe\tTidspunkt\tDato\tIndikator\tVerdi\tEnhet\n"
        + "B1\tMålgruppe\tFør\t14.11.2017\tkwh\t12,5\t\n"
        + "B1\tMålgruppe\tFør\t14.11.2017\tbytter\tja\t\n"
    )

    found = {
        one.indicator.code: one.value for one in Observation.objects.select_related("indicator")
    }
    assert found == {"kwh": Decimal("12.5"), "bytter": 1}


def test_an_indicator_that_the_plan_has_not_is_asked_back(bring):
    page = bring(
        "Kode;Gruppe;Tidspunkt;Dato;Indikator;Verdi\nB1;Målgruppe;Før;14.11.2017;gass;12,5\n"
    )

    assert "Planen har ingen slik indikator. Skriv ett av: " in page.content.decode()
    assert not Observation.objects.exists()


def test_pupils_come_with_their_school_where_the_plan_says_so(client, kari):
    experiment = ExperimentFactory(
        pilot=PilotFactory(hypothesis="Flere går.", hypothesis_registered_at=None),
        cluster="skole",
        before_on=date(2017, 11, 14),
        after_on=date(2018, 5, 14),
    )
    IndicatorFactory(experiment=experiment, code="turer", smallest=1)
    pilot = experiment.pilot
    pilot.hypothesis_registered_at = timezone.now()
    pilot.save()
    client.force_login(kari)

    def send(text):
        file = SimpleUploadedFile("m.csv", text.encode())
        return client.post(reverse("pilots:measurements", args=[pilot.slug]), {"file": file})

    without = send("Kode;turer_før;turer_etter\nE1;5;3\n")
    moved = send("Kode;Klynge;turer_før;turer_etter\nE1;Nes;5;3\nE1;Vik;4;3\n")
    rows = "E1;Nes;5;3\nE2;Nes;7;5\nE3;Vik;4;3\nE4;Vik;4;3\n"
    client.post(send("Kode;Klynge;turer_før;turer_etter\n" + rows).url, {"write": ""})

    assert "Disse kolonnene mangler: Klynge" in without.content.decode()
    assert "en enhet er i én klynge" in moved.content.decode()
    [found] = results_of(pilot, sees_all=True)
    assert (found.clusters, found.change.value, found.change.n) == ((2,), -1.5, 4)
    page = client.get(pilot.get_absolute_url()).content.decode()
    assert "Hver skole teller én gang, med gjennomsnittet av sine: 2." in page
    data = client.post(reverse("pilots:measurements-data", args=[pilot.slug])).content.decode()
    assert data.startswith("Kode,Klynge,Gruppe,Tidspunkt,Dato,turer\nE1,Nes,target,after,")


def test_one_unit_is_in_one_group_and_once_a_day(bring):
    page = bring(
        HEAD
        + "B1;Målgruppe;Før;14.11.2017;1;0\n"
        + "B1;Sammenligningsgruppe;Etter;14.11.2018;1;0\n"
        + "B1;Målgruppe;Før;14.11.2017;2;0\n"
    )

    text = page.content.decode()
    assert "en enhet er i én gruppe" in text
    assert "Den samme koden, tida og datoen" in text


def test_what_stands_is_kept_unless_the_file_is_chosen(bring):
    bring(HEAD + "B1;Målgruppe;Før;14.11.2017;1;0\n")
    kwh = Observation.objects.get(indicator__code="kwh")

    bring(HEAD + "B1;Målgruppe;Før;14.11.2017;2;0\n")
    kwh.refresh_from_db()
    assert kwh.value == 1

    bring(HEAD + "B1;Målgruppe;Før;14.11.2017;2;0\n", chosen=(str(kwh.pk),))
    kwh.refresh_from_db()
    assert kwh.value == 2


def test_same_file_again_changes_nothing(bring):
    content = HEAD + "B1;Målgruppe;Før;14.11.2017;1;0\n"
    bring(content)
    page = bring(content)

    assert page.status_code == 302
    assert "/data/" not in page.url
    assert Observation.objects.count() == 2


def test_nothing_comes_in_before_the_plan_is_registered(client, kari):
    indicator = IndicatorFactory(code="kwh")
    slug = indicator.experiment.pilot.slug
    client.force_login(kari)
    file = SimpleUploadedFile("m.csv", (HEAD + "B1;Målgruppe;Før;14.11.2017;1;0\n").encode())

    page = client.post(reverse("pilots:measurements", args=[slug]), {"file": file})

    assert "Registrer planen først" in page.content.decode()
    assert not Observation.objects.exists()


def test_the_empty_sheet_filled_in_is_read(bring, client, pilot):
    sheet = client.get(reverse("pilots:measurements-sheet", args=[pilot.slug])).content
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    book.worksheets[0].append(["B1", "Målgruppe", "Før", date(2017, 11, 14), 12.345, 1])
    written = io.BytesIO()
    book.save(written)

    bring(written.getvalue())

    assert Observation.objects.get(indicator__code="kwh").value == Decimal("12.345")


def test_data_come_out_as_they_stand_and_no_cell_is_a_formula(bring, client, pilot):
    bring(HEAD + "=1+1;Målgruppe;Før;14.11.2017;1,50;0\nB2;Målgruppe;Før;14.11.2017;;1\n")

    text = client.post(reverse("pilots:measurements-data", args=[pilot.slug])).content.decode()

    assert text == (
        "Kode,Gruppe,Tidspunkt,Dato,kwh,bytter\n"
        "'=1+1,target,before,2017-11-14,1.5,0\n"
        "B2,target,before,2017-11-14,,1\n"
    )


def test_in_the_workbook_numbers_are_numbers_and_days_are_days(bring, client, pilot):
    bring(HEAD + "=1+1;Målgruppe;Før;14.11.2017;1,50;0\nB2;Målgruppe;Før;14.11.2017;;1\n")

    address = reverse("pilots:measurements-data", args=[pilot.slug])
    book = openpyxl.load_workbook(io.BytesIO(client.post(address, {"as": "xlsx"}).content))

    first, second = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert first[0] == "=1+1"
    assert book.worksheets[0]["A2"].data_type == "s"
    assert (first[3].date(), first[4], second[4], second[5]) == (date(2017, 11, 14), 1.5, None, 1)


def test_repeated_measurements_count_with_their_mean_and_lost_ones_are_told(bring, pilot):
    lines = []
    for number in range(12):
        first, drop = 100 + number, 20 + number % 3
        lines += [
            f"B{number};Målgruppe;Før;14.10.2017;{first - 1};0",
            f"B{number};Målgruppe;Før;14.11.2017;{first + 1};0",
            f"B{number};Målgruppe;Etter;14.11.2018;{first - drop};0",
            f"C{number};Sammenligningsgruppe;Før;14.11.2017;{first};0",
        ]
        if number:
            lines.append(f"C{number};Sammenligningsgruppe;Etter;14.11.2018;{first - number % 2};0")
    bring(HEAD + "\n".join(lines) + "\n")

    found = {one.indicator.code: one for one in results_of(pilot, sees_all=True)}

    kwh = found["kwh"]
    assert kwh.target.before.value == pytest.approx(105.5)
    assert kwh.change.value == pytest.approx(-21 + 6 / 11)
    assert kwh.conclusion.verdict is Verdict.EFFECT
    assert (kwh.comparison.dropout.before, kwh.comparison.dropout.lost) == (12, 1)
    assert kwh.target.dropout.planned == 4
    assert kwh.early == date(2017, 10, 14)


def test_numbers_of_fewer_than_five_are_kept_from_the_public(bring, client, pilot):
    bring(
        HEAD
        + "".join(
            f"{code};{group};{when};{'14.11.2017' if when == 'Før' else '14.11.2018'};77,3;0\n"
            for code, group in (
                ("B1", "Målgruppe"),
                ("B2", "Målgruppe"),
                ("C1", "Sammenligningsgruppe"),
            )
            for when in ("Før", "Etter")
        )
    )
    pilot.state, pilot.published_at = "published", pilot.hypothesis_registered_at
    pilot.save()

    assert "77,3" in client.get(pilot.get_absolute_url()).content.decode()
    client.logout()
    text = client.get(pilot.get_absolute_url()).content.decode()
    assert "77,3" not in text
    assert "Færre enn fem står bak et av tallene, så ingen av dem vises." in text


def test_a_share_of_people_is_kept_from_the_public_where_fewer_than_five_said_so(
    bring, client, pilot
):
    """Of twenty people three said yes: 15 per cent tells of three."""
    experiment = ExperimentFactory(
        pilot=PilotFactory(hypothesis="Flere.", published=True),
        design="before_after",
        after_on=date(2018, 11, 14),
        personal_data="consent",
    )
    indicator = IndicatorFactory(experiment=experiment, code="bytter", kind="yes_no", smallest=5)
    for number in range(20):
        for moment, yes in (("before", 3), ("after", 12)):
            Observation.objects.create(
                indicator=indicator,
                unit=f"P{number}",
                group="target",
                moment=moment,
                on=date(2017, 11, 14),
                value=int(number < yes),
            )
    address = experiment.pilot.get_absolute_url()

    assert "15,0" in client.get(address).content.decode()
    client.logout()
    text = client.get(address).content.decode()
    assert "15,0" not in text
    assert "Færre enn fem står bak et av tallene" in text


def test_titles_above_the_heading_are_no_heading(bring):
    bring(
        "\ufeffMålinger i Lier;;;;;\nTatt ut 14.11.2018;;;;;\n\n"
        + HEAD
        + "B1;Målgruppe;Før;14.11.2017;1 234,5;0\n"
    )

    assert Observation.objects.get(indicator__code="kwh").value == Decimal("1234.5")


def test_the_plans_days_are_not_told_as_days_of_measuring(bring, client, pilot):
    address = pilot.get_absolute_url()
    assert "<dt>Målt</dt>" not in client.get(address).content.decode()

    bring(HEAD + "B1;Målgruppe;Før;20.11.2017;1;0\n")

    text = " ".join(client.get(address).content.decode().split())
    assert "Dager planlagt for måling" in text
    assert "Før: 20. november 2017" in text
    assert "Etter: 14. november 2018" not in text


def test_dropped_file_writes_nothing_and_forgets_what_it_said(bring, client):
    shown = bring(HEAD + "B1;Målgruppe;Før;14.11.2017;1;0\n", write=False)

    client.post(shown.url, {"drop": ""})

    assert not Observation.objects.exists()
    row = Import.objects.get()
    assert (bytes(row.content), row.differences) == (b"", [])


def test_file_of_another_pilot_is_not_found_under_this_one(bring, client):
    shown = bring(HEAD + "B1;Målgruppe;Før;14.11.2017;1;0\n", write=False)
    other = ExperimentFactory().pilot

    row = Import.objects.get()
    assert client.get(shown.url).status_code == 200
    other_address = reverse("pilots:measurements-file", args=[other.slug, row.pk])
    assert client.get(other_address).status_code == 404
