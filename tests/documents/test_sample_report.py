"""The sample report: what a reader, a screen reader and an archive get."""

import hashlib
import json
import re
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pytest
from pypdf import PdfReader

from forkommune.documents.rendered import RenderedDocument
from tests.documents import reading_pdf as pdf

# One worker reads the sample report, so that it is laid out once.
pytestmark = pytest.mark.xdist_group("sample-report")

LINES = 18 + 8 + 4  # chapters and sections, figures, tables on the contents page
XMP = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


def xmp(data: bytes) -> ElementTree.Element:
    with pikepdf.open(BytesIO(data)) as file:
        return ElementTree.fromstring(file.Root.Metadata.read_bytes())


def found(data: bytes, name: str) -> str:
    element = xmp(data).find(f".//{name}", XMP)
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def test_the_archive_copy_passes_every_validator(archive: RenderedDocument):
    assert [(verdict.profile, verdict.passed) for verdict in archive.validation] == [
        ("PDF/UA-1", True),
        ("PDF/A-2a", True),
        ("PDF syntax", True),
    ]


def test_the_working_copy_with_attachments_passes_every_validator(working: RenderedDocument):
    assert [(verdict.profile, verdict.passed) for verdict in working.validation] == [
        ("PDF/UA-1", True),
        ("PDF/A-3a", True),
        ("PDF syntax", True),
    ]


def test_a_verdict_can_be_written_into_a_row(archive: RenderedDocument):
    row = json.loads(json.dumps(archive.validation[0].as_json()))

    assert row == {
        "validator": "page-validation 0.11.0",
        "profile": "PDF/UA-1",
        "rules": 104,
        "passed": True,
    }


def test_the_working_copy_holds_its_attachments_with_their_relationship(working: RenderedDocument):
    with pikepdf.open(BytesIO(working.data)) as file:
        held = {
            str(item.UF): (
                str(item.AFRelationship),
                str(item.EF.F.Subtype),
                item.EF.F.read_bytes(),
            )
            for item in file.Root.AF
        }

    assert held == {
        "data.json": ("/Data", "/application/json", b'{"a": 1}\n'),
        "tabeller.csv": ("/Source", "/text/csv", "a;å\r\n1;2\r\n".encode()),
    }


def test_each_copy_names_both_standards_and_its_snapshot(
    archive: RenderedDocument, working: RenderedDocument
):
    described = [
        [found(file.data, name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")]
        for file in (archive, working)
    ]

    assert described == [["2", "A", "1"], ["3", "A", "1"]]
    assert found(archive.data, "dc:identifier") == "275769-prove-1"
    assert found(archive.data, "xmp:CreateDate") == "2017-12-04T09:00:00+01:00"
    assert found(archive.data, "xmp:ModifyDate") == "2017-12-04T09:00:00+01:00"


def test_the_information_and_the_checksum_are_those_of_the_file(archive: RenderedDocument):
    information = PdfReader(BytesIO(archive.data)).metadata

    assert information is not None
    assert information.title == "Prøverapport om klimaarbeid & planer"
    assert information.author == "Vestregionen, CICERO, Insam"
    assert information["/CreationDate"] == "D:20171204090000+01'00'"
    assert archive.sha256 == hashlib.sha256(archive.data).hexdigest()


def test_both_ways_to_render_give_the_same_words_on_the_same_pages(
    archive: RenderedDocument, plain: bytes
):
    chapters, single = pdf.pages(archive.data), pdf.pages(plain)

    assert [pdf.words(page) for page in chapters] == [pdf.words(page) for page in single]
    assert len(chapters) == archive.pages == 13


def test_both_ways_to_render_give_the_same_headings_and_tags(
    archive: RenderedDocument, plain: bytes
):
    joined, single = pdf.tags(archive.data), pdf.tags(plain)
    # Round every piece a Part; and numbers of pages are text in one way, generated in the other.
    joined.subtract({"Part": 12})
    single.subtract({"NonStruct": LINES + 5})

    assert pdf.heading_levels(archive.data) == pdf.heading_levels(plain)
    assert {tag: count for tag, count in joined.items() if count} == dict(single)
    assert (joined["H1"], joined["Figure"]) == (12, 8)


def test_the_joined_file_has_one_structure_tree(archive: RenderedDocument):
    lines = pdf.poppler("pdfinfo", "-struct", "-", data=archive.data).splitlines()

    assert [line for line in lines if not line.startswith(" ")] == ["Document"]


def test_heads_of_tables_in_different_chapters_have_different_identifiers(
    archive: RenderedDocument,
):
    with pikepdf.open(BytesIO(archive.data)) as file:
        names = list(file.Root.StructTreeRoot.IDTree.Names)[::2]
        heads = [item for item in file.objects if isinstance(item, pikepdf.Dictionary)]
        heads = [item for item in heads if item.get("/S") == "/TH"]

    assert len(set(map(str, names))) == len(names) == len(heads)


def test_every_line_of_the_contents_leads_to_the_page_with_its_words(archive: RenderedDocument):
    texts = [" ".join(page.split()) for page in pdf.pages(archive.data)]
    targets = {anchor: words for page, anchor, words in pdf.links(archive.data) if page == 3}

    assert len(targets) == LINES - 1  # the line of the group leads to its first sheet
    for anchor, words in targets.items():
        title = re.sub(r"^[\dS][\d.]* ", "", words)
        assert set(title.split()) <= set(texts[2].split())
        assert title in texts[archive.anchors[anchor] - 1]


def test_the_contents_print_the_pages_that_their_links_lead_to(archive: RenderedDocument):
    page = pdf.poppler("pdftotext", "-f", "3", "-l", "3", "-layout", "-", "-", data=archive.data)
    above = page.split("Figurer")[0]
    printed = [int(number) for number in re.findall(r"\S {3,}(\d+)(?= |$)", above, re.MULTILINE)]
    anchors = [anchor for number, anchor, _ in pdf.links(archive.data) if number == 3]

    assert printed == [archive.anchors[anchor] for anchor in anchors[:18]]


def test_a_page_reference_in_the_text_is_the_page_of_its_target(archive: RenderedDocument):
    text = " ".join(pdf.pages(archive.data)[3].split())

    assert f"avsnitt 2.3 på side {archive.anchors['hindre']}." in text
    assert archive.anchors["hindre"] == 6


def test_links_lead_across_chapters_and_say_where(archive: RenderedDocument):
    across = {link for link in pdf.links(archive.data) if link[0] == 4}
    places = pdf.destinations(archive.data)

    assert across == {
        (4, "R-01", "R-01"),
        (4, "R-02", "R-02"),
        (4, "hindre", "2.3 Det kommunene selv sier"),
    }
    assert (places["R-01"], places["hindre"]) == (12, 6)
    assert places == dict(archive.anchors)


def test_the_bookmarks_are_chapters_with_their_sections(archive: RenderedDocument):
    marks = pdf.outline(archive.data)

    assert marks[:5] == [
        (1, "Sammendrag", 2),
        (1, "Innhold", 3),
        (1, "1 Slik leser du rapporten", 4),
        (2, "1.1 Hvem har svart", 4),
        (2, "1.2 Tegn og forbehold", 4),
    ]
    assert marks[11:14] == [(1, "5 Kommuneark", 9), (2, "5.1 Drammen", 9), (2, "5.2 Asker", 10)]


def test_every_page_but_the_cover_carries_its_number_state_and_chapter(archive: RenderedDocument):
    texts = [" ".join(page.split()) for page in pdf.pages(archive.data)]

    assert "1 / 13" not in texts[0]
    for number, text in enumerate(texts[1:], start=2):
        assert f"{number} / 13" in text
        assert "Oppdiktet eksempel · Utkast 1" in text
        assert "UTKAST 1 · IKKE GODKJENT" in text


def test_page_numbers_are_not_read_aloud(archive: RenderedDocument):
    assert pdf.artifacts(archive.data) == ["", *(f"{page} / 13" for page in range(2, 14))]


def test_only_the_reports_own_fonts_are_embedded(archive: RenderedDocument):
    lines = pdf.poppler("pdffonts", "-", data=archive.data).splitlines()[2:]
    families = {line.split()[0].partition("+")[2] for line in lines}

    assert lines
    assert {name for name in families if not name.startswith(("Inter", "Source-Serif-4"))} == set()
    assert all(line.split()[-5] == "yes" for line in lines)
