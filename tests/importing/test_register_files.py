"""Files of the statistics offices with their traps: ages to add up, K- codes, nulls, split areas."""

import io
import json
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from forkommune.work.importing import CannotRead, Faults, Options
from forkommune.work.models import Import
from forkommune.work.services.importing import rehearse
from municipalities.models import Municipality, PointSource, Statistic, Succession
from tests.factories import MunicipalityFactory

pytestmark = pytest.mark.django_db

TAB = '"region"\t"age"\t"Persons 2017"\t"Persons 2018"\n' + "".join(
    f'"{area}"\t"{age}"\t{first}\t{second}\n'
    for area, rows in {
        "0219 Bærum": [("0 years", "1 000", 1001), ("1 year", 24, "..")],
        "0713 Sande (Vestfold)": [("0 years", 7, 8), ("1 year", 3, 4)],
        "1601 Trondheim": [("0 years", 1, 1), ("1 year", 1, 0)],
        "02 Akershus": [("0 years", 9, 9), ("1 year", 9, 9)],
    }.items()
    for age, first, second in rows
)
TITLED = '"07459: Population, by region, sex, contents and year"\n\n"region";"sex";"Persons 2021"\n'


def figures() -> dict[tuple[str, int, int | None], Decimal | None]:
    return {(s.area_number, s.year, s.border_year): s.value for s in Statistic.objects.all()}


def read(tmp_path, kind: str, content: str | bytes, *more: str) -> None:
    """Run the command on a file as the statistics office would write it."""
    path = tmp_path / "fil.csv"
    path.write_bytes(content.encode("latin-1") if isinstance(content, str) else content)
    call_command(f"import_{kind}", str(path), *more)


def faults_of(kind: str, content: str, options: Options | None = None) -> list[tuple[str, str]]:
    with pytest.raises(Faults) as refused:
        rehearse(kind=kind, content=content.encode(), name="fil", options=options or Options())
    return [(fault.place, fault.value) for fault in refused.value.faults]


def test_ages_are_added_up_and_a_sum_with_an_unknown_part_is_unknown(register, tmp_path):
    read(tmp_path, "population", TAB)

    assert figures() == {
        ("0219", 2017, 2017): 1024,
        ("0219", 2018, 2017): None,
        ("0713", 2017, 2017): 10,
        ("0713", 2018, 2017): 12,
    }


def test_the_same_file_again_changes_nothing(register, tmp_path):
    read(tmp_path, "population", TAB)
    before = list(Statistic.objects.values())

    read(tmp_path, "population", TAB)

    assert list(Statistic.objects.values()) == before
    assert [row.state for row in Import.objects.order_by("brought_at")] == ["done", "unchanged"]


def test_a_rehearsal_writes_nothing(register, tmp_path):
    read(tmp_path, "population", TAB, "--dry-run")

    assert (Statistic.objects.count(), Import.objects.count()) == (0, 0)


def test_a_total_beside_its_parts_counts_alone(register, tmp_path):
    rows = '"0219 Bærum";"Both sexes";50\n"0219 Bærum";"Males";20\n"0219 Bærum";"Females";30\n'

    read(tmp_path, "population", TITLED + rows)

    assert figures() == {("0219", 2021, 2017): 50}


def test_recounted_figures_follow_the_borders_of_their_number(register, tmp_path):
    Municipality.objects.filter(number="0219").update(number="3024", valid_from="2020-01-01")
    text = TITLED.replace("2021", "2015") + '"K-3024 Bærum";"Both sexes";120685\n'

    read(tmp_path, "population", text)

    assert figures() == {("3024", 2015, 2020): 120685}


def test_a_nought_for_a_year_before_the_municipality_is_no_figure(register, tmp_path):
    Municipality.objects.filter(number="0219").update(valid_from="2020-01-01")
    text = TITLED.replace("2021", "2015")

    read(tmp_path, "population", text + '"0219 Bærum";"Both sexes";0\n')

    assert figures() == {}
    assert faults_of("population", text + '"0219 Bærum";"Both sexes";9\n') == [
        ("linje 4", "0219 Bærum 2015: 9")
    ]


def dataset(values: list[int | None], **more: object) -> str:
    """Four dimensions: two areas, two sexes, one measure, two years."""
    labels = {
        "Region": {"0219": "Bærum", "0220": "Asker"},
        "Kjonn": {"1": "Menn", "2": "Kvinner"},
        "ContentsCode": {"Personer1": "Personer"},
        "Tid": {"2017": "2017", "2018": "2018"},
    }
    return json.dumps(
        {
            "class": "dataset",
            "label": "07459: Befolkning, etter region",
            "id": list(labels),
            "size": [len(each) for each in labels.values()],
            "dimension": {
                name: {"category": {"index": {c: n for n, c in enumerate(each)}, "label": each}}
                for name, each in labels.items()
            },
            "role": {"time": ["Tid"], "geo": ["Region"]},
            "value": values,
            **more,
        }
    )


def test_json_stat_keeps_a_null_unknown_over_four_dimensions(register, tmp_path):
    text = dataset([1, 2, 10, 20, 3, None, 30, 40], status={"5": ":"})

    read(tmp_path, "population", text)

    assert figures() == {
        ("0219", 2017, 2017): 11,
        ("0219", 2018, 2017): 22,
        ("0220", 2017, 2017): 33,
        ("0220", 2018, 2017): None,
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (dataset([1, 2]), "2 × 2 × 1 × 2"),
        (dataset([1] * 8, label="05300: Avstand, etter år"), "05300"),
        (dataset([1] * 8, role={"time": 7}), "role"),
        (dataset(None), "value"),
        (dataset([1] * 8, status=True), "status"),
        ('{"label": "Befolkning"}', "JSON-stat"),
        ("region;Utslipp\n0219 Bærum;1\n", "befolkning"),
        (TITLED, "ingen rad"),
        ("region;Persons 2018;Persons 2018\n0219 Bærum;1;2\n", "to ganger"),
    ],
)
def test_a_file_of_another_sort_is_refused(register, text, told):
    with pytest.raises(CannotRead, match=told):
        rehearse(kind="population", content=text.encode(), name="f", options=Options())


def test_every_line_that_cannot_be_read_is_named_and_nothing_is_written(register, tmp_path):
    spoilt = TITLED + (
        '"0219 Bærum";"Males";12x\n"Bærum";"Males";1\n"0220 Asker";"Males"\n'
        '"0713 Sande";"Males";1\n"0713 Sande";"Males";1\n'
    )

    with pytest.raises(CommandError) as refused:
        read(tmp_path, "population", spoilt)

    told = str(refused.value).splitlines()
    assert [line.split(":")[0] for line in told[1:]] == ["linje 4", "linje 5", "linje 6", "linje 8"]
    assert "12x" in told[1]
    assert (Statistic.objects.count(), Import.objects.count()) == (0, 0)


def test_columns_of_sexes_count_once_beside_their_total(register, tmp_path):
    heading = "region;Both sexes Persons 2018;Males Persons 2018;Females Persons 2018\n"

    read(tmp_path, "population", heading + "0219 Bærum;5;2;3\n")

    assert figures() == {("0219", 2018, 2017): 5}


def test_a_number_beside_another_municipalitys_name_is_a_fault(register):
    text = TITLED + '"0219 Asker";"Both sexes";5\n"0713 Sande (Vestf.)";"Both sexes";7\n'

    assert faults_of("population", text) == [("linje 4", "0219 Asker")]


def test_a_figure_with_and_without_k_is_not_added_up(register):
    Municipality.objects.filter(number="0219").update(number="3024", valid_from="2020-01-01")
    text = TITLED + '"3024 Bærum";"Both sexes";5\n"K-3024 Bærum";"Both sexes";%d\n'

    same = rehearse(kind="population", content=(text % 5).encode(), name="f", options=Options())

    assert [each.after["verdi"] for each in same.differences] == ["5"]
    assert faults_of("population", text % 7) == [("linje 5", "K-3024 2021: 7")]


def test_half_a_person_is_a_fault(register):
    assert faults_of("population", TITLED + '"0219 Bærum";"Males";1,5\n') == [("linje 4", "1,5")]


CHANGES = (
    "kommuner_2019;kommuner_2020;splittes\r\n"
    "0220\xa0-\xa0Asker;3025\xa0-\xa0Asker;0\r\n"
    "0627\xa0-\xa0Røyken;3025\xa0-\xa0Asker;0\r\n"
    "0219\xa0-\xa0Bærum;3024\xa0-\xa0Bærum;0\r\n"
    "0713\xa0-\xa0Sande;3024\xa0-\xa0Bærum;1\r\n"
    "5012\xa0-\xa0Snillfjord;5055\xa0-\xa0Heim;1\r\n"
)


def test_changes_make_successors_and_end_what_went_before(register, tmp_path):
    read(tmp_path, "codes", CHANGES)

    assert set(
        Succession.objects.values_list("predecessor__number", "successor__number", "kind")
    ) == {
        ("0220", "3025", "merged"),
        ("0627", "3025", "merged"),
        ("0219", "3024", "renumbered"),
        ("0713", "3024", "split"),
    }
    ends = dict(Municipality.objects.values_list("number", "valid_to"))
    assert {number for number, end in ends.items() if end} == {"0219", "0220", "0627", "0713"}
    asker = Municipality.objects.get(number="3025")
    assert (asker.county.number, str(asker.valid_from)) == ("30", "2020-01-01")
    assert Municipality.objects.get(number="0220").organisation.successor == asker.organisation


def test_changes_read_twice_change_nothing(register, tmp_path):
    read(tmp_path, "codes", CHANGES)

    ledger = rehearse(kind="codes", content=CHANGES.encode("cp1252"), name="f", options=Options())

    assert (ledger.differences, ledger.outside) == ([], 1)


def test_faults_of_a_change_table_are_named(register):
    text = "kommuner_2019;kommuner_2020;splittes\n0219 Bærum;3024 - Bærum;0\n0220 - A;3025 - B;2\n"

    assert faults_of("codes", text) == [("linje 2", "0219 Bærum"), ("linje 3", "2")]


def test_letters_that_were_read_as_others_name_no_municipality(register):
    spoilt = ["Bærum".encode().decode("cp1252"), "Bærum".encode("cp865").decode("cp1252")]
    text = "code;name\n" + "".join(f"0219;{name}\n" for name in spoilt)

    assert faults_of("codes", text) == [("linje 2", spoilt[0]), ("linje 3", spoilt[1])]


def test_one_number_has_one_name_and_one_successor_unless_it_is_parted(register):
    names = "code;name\n0219;Bærum\n0219;Oslo\n"
    changes = "kommuner_2019;kommuner_2020\n0219 - Bærum;3024 - Bærum\n0219 - Bærum;3025 - Asker\n"

    assert faults_of("codes", names) == [("linje 3", "Oslo")]
    assert faults_of("codes", changes) == [("linje 3", "0219 Bærum")]


def test_a_successor_in_a_county_that_the_register_lacks_is_a_fault(register):
    text = "kommuner_2023;kommuner_2024\n0219 - Bærum;3201 - Bærum\n"

    assert faults_of("codes", text) == [("linje 2", "3201 Bærum")]


def test_a_code_list_corrects_names_in_the_region_alone(register, tmp_path):
    text = '"code";"parentCode";"level";"name";"validTo"\n"0713";"";"1";"Sande (Vestfold)";""\n'

    read(tmp_path, "codes", text + '"2028";"";"1";"Båtsfjord";""\n')

    assert Municipality.objects.get(number="0713").name == "Sande (Vestfold)"
    assert not Municipality.objects.filter(number="2028").exists()


EMISSIONS = (
    "Kommune,År,Sektor,Utslippskilde,Utslipp\n"
    "Bærum,2009,Veitrafikk,Personbiler  ,2.38\nBærum,2009,Veitrafikk,Busser,0.12\n"
    "Porsgrunn,2009,Veitrafikk,Busser,5\n"
)


def test_sources_are_added_up_to_the_sector_within_the_borders_that_were_named(register, tmp_path):
    read(tmp_path, "emissions", EMISSIONS.encode(), "--border-year", "2019")

    assert figures() == {("0219", 2009, 2019): Decimal("2.5")}


def test_emissions_need_the_year_of_their_borders(register):
    with pytest.raises(CannotRead, match="grenser"):
        rehearse(kind="emissions", content=EMISSIONS.encode(), name="f", options=Options())


def test_unknown_sectors_years_and_figures_are_named(register):
    text = (
        "Kommune;År;Sektor;Utslipp\nBærum;i fjor;Veitrafikk;1\nBærum;2009;Vei;mye\n"
        "Bærum;2010;Veitrafikk;-1\n"
    )

    assert faults_of("emissions", text, Options(border_year=2019)) == [
        ("linje 2", "i fjor"),
        ("linje 3", "mye"),
        ("linje 3", "Vei"),
        ("linje 4", "-1"),
    ]


def workbook(*sheets):
    """A workbook of named sheets, as bytes."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_workbook_of_all_municipalities_goes_by_number_sums_gases_and_keeps_successors_apart(
    register, tmp_path
):
    Municipality.objects.filter(number="0219").update(valid_to=date(2020, 1, 1))
    after = MunicipalityFactory(
        number="3024", name="Bærum", valid_from=date(2020, 1, 1), valid_to=None
    )
    gases = (("CO2", 10.5), ("CH4", 1.25), ("N2O", 0.25))
    rows = [
        ["x", number, "Bærum", 2015, "Veitrafikk", "Personbiler\n", gas, tonnes]
        for number in (3024, 219, 5401)
        for gas, tonnes in gases
    ]
    head = ["Fylke", "Kommunenr", "Kommune", "År", "Sektor", "Utslippskilde", "Klimagass"]
    content = workbook(
        ("Info", [["Datasett:", "Alle kommuner"]]),
        ("Oversikt - detaljert", [[*head, "Utslipp (tonn CO₂-ekvivalenter)"], *rows]),
    )

    read(tmp_path, "emissions", content, "--border-year", "2024")

    [row] = Statistic.objects.filter(kind__code="emissions")
    assert (row.municipality, row.value, row.border_year) == (after, Decimal(12), 2024)


DATASET = {
    "version": "2.0",
    "class": "dataset",
    "label": "Utslipp",
    "id": ["Region", "Sektor", "Hva", "Tid"],
    "size": [2, 2, 1, 1],
    "role": {"geo": ["Region"], "time": ["Tid"], "metric": ["Hva"]},
    "dimension": {
        "Region": {
            "category": {
                "index": ["0219", "3024"],
                "label": {"0219": "Bærum", "3024": "Bærum"},
            }
        },
        "Sektor": {"category": {"index": ["0", "1"], "label": {"0": "I alt", "1": "Veitrafikk"}}},
        "Hva": {
            "category": {
                "index": ["U"],
                "label": {"U": "Utslipp"},
                "unit": {"U": {"base": "1 000 tonn CO2-ekvivalenter"}},
            }
        },
        "Tid": {"category": {"index": ["2015"], "label": {"2015": "2015"}}},
    },
    "value": [3, 2.5, 30, 25],
}


def test_dataset_of_emissions_is_read_in_its_unit_without_totals_and_without_others(
    register, tmp_path
):
    read(tmp_path, "emissions", json.dumps(DATASET).encode(), "--border-year", "2019")

    assert figures() == {("0219", 2015, 2019): Decimal(2500)}


@pytest.mark.parametrize(
    ("unit", "sector", "said"),
    [("prosent", "Veitrafikk", "prosent"), ("tonn CO2-ekv", "Romfart", "Veitrafikk")],
)
def test_dataset_of_something_else_is_refused_with_what_it_holds(register, unit, sector, said):
    document = json.loads(json.dumps(DATASET))
    document["dimension"]["Hva"]["category"]["unit"]["U"]["base"] = unit
    document["dimension"]["Sektor"]["category"]["label"]["1"] = sector
    content = json.dumps(document).encode()

    with pytest.raises(CannotRead, match=said):
        rehearse(kind="emissions", content=content, name="f", options=Options(border_year=2019))


FACILITIES = (
    "CO₂-ekvivalent (CO₂-ekv),,,,,,\n,,,,,,\n"
    "Anleggsnavn,Kommune,År,Årlig utslipp til luft,Grunnlagsverdi for luft,Enhet,AnleggId\n"
    "Varmesentralen,Bærum,2015,18.5,B,tonn,4996\nVarmesentralen,Bærum,2016,,B,tonn,4996\n"
    "Fabrikken,Porsgrunn,2015,5,B,tonn,5000\n"
)


def test_facilities_are_placed_in_2020_alone_and_an_empty_report_is_not_known(register, tmp_path):
    read(tmp_path, "emissions", FACILITIES.encode(), "--border-year", "2020")
    read(tmp_path, "emissions", FACILITIES.encode(), "--border-year", "2020")

    [facility] = PointSource.objects.all()
    assert (facility.municipality, facility.municipality_2020_number) == (None, "0219")
    reported = facility.emissions.values_list("year", "tonnes_co2e")
    assert list(reported) == [(2015, Decimal("18.5")), (2016, None)]


def test_facilities_of_another_gas_or_other_borders_are_refused(register):
    methane = FACILITIES.replace("CO₂-ekvivalent (CO₂-ekv)", "Metan (CH4)")
    for text, year, said in ((methane, 2020, "Metan"), (FACILITIES, 2017, "2017")):
        with pytest.raises(CannotRead, match=said):
            rehearse(
                kind="emissions",
                content=text.encode(),
                name="f",
                options=Options(border_year=year),
            )
    twice = FACILITIES + "Varmesentralen,Bærum,2015,19,B,pund,4996\n"
    assert faults_of("emissions", twice, Options(border_year=2020)) == [
        ("linje 7", "pund"),
        ("linje 7", "Varmesentralen"),
    ]
