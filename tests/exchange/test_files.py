"""The exchange files by their own rules: plain material, no database."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrefiqda import RefiProject

from forkommune.evidence.exchange.archive import qdpx
from forkommune.evidence.exchange.assembling import Piece, assemble
from forkommune.evidence.exchange.identifiers import Identity, file_names
from forkommune.evidence.exchange.material import (
    CaseRow,
    CodedStretch,
    Coder,
    CodeRow,
    Material,
    MemoRow,
    Text,
)
from forkommune.evidence.exchange.qde import CODEBOOK, PROJECT, codebook_xml, project_xml
from forkommune.evidence.exchange.tables import tables

IDENTITY = Identity(UUID("0b0e7c1e-5f0c-4f0a-9f5e-0d6c1c8f2a11"))
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
WORDS = "a😀b👩‍🌾é sykkelveien «langs» fylkesveien & <resten>"
NAMES = {"p": PROJECT}


def material(**changes) -> Material:
    """Two texts, a category with a code, one coding that stands after an astral character."""
    kari = Coder(IDENTITY.of("user", 1), "Kari Holm")
    category = CodeRow(IDENTITY.of("code", 1), "Barrierer", "", "#777777", is_codable=False)
    code = CodeRow(
        IDENTITY.of("code", 2),
        "Barrierer: økonomi",
        "Penger.",
        "#1A2B3C",
        parent=category.identifier,
    )
    coding = CodedStretch(
        identifier=IDENTITY.of("coding", 1),
        selection=IDENTITY.of("selection", 1),
        start=WORDS.index("sykkel"),
        end=WORDS.index(" «"),
        quote="sykkelveien",
        code=code.identifier,
        coder=kari.identifier,
        memo="=SUM(A1)",
        at=AT,
    )
    asker = CaseRow(IDENTITY.of("case", 1), "Asker", {})
    text = Text(
        identifier=IDENTITY.of("text", 1),
        name="Intervju Asker",
        description="",
        text=WORDS,
        author=kari.identifier,
        at=AT,
        changed_at=AT,
        group="Intervju",
        case=asker.identifier,
        values={"Kommune": "Asker"},
        codings=(coding,),
    )
    rows = {
        "identifier": IDENTITY.of("project", 1),
        "name": "Kartlegging",
        "codebook": "Kodebok 1.0.",
        "at": AT,
        "coders": (kari,),
        "codes": (category, code),
        "texts": (text,),
        "cases": (asker,),
        "left_out": ("Navn er utelatt.",),
        "variables": ("Kommune",),
    }
    return Material(**{**rows, **changes})


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_every_coding_cuts_its_quote_out_of_the_file_of_its_text():
    archive = opened(qdpx(material(), IDENTITY))
    source = fromstring(archive.read("project.qde")).find("p:Sources/p:TextSource", NAMES)
    text = archive.read(source.get("plainTextPath").replace("internal://", "sources/")).decode()
    [mark] = source.findall("p:PlainTextSelection", NAMES)

    assert text[int(mark.get("startPosition")) : int(mark.get("endPosition"))] == "sykkelveien"
    assert mark.get("name") == "sykkelveien"


def test_an_independent_reader_finds_the_same_codings(tmp_path):
    file = tmp_path / "a.qdpx"
    file.write_bytes(qdpx(material(), IDENTITY))

    project = RefiProject.load(file, extract_dir=str(tmp_path / "read"))
    [source] = project.sources.text_source
    [mark] = source.plain_text_selection

    assert (source.name, mark.name, mark.start_position, mark.end_position) == (
        "Intervju Asker",
        "sykkelveien",
        WORDS.index("sykkel"),
        WORDS.index(" «"),
    )
    assert mark.coding[0].code_ref.target_guid == material().codes[1].identifier


def test_the_same_material_gives_the_same_bytes():
    assert qdpx(material(), IDENTITY) == qdpx(material(), IDENTITY)


def test_texts_lie_in_the_folder_that_all_clients_find_without_mark_or_carriage_return():
    archive = opened(qdpx(material(), IDENTITY))

    assert archive.namelist() == ["project.qde", f"sources/{IDENTITY.of('text', 1)}.txt"]
    assert archive.read(archive.namelist()[1]) == WORDS.encode()


def test_parts_of_a_project_stand_in_the_order_of_the_standard():
    root = fromstring(project_xml(material(), IDENTITY))

    assert [part.tag.partition("}")[2] for part in root] == [
        "Users",
        "CodeBook",
        "Variables",
        "Cases",
        "Sources",
        "Sets",
        "Description",
    ]


def test_a_container_with_nothing_in_it_is_left_out():
    bare = material(codes=(), texts=(), cases=(), variables=())

    assert [part.tag.partition("}")[2] for part in fromstring(project_xml(bare, IDENTITY))] == [
        "Users",
        "Description",
    ]


def test_identifiers_are_written_one_way_and_every_reference_has_a_target():
    root = fromstring(project_xml(material(), IDENTITY))
    defined = {e.get("guid") for e in root.iter() if e.get("guid")}
    pointed = {
        value
        for element in root.iter()
        for name, value in element.attrib.items()
        if name in {"targetGUID", "creatingUser", "modifyingUser", "creatingUserGUID"}
    }

    assert pointed <= defined
    assert all(value == value.upper() for value in defined | pointed)


def test_a_codebook_alone_holds_codes_within_their_categories():
    root = fromstring(codebook_xml(material()))
    names = {"c": CODEBOOK}
    [category] = root.findall("c:Codes/c:Code", names)

    assert root.get("origin") == "Forkommune 1.0. Kodebok 1.0."
    assert category.get("isCodable") == "false"
    assert [code.get("name") for code in category.findall("c:Code", names)] == [
        "Barrierer: økonomi"
    ]


def test_a_codebook_without_codes_is_no_file():
    with pytest.raises(ValueError, match="no codes"):
        codebook_xml(material(codes=()))


def test_tables_tell_the_same_and_no_spreadsheet_runs_a_memo():
    files = tables(material())
    heads, row = files["codings.csv"].decode().splitlines()
    told = dict(zip(heads.split(","), row.split(","), strict=True))
    text = files[f"sources/{told['source']}.txt"].decode()

    assert text[int(told["start"]) : int(told["end"])] == told["quote"] == "sykkelveien"
    assert (told["category"], told["memo"]) == ("Barrierer", "'=SUM(A1)")
    assert files["codes.csv"].decode().startswith("name,description,")


def thought(number, about, target="", by=1, **more):
    row = MemoRow(
        identifier=IDENTITY.of("memo", number),
        about=about,
        target=target,
        name="Barrierer: økonomi" if about == "code" else "Kodebok 1.0",
        text=f"=tanke {number}",
        author=IDENTITY.of("user", by),
        at=AT + timedelta(days=number),
    )
    return replace(row, **more)


def with_memos() -> Material:
    """Memos about the codebook, the code, the text, and three by one person about a passage."""
    plain = material()
    place = {"start": 1, "end": 2, "quote": "😀", "target": plain.texts[0].identifier}
    return replace(
        plain,
        memos=(
            thought(1, "codebook"),
            thought(2, "code", plain.codes[1].identifier),
            thought(3, "source", plain.texts[0].identifier),
            thought(4, "passage", **place),
            thought(5, "passage", **place),
        ),
    )


def test_a_memo_is_where_other_programs_look_for_it_once(tmp_path):
    archive = opened(qdpx(with_memos(), IDENTITY))
    root = fromstring(archive.read("project.qde"))
    notes = {note.get("guid"): note for note in root.iterfind("p:Notes/p:Note", NAMES)}
    of_book = root.find("p:NoteRef", NAMES).get("targetGUID")
    of_code = root.find(".//p:Code/p:Code/p:NoteRef", NAMES).get("targetGUID")
    said = [archive.read(f"sources/{one}.txt").decode() for one in (of_book, of_code)]
    [remark] = (
        mark
        for mark in root.iterfind(".//p:PlainTextSelection", NAMES)
        if mark.find("p:Coding", NAMES) is None
    )

    assert (said, len(notes)) == (["=tanke 1", "=tanke 2"], 2)
    assert all(note.get("creationDateTime") for note in notes.values())
    # A client keeps one remark of each person at a place, and fails at a second.
    assert remark.find("p:Description", NAMES).text == "2026-11-27: =tanke 4\n2026-11-28: =tanke 5"
    assert WORDS[int(remark.get("startPosition")) : int(remark.get("endPosition"))] == "😀"
    order = [part.tag.partition("}")[2] for part in root]
    assert order[4:] == ["Sources", "Notes", "Sets", "Description", "NoteRef"]
    (tmp_path / "a.qdpx").write_bytes(qdpx(with_memos(), IDENTITY))
    project = RefiProject.load(tmp_path / "a.qdpx", extract_dir=str(tmp_path / "read"))
    assert len(project.notes.note) == 2
    assert b"tanke" not in codebook_xml(with_memos())


def test_memos_have_a_table_and_every_column_of_every_table_is_explained():
    files = tables(with_memos())
    rows = list(csv.DictReader(io.StringIO(files["memos.csv"].decode())))
    explained = csv.DictReader(io.StringIO(files["columns.csv"].decode()))
    told = {(row["file"], row["column"]) for row in explained if row["meaning"]}

    assert [(row["about"], row["quote"], row["text"], row["author"]) for row in rows] == [
        ("codebook", "", "'=tanke 1", "Kari Holm"),
        ("code", "", "'=tanke 2", "Kari Holm"),
        ("source", "", "'=tanke 3", "Kari Holm"),
        ("passage", "😀", "'=tanke 4", "Kari Holm"),
        ("passage", "😀", "'=tanke 5", "Kari Holm"),
    ]
    heads = {
        name: files[name].decode().partition("\n")[0] for name in files if name.endswith(".csv")
    }
    assert told == {
        (name, column)
        for name, head in heads.items()
        if name != "columns.csv"
        for column in head.split(",")
    }


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=30)


@given(st.lists(st.tuples(texts, texts), max_size=6))
def test_each_piece_stands_to_the_letter_where_it_is_said_to(pairs):
    pieces = [Piece(n, heading, words) for n, (heading, words) in enumerate(pairs)]
    whole = assemble(pieces)

    assert [whole.text[whole.starts[p.key] :][: len(p.text)] for p in pieces] == [
        piece.text for piece in pieces
    ]


@given(st.lists(st.text(max_size=20)))
def test_names_are_as_many_as_wanted_all_different_and_fit_for_files(wanted):
    names = file_names(wanted)

    assert len({name.casefold() for name in names}) == len(wanted)
    assert not any(set(name) & set('/\\:*?"<>|\n') for name in names)


def test_a_name_that_is_fine_and_free_stays():
    assert file_names(["Annet", "annet", "Plan 2015/2020"]) == [
        "Annet",
        "annet (2)",
        "Plan 2015 2020",
    ]
