"""A `.qdpx` file: the project's XML with its texts beside it; the same material gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from .identifiers import Identity
from .material import Material
from .qde import NOTED, project_xml

# The earliest day a ZIP can say: nothing in the file may depend on when it was made.
NO_TIME = (1980, 1, 1, 0, 0, 0)
FOLDER = "sources"  # one client rejects a capital S


def qdpx(material: Material, identity: Identity) -> bytes:
    """The archive. Texts are UTF-8 without a byte-order mark, their lines end with a line feed."""
    words = {text.identifier: text.text for text in material.texts}
    words |= {note.identifier: note.text for note in material.memos_about(*NOTED)}
    files = {f"{FOLDER}/{identifier}.txt": text.encode() for identifier, text in words.items()}
    return packed({"project.qde": project_xml(material, identity), **files})


def packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of some files in their order; the same files always give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data)
    return target.getvalue()
