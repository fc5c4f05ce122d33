"""The same drawing in a report: heard, searchable, and inside the rules for tagged PDF."""

from io import BytesIO

import pytest
from page import ValidationProfile, validate_pdf_bytes
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject
from weasyprint import HTML

from forkommune.figures import Medium
from tests.figures.drawn import parsed, texts_of
from tests.figures.samples import every_figure


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """All kinds under each other, at true size, as a report shows them."""
    figures = "".join(
        f"<figure><h2>{figure.heading} {figure.key}</h2>{figure.svg(Medium.PRINT)}</figure>"
        for figure in every_figure()
    )
    page = f"<html lang=en><title>Figures</title><body><h1>Figures</h1>{figures}</body></html>"
    data: bytes = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    return data


def alternatives(node: object) -> list[str]:
    """Every /Alt of the structure tree, in reading order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        return [found for child in node for found in alternatives(child)]
    if not isinstance(node, DictionaryObject):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (alternatives(node["/K"]) if "/K" in node else [])


def test_every_figure_is_read_out_by_its_finding(pdf: bytes) -> None:
    tree = PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]

    assert alternatives(tree) == [figure.heading for figure in every_figure()]


def test_a_report_with_every_kind_follows_pdf_ua(pdf: bytes) -> None:
    report = validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1)

    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_words_in_a_drawing_stay_words(pdf: bytes) -> None:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)

    assert [word for word in ("Krødsherad", "326 of 600", "in 2016") if word not in text] == []


def test_a_report_reads_as_its_drawings_are_written(pdf: bytes) -> None:
    text = squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))

    lost = {
        f"{figure.key}: {words}"
        for figure in every_figure()
        for words in texts_of(parsed(figure, Medium.PRINT))
        if squeezed(words) not in text
    }

    assert lost == set()


def squeezed(text: str) -> str:
    """Without spaces: where a line was broken tells nothing."""
    return "".join(text.split())
