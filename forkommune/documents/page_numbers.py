"""Writes "x / y" on finished pages, as artifacts: seen, but never read aloud between sentences."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from .fonts import FACES, INTER, FontSet
from .streams import compressed

LAYOUT_TABLES = ("GSUB", "GPOS", "GDEF")
SIGNS = "0123456789/ "
FONT_NAME = "/FkNumber"
SIZE = 8.0  # pt, as the margin boxes
RIGHT = 56.0  # pt from the right edge, the margin of the page
BASELINE = 36.59  # pt from the lower edge on a portrait page; see `_baseline`
PORTRAIT_MARGIN, LANDSCAPE_MARGIN = 71.9, 56.0
INK = "0.114 0.165 0.165 rg"


@dataclass(frozen=True)
class NumberFont:
    """Inter SemiBold with nothing but figures, slash and space."""

    data: bytes  # TrueType
    widths: dict[str, float]  # thousandths of the size
    ascent: float
    descent: float
    cap_height: float
    box: tuple[float, float, float, float]

    def width(self, text: str) -> float:
        """Width of `text` in pt."""
        return sum(self.widths[sign] for sign in text) * SIZE / 1000


def write_page_numbers(pdf: Pdf, fonts: FontSet, *, skip: int) -> None:
    """Number every page of `pdf` but the first `skip` (the cover is counted, not numbered)."""
    font = cut_font(fonts, fonts.digest())
    resource = embed(pdf, font)
    before = pdf.make_indirect(Stream(pdf, b"q"))
    total = len(pdf.pages)
    for number, page in enumerate(pdf.pages, start=1):
        if number <= skip:
            continue
        _font_resources(page.obj)[FONT_NAME] = resource
        text = f"{number} / {total}"
        width, height = (float(page.obj.MediaBox[i]) for i in (2, 3))
        x = width - RIGHT - font.width(text)
        after = pdf.make_indirect(Stream(pdf, _operators(text, x, _baseline(width > height))))
        page.obj.Contents = Array([before, page.obj.Contents, after])


@lru_cache(maxsize=2)
def cut_font(fonts: FontSet, _digest: str) -> NumberFont:
    """Cut the figures out of the report's own font; once in a process, it costs a second."""
    face = next(item for item in FACES if (item.family, item.weight) == (INTER, 600))
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    with TTFont(fonts.path(face), recalcTimestamp=False) as font:
        font.flavor = None
        for table in LAYOUT_TABLES:  # thousands of rules that no figure follows
            if table in font:
                del font[table]
        cutter = subset.Subsetter(options)
        cutter.populate(text=SIGNS)
        cutter.subset(font)
        target = BytesIO()
        font.save(target)
        scale = 1000 / font["head"].unitsPerEm
        glyphs = font.getBestCmap()
        head, wide, lines = font["head"], font["hmtx"], font["hhea"]
        return NumberFont(
            data=target.getvalue(),
            widths={sign: wide[glyphs[ord(sign)]][0] * scale for sign in SIGNS},
            ascent=lines.ascent * scale,
            descent=lines.descent * scale,
            cap_height=font["OS/2"].sCapHeight * scale,
            box=(head.xMin * scale, head.yMin * scale, head.xMax * scale, head.yMax * scale),
        )


def embed(pdf: Pdf, font: NumberFont) -> Object:
    """The font as an object of `pdf`: simple TrueType in WinAnsi, so its text can be copied."""
    file = compressed(pdf, font.data)
    file.Length1 = len(font.data)
    name = Name("/FKNUMB+Inter-SemiBold")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,  # not symbolic
        FontBBox=Array([round(edge) for edge in font.box]),
        ItalicAngle=0,
        Ascent=round(font.ascent),
        Descent=round(font.descent),
        CapHeight=round(font.cap_height),
        StemV=120,
        FontFile2=pdf.make_indirect(file),
    )
    first, last = min(map(ord, SIGNS)), max(map(ord, SIGNS))
    widths = [round(font.widths.get(chr(code), 0.0), 3) for code in range(first, last + 1)]
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            FirstChar=first,
            LastChar=last,
            Widths=Array(widths),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def _font_resources(page: Object) -> Object:
    if "/Font" not in page.Resources:
        page.Resources.Font = Dictionary()
    return page.Resources.Font


def _operators(text: str, x: float, y: float) -> bytes:
    return (
        "Q /Artifact <</Type /Pagination /Subtype /Footer>> BDC "
        f"q BT {INK} {FONT_NAME} {SIZE:g} Tf {x:.3f} {y:.3f} Td ({text}) Tj ET Q EMC"
    ).encode("ascii")


def _baseline(landscape: bool) -> float:
    """The foot hangs from the type area, so a smaller lower margin brings it down."""
    return BASELINE - (PORTRAIT_MARGIN - LANDSCAPE_MARGIN if landscape else 0.0)
