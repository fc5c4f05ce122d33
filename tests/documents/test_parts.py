"""The smaller parts: description, numbering, cache, fonts, style strings, the gate."""

import os
import shutil
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from page import SafetyLimits
from pikepdf import OutlineItem

from forkommune.documents import streams, validation
from forkommune.documents.cache import StorageCache
from forkommune.documents.contents import contents_html, guess_pages
from forkommune.documents.description import Attachment, Chapter, ContentsPage, Document, Profile
from forkommune.documents.errors import (
    DocumentError,
    DocumentHtmlError,
    DocumentInvalid,
    FontMissing,
)
from forkommune.documents.finish import pdf_date
from forkommune.documents.fonts import FACES, load_fonts
from forkommune.documents.numbering import Kind, Numbered, Numbering
from forkommune.documents.pipeline import render_document
from forkommune.documents.reading import Caption, Heading
from forkommune.documents.styles import build_styles, css_string
from forkommune.documents.validation import validate
from forkommune.work.whole_files import PassingFiles
from tests.documents.conftest import Make
from tests.documents.sample import attachments, furniture, metadata

# One worker reads the sample report, so that it is laid out once.
pytestmark = pytest.mark.xdist_group("sample-report")


def test_a_document_says_what_it_lacks():
    with pytest.raises(DocumentError, match="has no chapters; a document needs one"):
        Document(metadata=metadata(), furniture=furniture(), chapters=())


def test_two_chapters_may_not_share_a_key(small: Make):
    chapters = tuple(Chapter(key="en", title=title, html="") for title in ("A", "B"))

    with pytest.raises(DocumentError, match="Two chapters have the key 'en'"):
        small(chapters=chapters)


def test_the_archive_copy_refuses_attachments_by_name(small: Make):
    with pytest.raises(DocumentError, match=r"cannot hold attachments \(data.json, tabeller.csv\)"):
        small(attachments=attachments(), profile=Profile.ARCHIVE)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": "../data.json"}, "'../data.json' is not a file name"),
        ({"relationship": "Raw"}, "'Raw' is none of"),
    ],
)
def test_an_attachment_has_a_plain_name_and_a_known_relationship(fields: dict, message: str):
    given = {"name": "data.json", "data": b"", "mime": "application/json"} | fields

    with pytest.raises(DocumentError, match=message):
        Attachment(**given)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": " "}, "needs a title; it is ' '"),
        ({"created": datetime(2017, 12, 4)}, "2017-12-04 00:00:00 has no time zone"),
    ],
)
def test_metadata_without_title_or_time_zone_is_refused(changes: dict, message: str):
    with pytest.raises(DocumentError, match=message):
        replace(metadata(), **changes)


@pytest.mark.parametrize("fields", [{"key": "Kapittel 1"}, {"level": 3}])
def test_a_chapter_has_a_plain_key_and_one_of_two_levels(fields: dict):
    with pytest.raises(DocumentError, match=r"Kapittel 1|level 3"):
        Chapter(**{"key": "en", "title": "En", "html": ""} | fields)


def test_numbers_follow_the_order_of_declaration():
    numbering = Numbering()
    summary = numbering.chapter("sammendrag", letter="S")
    first, second = numbering.chapter("en"), numbering.chapter("to")

    given = [
        summary.table("t0"),
        first.section("a"),
        first.section("b"),
        first.figure("f1"),
        second.figure("f2"),
        second.figure("f3"),
        second.table("t1"),
    ]

    assert given == ["S.1", "1.1", "1.2", "1.1", "2.1", "2.2", "2.1"]
    assert [numbering.number(key) for key in ("sammendrag", "en", "to")] == ["", "1", "2"]


def test_parts_of_a_chapter_count_their_figures_in_the_chapter():
    sheets = Numbering().chapter("ark")

    parts = [sheets.part(key) for key in ("drammen", "asker")]

    assert [part.number for part in parts] == ["1.1", "1.2"]
    assert [part.figure(f"folk-{part.key}") for part in parts] == ["1.1", "1.2"]


def test_a_reference_to_something_undeclared_fails_with_what_is_known():
    numbering = Numbering()
    numbering.chapter("en").figure("utslipp")

    with pytest.raises(DocumentHtmlError, match=r"refers to 'utslip'.*Known: en, utslipp\."):
        numbering.find("utslip")


def test_an_anchor_stands_for_one_thing():
    numbering = Numbering()
    numbering.chapter("en")

    with pytest.raises(DocumentHtmlError, match="'en' is declared twice"):
        numbering.declare(Numbered(Kind.FIGURE, "1.1", "en"))


def test_a_damaged_entry_of_the_cache_counts_as_missing(tmp_path: Path):
    cache = StorageCache(PassingFiles(tmp_path))
    cache.put("a" * 64, b"whole")
    entry = tmp_path / f"{'a' * 64}.pdf"
    entry.write_bytes(entry.read_bytes()[:-1])

    assert cache.get("a" * 64) is None
    assert cache.get("b" * 64) is None


def test_the_cache_drops_what_was_not_asked_for_longest(tmp_path: Path):
    cache = StorageCache(PassingFiles(tmp_path))
    for age, key in enumerate("abc"):
        cache.put(key, bytes(68))  # 100 bytes with its checksum
        os.utime(tmp_path / f"{key}.pdf", (1_000_000 - age, 1_000_000 - age))
    assert cache.get("c") == bytes(68)

    assert cache.prune(keep_bytes=250) == 1
    assert [cache.get(key) is None for key in "abc"] == [False, True, False]


def test_a_missing_font_stops_the_work_with_its_name(small: Make, fonts: Path, tmp_path: Path):
    folder = tmp_path / "fonts"
    shutil.copytree(fonts, folder)
    for name in ("Inter-Medium", "source-serif-4-latin-400-italic"):
        (folder / f".unpacked/{name}.ttf").unlink()

    with pytest.raises(
        FontMissing,
        match=r"lacks \.unpacked/Inter-Medium\.ttf, \.unpacked/source-serif-4-latin-400-italic\.ttf\.",
    ):
        render_document(small(), fonts=folder, cache=StorageCache(PassingFiles(tmp_path / "c")))


def test_another_release_of_a_font_gives_another_digest(fonts: Path, tmp_path: Path):
    folder = tmp_path / "fonts"
    shutil.copytree(fonts, folder)
    before = load_fonts(folder).digest()
    path = load_fonts(folder).path(FACES[0])
    path.write_bytes(path.read_bytes() + b"\0")

    assert load_fonts(folder).digest() != before


def test_a_font_set_draws_norwegian_and_its_signs(fonts: Path):
    assert {ord(sign) for sign in "æøåÆØÅčŋš«»–−₂²\u202f→≠"} <= load_fonts(fonts).draws()
    assert ord("👍") not in load_fonts(fonts).draws()


def test_words_of_the_furniture_cannot_leave_their_css_string():
    words = 'A"; } body { display: none } \\ </style>\n'
    sheet = build_styles(replace(furniture(), head=words)).chapter

    assert css_string(words) == (r'"A\22 ; } body { display: none } \5c  \3c /style>\a "')
    assert css_string(words) in sheet


def test_dates_are_written_with_their_zone():
    oslo = timezone(timedelta(hours=1))

    assert pdf_date(datetime(2017, 12, 4, 9, 5, 7, tzinfo=oslo)) == "D:20171204090507+01'00'"


def test_a_file_that_breaks_its_profile_is_refused_with_rule_and_place(plain: bytes):
    with pytest.raises(DocumentInvalid, match=r"does not follow PDF/A-2a: PDFA\S+ at .+: "):
        validate(plain, Profile.ARCHIVE)


def test_a_working_copy_is_no_archive_copy(working):
    with pytest.raises(DocumentInvalid, match="does not follow PDF/A-2a"):
        validate(working.data, Profile.ARCHIVE)


def mistakable() -> pikepdf.Pdf:
    """A file whose packed objects end in a carriage return when they are written as they are."""
    for seed in range(4000):
        pdf = pikepdf.new()
        pdf.add_blank_page()
        pdf.docinfo.Title = pikepdf.String(f"Rapport {seed}")
        pdf.Root.Lang = pikepdf.String("nb")
        if streams.MISTAKABLE in streams._written(pdf, pikepdf.ObjectStreamMode.generate):
            return pdf
    raise AssertionError("no such file in 4 000")


def test_a_file_whose_packed_objects_end_badly_is_packed_in_another_way():
    data = streams.saved(mistakable())

    assert streams.MISTAKABLE not in data
    assert b"/ObjStm" in data
    with pikepdf.open(BytesIO(data)) as again:
        assert str(again.docinfo.Title).startswith("Rapport")
        assert str(again.Root.Lang) == "nb"


def test_a_file_with_a_heading_for_each_municipality_of_a_country_can_be_checked(tmp_path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        with pdf.open_outline() as outline:
            outline.root += [OutlineItem(f"Kommune {at}", 0) for at in range(357)]
        target = BytesIO()
        pdf.save(target)

    with pytest.raises(DocumentInvalid, match="does not follow PDF/UA-1"):  # and no limit was met
        validate(target.getvalue(), Profile.ARCHIVE)


def test_a_file_with_stamps_on_a_thousand_pages_can_be_checked():
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        form = pikepdf.Stream(pdf, b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        form.BBox = pikepdf.Array([0, 0, 1, 1])
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=pdf.make_indirect(form)))
        page.Contents = pikepdf.Stream(pdf, b"/F Do " * 10_001)
        target = BytesIO()
        pdf.save(target)

    with pytest.raises(DocumentInvalid, match="does not follow PDF/UA-1"):  # and no limit was met
        validate(target.getvalue(), Profile.ARCHIVE)


def test_a_file_that_the_validator_gives_up_is_refused_in_words(archive, monkeypatch):
    monkeypatch.setattr(validation, "LIMITS", SafetyLimits(max_object_count=10))

    with pytest.raises(DocumentInvalid, match="too large to be checked for PDF/UA-1: "):
        validate(archive.data, Profile.ARCHIVE)


def test_a_file_with_many_bad_ends_is_written_twice_and_not_nine_times(monkeypatch):
    tried = []

    def written(_pdf, mode):
        tried.append(mode)
        is_packed = mode is pikepdf.ObjectStreamMode.generate
        return streams.MISTAKABLE * 3 if is_packed else b"unpacked"

    monkeypatch.setattr(streams, "_written", written)

    assert streams.saved(pikepdf.new()) == b"unpacked"
    assert tried == [pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable]


@pytest.mark.parametrize(
    ("lines", "figures", "pages", "look"),
    [
        (20, 3, 2, "toc small"),
        (38, 16, 2, "toc small"),
        (398, 357, 9, "toc dense"),
    ],
)
def test_lists_of_a_country_stand_in_columns_and_their_pages_are_guessed(
    lines, figures, pages, look
):
    headings = [Heading(1, str(n), f"Kapittel {n}", f"k{n}") for n in range(lines)]
    captions = [Caption("figure", str(n), f"Figur {n}", f"f{n}") for n in range(figures)]
    captions += [Caption("table", str(n), f"Tabell {n}", f"t{n}") for n in range(25)]

    html = contents_html(
        ContentsPage(title="Innhold", figures="Figurer", tables="Tabeller"), headings, captions
    )

    assert f"class='{look}'" in html
    assert guess_pages(headings, captions) == pages
