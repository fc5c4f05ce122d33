"""Reading a finished file as its readers do."""

import subprocess
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader


def text_of(path: Path) -> str:
    """All words, in reading order, with single spaces."""
    out = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True)
    return " ".join(out.stdout.split())


def pages_of(path: Path) -> list[str]:
    """The words of each page."""
    out = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True)
    return [" ".join(page.split()) for page in out.stdout.split("\f")[:-1]]


def links_of(data: bytes) -> list[str]:
    """Addresses outside the file that it links to."""
    found = []
    for page in PdfReader(BytesIO(data)).pages:
        for note in page.get("/Annots", []):
            action = note.get_object().get("/A", {})
            if "/URI" in action:
                found.append(str(action["/URI"]))
    return found


def attachments_of(data: bytes) -> dict[str, bytes]:
    """Files inside the file."""
    return {name: files[0] for name, files in PdfReader(BytesIO(data)).attachments.items()}
