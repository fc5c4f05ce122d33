"""The archive package of a final paper: its files, what they are, and their checksums in one zip.

The names of elements and the values of `variantformat`, `format` and `sjekksumAlgoritme` are those of
Noark 5 version 5.5 (arkivstruktur.xsd), so that an archivist knows them again; the package is no
Noark 5 extraction and carries no series or classification: the receiving archive gives those. The
same paper gives the same bytes. No Django.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

NAMESPACE = "http://www.arkivverket.no/standarder/noark5/arkivstruktur"
STANDARD = "Noark 5 versjon 5.5"
ALGORITHM = "SHA-256"
METADATA_XML, METADATA_JSON, SUMS = "metadata.xml", "metadata.json", "sha256sums.txt"


@dataclass(frozen=True)
class ArchivedFile:
    """A file of the paper. variant: "Arkivformat" or "Produksjonsformat"; form: such as "PDF/A-2a"."""

    name: str
    data: bytes
    variant: str
    form: str

    @property
    def sha256(self) -> str:
        """The checksum, 64 hex."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class ArchivedPaper:
    """What is told of the paper.

    identifier: of the paper in the portal, the same for ever. case_number: as the archive wrote it;
    may be empty. held_on: the day of the meeting, as ISO 8601; may be empty.
    """

    identifier: str
    title: str
    case_number: str
    document_type: str
    creator: str
    addressee: str
    meeting: str
    held_on: str
    final_at: datetime
    files: tuple[ArchivedFile, ...]
    is_invented: bool = False


def archive_package(paper: ArchivedPaper) -> bytes:
    """The zip: the files, `metadata.xml`, `metadata.json`, and `sha256sums.txt` over all of them."""
    described = {
        METADATA_XML: metadata_xml(paper),
        METADATA_JSON: metadata_json(paper),
    }
    contents = {file.name: file.data for file in paper.files} | described
    sums = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in contents.items()
    )
    contents[SUMS] = sums.encode()
    target = io.BytesIO()
    stamp = paper.final_at.timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in contents.items():
            entry = zipfile.ZipInfo(name, date_time=stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, data)
    return target.getvalue()


def metadata_json(paper: ArchivedPaper) -> bytes:
    """The same as the XML, for programs."""
    told = {"standard": STANDARD, "mappe": tree_of(paper)}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def metadata_xml(paper: ArchivedPaper) -> bytes:
    """A folder with one record, its document and a document object for each file."""
    root = Element("mappe", {"xmlns": NAMESPACE})
    _fill(root, tree_of(paper))
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def tree_of(paper: ArchivedPaper) -> dict[str, Any]:
    """The elements by name, a list where an element is repeated; what is not known is left out."""
    at = paper.final_at.isoformat(timespec="seconds")
    mark = "Oppdiktet eksempel" if paper.is_invented else ""
    party = {"korrespondanseparttype": "Mottaker", "korrespondansepartNavn": paper.addressee}
    described = {
        "systemID": f"{paper.identifier}-dokument",
        "dokumenttype": paper.document_type,
        "dokumentstatus": "Dokumentet er ferdigstilt",
        "tittel": paper.title,
        "opprettetDato": at,
        "opprettetAv": paper.creator,
        "tilknyttetRegistreringSom": "Hoveddokument",
        "dokumentnummer": "1",
        "dokumentobjekt": [_object(file, paper, at) for file in paper.files],
    }
    record = {
        "systemID": f"{paper.identifier}-registrering",
        "opprettetDato": at,
        "opprettetAv": paper.creator,
        "tittel": paper.title,
        "beskrivelse": mark,
        "korrespondansepart": party if paper.addressee else "",
        "dokumentbeskrivelse": described,
    }
    held = f"{paper.meeting}, {paper.held_on}" if paper.held_on else paper.meeting
    tree: dict[str, Any] = _known(
        {
            "systemID": paper.identifier,
            "mappeID": paper.case_number,
            "tittel": held,
            "beskrivelse": mark,
            "opprettetDato": at,
            "opprettetAv": paper.creator,
            "registrering": record,
        }
    )
    return tree


def _object(file: ArchivedFile, paper: ArchivedPaper, at: str) -> dict[str, Any]:
    return {
        "versjonsnummer": "1",
        "variantformat": file.variant,
        "format": file.form,
        "opprettetDato": at,
        "opprettetAv": paper.creator,
        "referanseDokumentfil": file.name,
        "sjekksum": file.sha256,
        "sjekksumAlgoritme": ALGORITHM,
        "filstoerrelse": str(len(file.data)),
    }


def _known(value: Any) -> Any:
    """Without what nobody knows: an empty element would say that it is empty."""
    if isinstance(value, dict):
        return {name: _known(one) for name, one in value.items() if one not in ("", None)}
    return [_known(one) for one in value] if isinstance(value, list) else value


def _fill(parent: Element, told: dict[str, Any]) -> None:
    for name, value in told.items():
        for one in value if isinstance(value, list) else [value]:
            child = SubElement(parent, name)
            if isinstance(one, dict):
                _fill(child, one)
            else:
                child.text = _xml(str(one))


def _xml(text: str) -> str:
    """What XML 1.0 can hold of a text."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")
