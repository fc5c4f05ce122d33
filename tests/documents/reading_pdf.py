"""Reads finished files with other programs than those that wrote them: poppler and pypdf."""

import re
import subprocess
from collections import Counter
from io import BytesIO

import pikepdf
from pypdf import PdfReader

TAG = re.compile(r"^ *([A-Z][A-Za-z0-9]*)\b")


def poppler(program: str, *options: str, data: bytes) -> str:
    """What one of poppler's programs says about a file."""
    done = subprocess.run([program, *options], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def pages(data: bytes) -> list[str]:
    """The text of every page."""
    return poppler("pdftotext", "-", "-", data=data).split("\f")[:-1]


def words(page: str) -> list[str]:
    """The words of a page in an order that does not depend on who wrote the file."""
    return sorted(page.split())


def tags(data: bytes) -> Counter[str]:
    """How often each kind of structure element stands in the file."""
    lines = poppler("pdfinfo", "-struct", "-", data=data).splitlines()
    return Counter(found[1] for line in lines if (found := TAG.match(line)))


def heading_levels(data: bytes) -> list[str]:
    """The level of all headings in reading order."""
    lines = poppler("pdfinfo", "-struct", "-", data=data).splitlines()
    return [found[1] for line in lines if (found := re.match(r"^ *(H[1-6])\b", line))]


def artifacts(data: bytes) -> list[str]:
    """What every page draws that is not part of its text, as text."""
    found = []
    with pikepdf.open(BytesIO(data)) as file:
        for page in file.pages:
            shown: list[str] = []
            open_marks: list[str] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in ("BDC", "BMC"):
                    open_marks.append(str(operands[0]))
                elif name == "EMC":
                    open_marks.pop()
                elif name == "Tj" and open_marks[-1:] == ["/Artifact"]:
                    shown.append(str(operands[0]))
            found.append(" ".join(shown))
    return found


def links(data: bytes) -> list[tuple[int, str, str]]:
    """Page, anchor and spoken words of every link inside the document."""
    reader = PdfReader(BytesIO(data))
    return [
        (number, str(note["/Dest"]), str(note["/Contents"]))
        for number, page in enumerate(reader.pages, start=1)
        for note in (reference.get_object() for reference in page.get("/Annots", []))
        if "/Dest" in note
    ]


def destinations(data: bytes) -> dict[str, int]:
    """Page of every named destination."""
    reader = PdfReader(BytesIO(data))
    return {
        name: reader.get_destination_page_number(target) + 1
        for name, target in reader.named_destinations.items()
    }


def outline(data: bytes) -> list[tuple[int, str, int]]:
    """Depth, words and page of every bookmark."""
    reader = PdfReader(BytesIO(data))

    def walk(entries: list, depth: int) -> list[tuple[int, str, int]]:
        found: list[tuple[int, str, int]] = []
        for entry in entries:
            if isinstance(entry, list):
                found += walk(entry, depth + 1)
            else:
                page = reader.get_destination_page_number(entry)
                found.append((depth, entry.title, (page or 0) + 1))
        return found

    return walk(reader.outline, 1)
