"""The shapes in which tables of measurements come, and what may stand in a cell."""

from datetime import date
from decimal import Decimal

import pytest

from forkommune.work.importing import CannotRead, Line
from pilots.experiments.cells import NotAllowed, read_day, read_group, read_value
from pilots.experiments.previewing import Preview
from pilots.experiments.shapes import shape_of
from pilots.models import FieldExperiment, Indicator

CODES = {"kwh": "kwh", "bytter": "bytter"}
KWH = Indicator(pk=1, name="Strøm", code="kwh", unit="kWh", kind="number")
SHARE = Indicator(pk=2, name="Andel", code="andel", unit="prosent", kind="number")


def shape(*heads, is_compared=False, is_clustered=False):
    heading = Line("linje 1", heads)
    return shape_of(heading, CODES, is_compared=is_compared, is_clustered=is_clustered)


def said(found, *cells):
    return [
        (one.unit.words, one.moment.words, one.day and one.day.words,
         [(cell.indicator, cell.words) for cell in one.values])
        for one in found.entries(Line("linje 2", cells))
    ]  # fmt: skip


def test_a_column_an_indicator_and_a_line_a_time():
    found = shape("Kode", "Tidspunkt", "Dato", "kwh", "bytter")

    assert said(found, "B1", "Før", "14.11.2017", "12", "1") == [
        ("B1", "Før", "14.11.2017", [("kwh", "12"), ("bytter", "1")])
    ]


def test_before_and_after_side_by_side_with_and_without_dates():
    found = shape("id", "kwh_før", "kwh etter", "bytter_pre", "bytter_post")

    assert said(found, "B1", "12", "9", "0", "1") == [
        ("B1", "before", None, [("kwh", "12"), ("bytter", "0")]),
        ("B1", "after", None, [("kwh", "9"), ("bytter", "1")]),
    ]
    dated = shape("id", "Dato før", "Dato etter", "kwh_before", "kwh_after")
    assert [one[2] for one in said(dated, "B1", "1.1.2018", "2.1.2018", "12", "9")] == [
        "1.1.2018",
        "2.1.2018",
    ]


def test_a_line_a_value():
    found = shape("ID", "Time", "Date", "Variable", "Value", "Unit")

    [one] = found.entries(Line("linje 2", ("B1", "pre", "2018-01-01", "KWH", "12", "kWh")))
    assert [(cell.indicator, cell.words, cell.unit) for cell in one.values] == [
        ("kwh", "12", "kWh")
    ]


def test_a_unit_may_stand_in_the_heading():
    [column] = shape("Kode", "Tidspunkt", "Dato", "kwh (MWh)").measuring

    assert (column.code, column.unit) == ("kwh", "MWh")


@pytest.mark.parametrize(
    ("heads", "kinds", "words"),
    [
        (("Kode", "kwh_før", "kwh_etter"), {"is_compared": True}, "Gruppe"),
        (("Kode", "kwh_før", "kwh_etter"), {"is_clustered": True}, "Klynge"),
        (("Kode", "Klynge", "kwh_før", "kwh_etter"), {}, "Klynge"),
        (("Kode", "kwh_før", "bytter"), {}, "sier før eller etter"),
        (("Kode", "Tidspunkt", "Dato", "Verdi"), {}, "Indikator"),
        (("Kode", "Tidspunkt", "Dato", "Indikator", "Verdi", "kwh"), {}, "behold ett av de to"),
        (("Kode", "kwh_før", "kwh før"), {}, "står to ganger"),
        (("Kode", "strøm_før"), {}, "strøm_før"),
    ],
)
def test_headings_that_cannot_be_are_named(heads, kinds, words):
    with pytest.raises(CannotRead, match=words):
        shape(*heads, **kinds)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12,5", Decimal("12.5")),
        ("1 234,5 kWh", Decimal("1234.5")),
        ("1\u00a0234", Decimal(1234)),
        ("−3", Decimal(-3)),
        ("0.000423519", Decimal("0.000423519")),  # tonnes a portion: no decimal is lost on the way
        ("NA", None),
        ("–", None),
        (".", None),
    ],
)
def test_numbers_as_people_and_programs_write_them(words, value):
    assert read_value(words, KWH) == value


@pytest.mark.parametrize(
    ("indicator", "words", "reason"),
    [
        (KWH, "12 MWh", "Planen teller i kWh; her står MWh"),
        (KWH, "1,5e3x", "Planen teller i kWh"),
        (KWH, "#DIV/0!", "ikke et tall"),
        (KWH, "1.234,5", "ett komma"),
        (SHARE, "104", "Høyest mulige verdi er 100"),
        (SHARE, "-1", "Lavest mulige verdi er 0"),
        (SHARE, "45 kWh", "Planen teller i prosent"),
    ],
)
def test_what_cannot_be_is_asked_back(indicator, words, reason):
    with pytest.raises(NotAllowed, match=reason):
        read_value(words, indicator)


def test_per_cent_may_carry_its_sign_and_the_plan_may_allow_more():
    assert read_value("45 %", SHARE) == 45
    growth = Indicator(unit="prosent", kind="number", most=Decimal(400), least=Decimal(-100))
    assert read_value("250", growth) == 250


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("43053", "Excels eget tall for 14. november 2017"),
        ("14.11.2999", "har ikke kommet"),
        ("14.11.1917", "før 1990"),
        ("i fjor", "dag.måned.år"),
    ],
)
def test_days_that_cannot_be_are_asked_back(words, reason):
    with pytest.raises(NotAllowed, match=reason):
        read_day(words)


def test_groups_have_the_names_that_programs_give_them():
    compared = FieldExperiment(design="randomised")

    assert [read_group(one, compared) for one in ("Control", "tiltak", "Målgruppe")] == [
        "comparison",
        "target",
        "target",
    ]
    with pytest.raises(NotAllowed, match="ingen sammenligningsgruppe"):
        read_group("control", FieldExperiment(design="before_after"))


def previewed(indicator, before, after):
    preview = Preview()
    for moment, values in (("before", before), ("after", after)):
        for value in values:
            number = None if value is None else Decimal(str(value))
            preview.add(indicator.pk, "target", moment, number)
    return [list(one.after.values()) for one in preview.lines([indicator])]


def test_the_preview_sums_up_and_asks_about_units_and_codes_for_missing():
    assert previewed(KWH, [120, 130, None], [0.12, 0.13]) == [
        ["2 målinger, 1 mangler. Snitt 125 kWh, fra 120 til 130."],
        ["2 målinger. Snitt 0,12 kWh, fra 0,12 til 0,13.",
         "1/1\u202f000 ganger så stort som før: er det samme enhet?"],
    ]  # fmt: skip
    assert "999 står 2 ganger" in previewed(KWH, [999, 999, 12], [])[0][1]
    assert "er de prosent?" in previewed(SHARE, [0.4, 0.5], [])[0][1]


@pytest.mark.parametrize(
    "words", ["14. nov 2017", "2017-11-14 00:00:00", "2017-11-14T00:00:00.000Z"]
)
def test_days_of_the_calendar_are_read_as_people_and_programs_write_them(words):
    assert read_day(words) == date(2017, 11, 14)
