"""What a text cites a work by."""

from forkommune.plan.models import Reference
from reports.snapshots.project import work_keys


def keys(*works: tuple[str, int | None]) -> list[str]:
    rows = [Reference(pk=at, authors=who, year=year) for at, (who, year) in enumerate(works)]
    return list(work_keys(rows).values())


def test_a_work_is_cited_by_its_first_author_and_its_year():
    assert keys(("Kåsa, M. og Westskog, H.", 2017), ("Bjørn-Hansen, K.", 2016)) == [
        "kåsa-2017",
        "bjørn-hansen-2016",
    ]


def test_a_work_without_a_year_says_so():
    assert keys(("Lundqvist, L.", None)) == ["lundqvist-udatert"]


def test_the_works_of_one_year_each_have_a_key_and_the_first_keeps_its_own():
    assert keys(("Kåsa", 2017), ("Kåsa", 2017), ("Kåsa", 2017)) == [
        "kåsa-2017",
        "kåsa-2017-2",
        "kåsa-2017-3",
    ]


def test_names_that_a_placeholder_could_not_hold_are_cleaned():
    assert keys((",", 2017), ("{Miljø:direktoratet}", 2017)) == [
        "verk-2017",
        "miljødirektoratet-2017",
    ]
