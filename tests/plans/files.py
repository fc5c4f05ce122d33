"""Small documents of every kind that is read or refused, made on the spot."""

import io
import zipfile
from typing import Any

import docx
import pikepdf

SENTENCE = "Innen 2020 skal alle kommunale bygg være fri for olje."


def pdf(*pages: str, encryption: Any = False) -> bytes:
    """A PDF with a line of text for each line of each page; an empty string is a blank page."""
    document = pikepdf.new()
    font = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )
    for words in pages:
        page = document.add_blank_page()
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = document.make_stream(_drawn(words))
    made = io.BytesIO()
    document.save(made, encryption=encryption, deterministic_id=not encryption)
    return made.getvalue()


def _drawn(words: str) -> bytes:
    lines = words.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)").split(b"\n")
    shown = b" T* ".join(b"(%s) Tj" % line for line in lines)
    return b"BT /F1 11 Tf 14 TL 60 740 Td %s ET" % shown if words else b""


def word(*pages: str) -> bytes:
    """A Word document; with several pages Word has drawn the break before each but the first."""
    document = docx.Document()
    for number, words in enumerate(pages):
        run = document.add_paragraph().add_run()
        if number:
            run._r.append(docx.oxml.OxmlElement("w:lastRenderedPageBreak"))
        run.add_text(words)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    """An archive with one member."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def locked() -> bytes:
    """A PDF that needs a password."""
    return pdf(SENTENCE, encryption=pikepdf.Encryption(user="hemmelig", owner="hemmelig"))


def scanned() -> bytes:
    """Pages without text, as a scanner makes them."""
    return pdf(*[""] * 6)
