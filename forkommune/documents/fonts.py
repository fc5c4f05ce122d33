"""The two type families of a report, taken from a folder that the caller names.

The folder holds each face twice: as it is sent to browsers, and unpacked, as it is laid out with.

Another font is never taken in their place: a missing file stops the work before it begins, and
text that none of them can draw is refused by the lint.
"""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

from .errors import FontMissing

# It tells every table it cuts, at the level where the portal tells what matters.
logging.getLogger("fontTools").setLevel(logging.WARNING)

ADDRESS = "fk:font/"
INTER = "Inter"
SERIF = "Source Serif 4"
# Invisible in print: the text engine handles them without a glyph.
WITHOUT_GLYPH = frozenset(map(ord, "\t\n\r\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True)
class Face:
    """One file of a family."""

    family: str
    weight: int
    style: str
    name: str  # of its files, without their endings

    @property
    def unpacked(self) -> str:
        """The file that is laid out with: a packed one would cost each process a quarter of a second."""
        return f".unpacked/{self.name}.ttf"

    @property
    def packed(self) -> str:
        """The file for browsers."""
        return f"{self.name}.woff2"


FACES = (
    Face(INTER, 400, "normal", "Inter-Regular"),
    Face(INTER, 400, "italic", "Inter-Italic"),
    Face(INTER, 500, "normal", "Inter-Medium"),
    Face(INTER, 600, "normal", "Inter-SemiBold"),
    Face(SERIF, 400, "normal", "source-serif-4-latin-400-normal"),
    Face(SERIF, 400, "italic", "source-serif-4-latin-400-italic"),
    Face(SERIF, 600, "normal", "source-serif-4-latin-600-normal"),
    Face(SERIF, 600, "italic", "source-serif-4-latin-600-italic"),
    # The second cut holds the letters of our neighbours (č, ŋ, š); a family of its own, because
    # two files of one family, weight and style would hide each other.
    Face(f"{SERIF} Ext", 400, "normal", "source-serif-4-latin-ext-400-normal"),
    Face(f"{SERIF} Ext", 400, "italic", "source-serif-4-latin-ext-400-italic"),
    Face(f"{SERIF} Ext", 600, "normal", "source-serif-4-latin-ext-600-normal"),
    Face(f"{SERIF} Ext", 600, "italic", "source-serif-4-latin-ext-600-italic"),
)


@dataclass(frozen=True)
class FontSet:
    """All faces, found in one folder."""

    folder: Path

    def path(self, face: Face) -> Path:
        """Where the file of a face lies."""
        return self.folder / face.unpacked

    def files(self) -> dict[str, Path]:
        """Address in the style sheet -> file, for the fetcher."""
        return {ADDRESS + face.unpacked: self.path(face) for face in FACES}

    def css(self) -> str:
        """The @font-face rules."""
        return "\n".join(
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
            f'font-style: {face.style}; src: url("{ADDRESS}{face.unpacked}"); }}'
            for face in FACES
        )

    def digest(self) -> str:
        """Hash of all files: another release of a font gives other chapters."""
        return _digest(self.folder, tuple(self._stamps()))

    def draws(self) -> frozenset[int]:
        """Code points that can be drawn in every style."""
        return _code_points(self.folder, tuple(self._stamps()))

    def _stamps(self) -> Iterator[tuple[int, int]]:
        for face in FACES:
            status = self.path(face).stat()
            yield status.st_mtime_ns, status.st_size


def load_fonts(folder: Path) -> FontSet:
    """The fonts in `folder`. Raises FontMissing naming every file that is not there."""
    missing = [face.unpacked for face in FACES if not (folder / face.unpacked).is_file()]
    if missing:
        raise FontMissing(
            f"The font folder {folder} lacks {', '.join(missing)}. Install the front-end packages "
            "again (make run does it), then order the document anew."
        )
    return FontSet(folder)


@lru_cache(maxsize=4)
def _digest(folder: Path, _stamps: tuple[tuple[int, int], ...]) -> str:
    digest = hashlib.sha256()
    for face in FACES:
        digest.update(face.name.encode() + b"\0" + (folder / face.unpacked).read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=4)
def _code_points(folder: Path, _stamps: tuple[tuple[int, int], ...]) -> frozenset[int]:
    # Every family list in the style sheet ends in Inter, so its four styles decide.
    found: frozenset[int] | None = None
    for face in FACES:
        if face.family == INTER:
            with TTFont(folder / face.unpacked) as font:
                points = frozenset(font.getBestCmap())
            found = points if found is None else found & points
    return (found or frozenset()) | WITHOUT_GLYPH
