"""What a file is, its content says; what could do harm is refused in words before it is read."""

import io
import re
import zipfile

import pytest
from openpyxl import Workbook

from forkommune.work.importing import CannotRead, Faults, open_file
from forkommune.work.importing.figures import number
from forkommune.work.importing.limits import MAX_BYTES, MAX_ROWS


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def replaced(content: bytes, member: str, text: bytes) -> bytes:
    """A workbook with one of its parts written anew."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, text if name == member else old.read(name))
    return out.getvalue()


def cells(content: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in open_file(content, "fil").lines]


def refusal(content: bytes) -> str:
    with pytest.raises(CannotRead) as refused:
        open_file(content, "tall.csv")
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [";", "\t", ","])
def test_letters_and_signs_between_cells_are_found_out(encoding, sign):
    text = sign.join(["0219\xa0-\xa0Bærum", "Å"]) + "\r\n" + sign.join(["", ""]) + "\r\n"

    assert cells(text.encode(encoding)) == [("0219 - Bærum", "Å")]


def test_the_sign_that_excel_names_first_is_taken_and_lines_keep_their_numbers():
    [sheet] = open_file(b"sep=,\r\nKommune,Svar\r\nAsker,a;b;c\r\n", "a.csv").sheets

    assert [line.cells for line in sheet.lines] == [("Kommune", "Svar"), ("Asker", "a;b;c")]
    assert [line.place.rpartition(" ")[2] for line in sheet.lines] == ["2", "3"]


def test_a_title_with_commas_above_semicolons_is_a_line_of_its_own():
    text = (
        '"07459: Population, by region, age"\n\n"region";"Persons 2021"\n"0219 X";1\n"0220 Y";2\n'
    )

    assert cells(text.encode())[1:] == [
        ("region", "Persons 2021"),
        ("0219 X", "1"),
        ("0220 Y", "2"),
    ]


def test_a_workbook_gives_its_values_as_text():
    content = workbook(("År", "Utslipp"), (2009, 0.1), (2010, 3.0), (None, None), (2011, None))

    assert cells(content) == [("År", "Utslipp"), ("2009", "0.1"), ("2010", "3"), ("2011", "")]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7 \xe2", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Excel 97"),
        (b"a;b\x00c", "ikke tekst"),
        (b"  \n", "tom"),
        (b"[1]", "JSON-stat"),
        (b'{"a": ', "JSON"),
        (b"PK\x03\x04 torn", "skadet"),
        (zipped(a=b"x"), "zip"),
        (zipped(**{"xl__workbook.xml": b"0" * 30_000_000}), "Pakket ut"),
        (zipped(**{f"m{n}": b"" for n in range(301)}), "301"),
        (zipped(**{"xl__workbook.xml": b"", "xl__vbaProject.bin": b""}), "makroer"),
        (b";\n" * (MAX_ROWS + 1), str(MAX_ROWS)),
        (b";" * 500, "501"),
        (b'"a;b', "anførselstegn"),
        (b"a;" + b"b" * 140_000, "131072 tegn"),
        ((b"1;" * 399 + b"1\n") * 2_501, "1000000 celler"),
        ("region;2017\n".encode("utf-32"), "ikke tekst"),
        (b'{"a": ' + b"1" * 5_000 + b"}", "ingen tabell"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": "\\ud800"}', "ingen tabell"),
        (b'{"a": "\\u0000"}', "ingen tabell"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_what_is_no_table_or_too_much_is_refused_in_words(content, told):
    assert told in refusal(content)


def test_two_hundred_megabytes_are_refused_before_they_are_looked_at():
    assert "200 MB" in refusal(bytes(10 * MAX_BYTES))


@pytest.mark.parametrize("last", [5_000, 1_048_576])
def test_empty_rows_without_end_are_refused(last):
    content = workbook(("a",))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    far = f'<row r="{last}"><c r="A{last}"><v>1</v></c></row></sheetData>'.encode()

    spoilt = replaced(content, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", far))

    assert "tomme rader" in refusal(spoilt)


def test_a_workbook_of_more_cells_than_can_be_read_in_time_is_refused_unparsed():
    content = workbook(("a",))
    row = b'<row r="2">' + b"<c/>" * 75_000 + b"</row>"

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    many = sheet.replace(b"</sheetData>", row * 4 + b"</sheetData>")

    assert "75000 celler" in refusal(replaced(content, "xl/worksheets/sheet1.xml", many))


@pytest.mark.parametrize("cut", [200, 1_000, 3_000])
def test_a_workbook_that_lost_some_bytes_is_refused_wherever_they_stood(cut):
    content = workbook(("a", "b"), (1, 2))

    assert "skadet" in refusal(content[:cut] + content[cut + 7 :])


def test_thin_spaces_and_a_real_minus_are_read_as_in_ordinary_figures():
    written = ["1\u2009024", "1\u202f024", "1\xa0024", "1 024", "1024,0", "\u22123"]

    assert [number(each) for each in written] == [1024] * 5 + [-3]


@pytest.mark.parametrize("written", ["1_000", "1e400", "0x10", "Infinity", "1,2,3", "--1"])
def test_what_a_program_reads_as_a_number_and_no_office_writes_is_none(written):
    with pytest.raises(ValueError, match=re.escape(written)):
        number(written)


def test_entities_in_a_workbook_do_not_expand():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'

    assert "skadet" in refusal(replaced(workbook(("a",)), "xl/workbook.xml", bomb))


def test_every_formula_is_named_and_none_computed():
    with pytest.raises(Faults) as refused:
        open_file(workbook(("a", "=1+1"), ("=HYPERLINK(1)", "#REF!")), "tall.xlsx")

    assert [(fault.place, fault.value) for fault in refused.value.faults] == [
        ("ark Sheet, celle B1", "=1+1"),
        ("ark Sheet, celle A2", "=HYPERLINK(1)"),
        ("ark Sheet, celle B2", "#REF!"),
    ]
