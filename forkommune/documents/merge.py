"""Joins laid-out pieces into one PDF with one structure tree, one set of anchors and an outline.

qpdf copies pages without their tags; what belongs to the tags is carried over here.
"""

import warnings
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, PageCopyWarning, Pdf, String

from .errors import DocumentHtmlError
from .reading import Heading


@dataclass(frozen=True)
class Place:
    """Where an anchor stands in its piece."""

    page: int  # from 0
    target: tuple[pikepdf.Object | Decimal | int, ...]  # "/XYZ", left, top and zoom


class Piece:
    """One laid-out piece: its bytes, and what they say of themselves.

    It is not kept open: of a country's report that would cost more memory than all else.
    """

    def __init__(self, key: str, data: bytes, headings: Sequence[Heading] = ()) -> None:
        self.key = key
        self.headings = headings  # those of the outline
        self._data = data
        pdf = self.open()
        self.pages = len(pdf.pages)
        self.anchors = dict(_anchors(pdf))

    def open(self) -> Pdf:
        """The piece as a file of its own."""
        return Pdf.open(BytesIO(self._data))


def _anchors(pdf: Pdf) -> Iterator[tuple[str, Place]]:
    numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    flat = list(names.get("/Names", Array()))
    for name, target in zip(flat[::2], flat[1::2], strict=True):
        page, *where = list(target)
        yield str(name), Place(numbers[page.objgen], tuple(where))


@dataclass(frozen=True)
class Merged:
    """The joined file, and on which page (from 1) every anchor stands."""

    pdf: Pdf
    anchors: Mapping[str, int]


def merge(pieces: Sequence[Piece], titles: Mapping[str, str]) -> Merged:
    """Join `pieces` in their order.

    titles: what stands at an anchor, in words; read aloud for the links that lead there.
    """
    pdf = pikepdf.new()
    tree = StructureTree(pdf)
    destinations: dict[str, Array] = {}
    anchors: dict[str, int] = {}
    for piece in pieces:
        start = len(pdf.pages)
        source = piece.open()
        copy_pages(source, pdf)
        tree.take(source, start)
        for name, place in piece.anchors.items():
            anchors[name] = start + place.page + 1
            destinations[name] = Array([pdf.pages[start + place.page].obj, *place.target])
    tree.finish()
    name_links(pdf, titles, destinations)
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(name_tree(destinations)))
    write_outline(pdf, pieces, destinations)
    return Merged(pdf, anchors)


def copy_pages(source: Pdf, target: Pdf) -> None:
    """Append the pages of `source`; their destinations and tags are carried over by `merge`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PageCopyWarning)
        target.pages.extend(source.pages)


class StructureTree:
    """The one structure tree that grows with every piece."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._next = 0  # next free key of the parent tree
        self._parents: list[pikepdf.Object | int] = []
        self._identifiers: dict[str, pikepdf.Object] = {}
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array())
        )

    def take(self, source: Pdf, start: int) -> None:
        """Carry over the tags of pages that were just copied to `start` and after."""
        root = self._pdf.copy_foreign(source.Root.StructTreeRoot)
        part = root.K[0]  # the piece's own Document
        part.S = Name.Part
        part.P = self._document
        self._document.K.append(part)
        numbers = list(root.ParentTree.get("/Nums", Array()))
        for key, parent in zip(numbers[::2], numbers[1::2], strict=True):
            self._parents += [self._next + int(key), parent]
        self._shift(start)
        self._next += 1 + max((int(key) for key in numbers[::2]), default=-1)
        names = list(root.get("/IDTree", Dictionary()).get("/Names", Array()))
        self._identifiers.update(
            (str(name), cell) for name, cell in zip(names[::2], names[1::2], strict=True)
        )

    def finish(self) -> None:
        """Write the tree into the file."""
        root = self._root
        root.K = Array([self._document])
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(self._parents)))
        root.ParentTreeNextKey = self._next
        if self._identifiers:
            root.IDTree = self._pdf.make_indirect(name_tree(self._identifiers))
        self._pdf.Root.StructTreeRoot = root

    def _shift(self, start: int) -> None:
        for page in self._pdf.pages[start:]:
            page.obj.StructParents = int(page.obj.StructParents) + self._next
            for note in page.obj.get("/Annots", Array()):
                note.StructParent = int(note.StructParent) + self._next


def name_links(pdf: Pdf, titles: Mapping[str, str], known: Container[str]) -> None:
    """Give every link inside the document the words of the place it leads to."""
    for page in pdf.pages:
        for note in page.obj.get("/Annots", Array()):
            if "/Dest" in note:
                anchor = str(note.Dest)
                if anchor not in known:
                    raise DocumentHtmlError(
                        f"A link leads to #{anchor}, which has no place on a page; "
                        "give the id to something that is printed."
                    )
                note.Contents = String(titles.get(anchor, anchor))


def name_tree(values: Mapping[str, pikepdf.Object]) -> Dictionary:
    """A name tree of one leaf; its names are sorted as bytes, as the format asks."""
    names = sorted(values, key=lambda name: bytes(String(name)))
    if not names:
        return Dictionary(Names=Array())
    pairs = Array([part for name in names for part in (String(name), values[name])])
    return Dictionary(Names=pairs)


def write_outline(pdf: Pdf, pieces: Sequence[Piece], destinations: Mapping[str, Array]) -> None:
    """Bookmarks: chapters and their parts, with sections below them."""
    with pdf.open_outline() as outline:
        above: list[tuple[int, OutlineItem]] = []
        for piece in pieces:
            for heading in piece.headings:
                words = f"{heading.number} {heading.title}".strip()
                item = OutlineItem(words, destination=destinations[heading.anchor])
                while above and above[-1][0] >= heading.level:
                    above.pop()
                (above[-1][1].children if above else outline.root).append(item)
                above.append((heading.level, item))
