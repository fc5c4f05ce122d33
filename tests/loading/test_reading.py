"""A mistake in a file names file, place, value and next step."""

from pathlib import Path

import pytest

from forkommune.work.loading import BadData, Record, read_csv, read_json, read_records

FILE = Path("x.csv")


def record(**values: object) -> Record:
    return Record(FILE, "linje 3", values)


def test_a_line_with_an_unquoted_comma_is_refused_with_its_number(tmp_path):
    path = tmp_path / "kilder.csv"
    path.write_text("nummer,kilde\n0219,SSB\n0220,Wikipedia, artikkelen Asker\n")

    with pytest.raises(BadData, match=r"kilder\.csv, linje 3: 3 .* 2"):
        read_csv(path)


def test_an_open_quotation_mark_is_refused(tmp_path):
    path = tmp_path / "kilder.csv"
    path.write_text('nummer,kilde\n0219,"SSB\n')

    with pytest.raises(BadData, match=r"kilder\.csv, linje 2"):
        read_csv(path)


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(BadData, match=r"borte\.csv.*hent"):
        read_csv(tmp_path / "borte.csv")


def test_json_that_cannot_be_read_says_where(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text('{"a": 1,\n"b": }')

    with pytest.raises(BadData, match="line 2"):
        read_json(path)


def test_objects_of_a_list_are_counted_from_one(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text('{"delmål": [{"n": 1}, {"n": 2}]}')

    assert [each.place for each in read_records(read_json(path), "delmål")] == [
        "delmål[1]",
        "delmål[2]",
    ]


def test_an_empty_value_is_unknown_and_never_nought():
    empty = record(tall="", dag="", navn="  ")

    assert (empty.integer("tall"), empty.decimal("tall"), empty.day("dag")) == (None, None, None)
    assert empty.text("navn") == ""


@pytest.mark.parametrize(
    ("method", "value"),
    [("integer", "12,5"), ("decimal", "tolv"), ("decimal", "nan"), ("day", "1.9.2017")],
)
def test_a_value_of_the_wrong_sort_is_told(method, value):
    with pytest.raises(BadData) as error:
        getattr(record(felt=value), method)("felt")

    assert str(error.value).startswith(f"x.csv, linje 3, felt: «{value}».")


def test_an_unknown_key_is_told_with_those_that_exist():
    with pytest.raises(BadData, match="0219, 0220"):
        record(k="0221").one_of("k", {"0219": 1, "0220": 2})


def test_several_keys_stand_with_semicolons_or_in_a_list():
    known = {"a": 1, "b": 2}

    assert record(k="a;b").many_of("k", known) == [1, 2]
    assert record(k=["b"]).many_of("k", known) == [2]
    assert record(k="").many_of("k", known) == []
