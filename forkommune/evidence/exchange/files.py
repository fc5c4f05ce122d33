"""The files of one export, by format."""

from __future__ import annotations

from hashlib import sha256

from forkommune.evidence.models import ResearchExport

from .archive import packed, qdpx
from .collecting import Collected
from .qde import codebook_xml
from .tables import tables

Format = ResearchExport.Format
NAME = "forkommune"


def files_of(collected: Collected, form: str) -> dict[str, bytes]:
    """Names and contents; a name may lie in a folder.

    Raises ValueError for an unknown format, and for a codebook without codes.
    """
    material = collected.material
    match Format(form):
        case Format.QDPX:
            return {f"{NAME}.qdpx": qdpx(material, collected.identity)}
        case Format.QDC:
            return {f"{NAME}.qdc": codebook_xml(material)}
        case Format.CSV:
            return tables(material)
        case other:
            raise ValueError(f"{other.label}: no file of coded material.")


def one_file(files: dict[str, bytes]) -> tuple[str, bytes]:
    """Several files as one archive, for a browser; a single one as it is."""
    if len(files) == 1:
        return next(iter(files.items()))
    return f"{NAME}-csv.zip", packed(files)


def checksum(files: dict[str, bytes]) -> str:
    """SHA-256 over names and contents, in the order of the names."""
    digest = sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()
