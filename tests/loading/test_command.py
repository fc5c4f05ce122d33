"""`load_initial_data`: everything, once, and never over what people have written."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from django.db.models import Sum

from focusgroups.models import Guide
from forkommune.accounts.models import Person
from forkommune.evidence.models import Claim, ProcessingActivity
from forkommune.plan.models import BudgetLine, Deliverable, Discrepancy, Reference
from forkommune.terms.models import Term
from forkommune.work.history import acting
from forkommune.work.loading import BadData, Tally
from forkommune.work.models import HistoryEntry
from municipalities.models import (
    NetworkCriterion,
    PlanDocument,
    PointSource,
    PointSourceEmission,
    Question,
    Statistic,
    SurveyRound,
)
from pilots.loading import examples
from pilots.models import Example, ExampleSource
from tests.loading.conftest import load
from workshops.models import Meeting, Session

# One worker, so that the facts are loaded once.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("shipped facts")]
ROOT = Path(__file__).resolve().parents[2]
REGISTER = ROOT / "municipalities/register/data"


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_line_of_the_files_becomes_a_row(loaded):
    figures = ("population.csv", "emissions.csv", "emission_changes.csv")

    assert Statistic.objects.count() == sum(len(lines(REGISTER / name)) for name in figures)
    assert PointSourceEmission.objects.count() == len(
        lines(REGISTER / "point_source_emissions.csv")
    )
    assert PlanDocument.objects.count() == len(lines(REGISTER / "climate_plans.csv"))
    assert Example.objects.count() == len(lines(ROOT / "pilots/data/examples.csv")) == 40
    assert Question.objects.count() == 28
    assert (Term.objects.count(), NetworkCriterion.objects.count()) == (140, 8)
    assert ProcessingActivity.objects.count() == 8
    assert (Deliverable.objects.count(), Discrepancy.objects.count()) == (7, 6)
    assert (Guide.objects.count(), Meeting.objects.count(), Session.objects.count()) == (1, 1, 13)


def test_every_line_is_a_clean_line():
    """The sources of the copies hold commas; each line has as many values as its heading."""
    for path in [*REGISTER.glob("*.csv"), ROOT / "pilots/data/examples.csv"]:
        with path.open(encoding="utf-8", newline="") as file:
            widths = Counter(len(row) for row in csv.reader(file))
        assert len(widths) == 1, path.name


def test_a_second_load_changes_nothing(loaded):
    before = HistoryEntry.objects.count()

    again = load()

    assert [line for line in again if "0 created, 0 updated" not in english(line)] == []
    assert HistoryEntry.objects.count() == before


def english(line: str) -> str:
    return line.replace("nye", "created").replace("endret", "updated", 1)


def test_what_people_changed_is_kept_when_the_data_are_loaded_anew(loaded):
    example = Example.objects.get(code="EX018")
    with acting(action="example.edited"):
        example.title = "Elbiler i hjemmetjenesten"
        example.save()

    told = load()

    example.refresh_from_db()
    assert example.title == "Elbiler i hjemmetjenesten"
    assert (
        [line for line in told if line.endswith("1 beholdt slik folk har endret dem")]
        == [line for line in told if "beholdt" in line]
        != []
    )


def test_a_field_that_nobody_touched_follows_the_file_again(loaded):
    Example.objects.filter(code="EX018").update(cost="Ukjent")
    with acting(action="example.edited"):
        Example.objects.filter(code="EX018").update(title="Elbiler")
    HistoryEntry.objects.filter(changes__has_key="cost").delete()

    load()

    example = Example.objects.get(code="EX018")
    assert (example.title, example.cost) == ("Elbiler", "")


def test_what_people_deleted_does_not_come_back(loaded):
    ExampleSource.objects.filter(example__code="EX018").delete()

    load()

    assert not ExampleSource.objects.filter(example__code="EX018").exists()


def test_the_money_adds_up_in_every_table(loaded):
    def total(table: str, **only: object) -> int:
        of_table = BudgetLine.objects.filter(table=table, **only)
        return of_table.aggregate(sum=Sum("amount_nok"))["sum"]

    by_code = {
        code: total("cost_type", code=code)
        for code in ("personnel_indirect", "rd_services", "equipment", "other_operating")
    }
    assert by_code == {
        "personnel_indirect": 300_000,
        "rd_services": 280_000,
        "equipment": 0,
        "other_operating": 20_000,
    }
    tables = ("cost_type", "sector", "task", "financing", "task_financing")
    assert {total(table) for table in tables} == {600_000}
    assert [total("financing", code=c) for c in ("own", "research_council")] == [300_000] * 2


def test_no_person_but_those_of_the_application_is_named(loaded):
    assert set(Person.objects.values_list("name", flat=True)) == {
        "Nina Solberg",
        "Hege Westskog",
        "Helene Amundsen",
        "Lars Wang",
        "Reidunn Mygland",
    }


def test_a_citation_without_an_entry_is_kept_apart(loaded):
    unlisted = Reference.objects.filter(is_listed=False).values_list("authors", "year")

    assert ("Pohl", 2011) in unlisted
    assert ("Lundqvist og Borstede", None) in unlisted
    assert len(unlisted) == 7


def test_the_first_round_names_its_own_municipalities(loaded):
    named = SurveyRound.objects.get().municipalities.values_list("number", flat=True)

    assert sorted(named) == sorted(row["number"] for row in lines(REGISTER / "municipalities.csv"))


def test_an_unknown_place_of_a_facility_stays_unknown(loaded):
    unknown = {
        row["facility_id"]
        for row in lines(REGISTER / "point_source_emissions.csv")
        if not row["municipality_number_2017"]
    }

    assert (
        set(PointSource.objects.filter(municipality=None).values_list("facility_id", flat=True))
        == unknown
        != set()
    )


def test_a_published_nought_is_not_an_unknown_value(loaded):
    published = [row for row in lines(REGISTER / "emissions.csv") if row["tonnes_co2e"] == "0"]

    assert Statistic.objects.filter(kind__code="emissions", value=0).count() == len(published) > 0
    assert not Statistic.objects.filter(value=None).exists()


def test_examples_are_published_but_not_confirmed_and_each_has_a_claim(loaded):
    assert set(Example.objects.values_list("state", "confirmed_on")) == {("published", None)}
    assert Claim.objects.filter(kind="example").count() == Example.objects.count()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("road_traffic,transport,own", "road,transport,own"), (",2018,Andelen", ",i fjor,Andelen")],
)
def test_a_value_nobody_knows_is_told_with_its_line(loaded, tmp_path, monkeypatch, right, wrong):
    text = (ROOT / "pilots/data/examples.csv").read_text(encoding="utf-8")
    (tmp_path / "examples.csv").write_text(text.replace(right, wrong), encoding="utf-8")
    monkeypatch.setattr(examples, "DATA", tmp_path)

    with pytest.raises(
        BadData, match=rf"examples\.csv, linje 19.*{wrong.strip(',').split(',')[0]}"
    ):
        examples.load(Tally())
