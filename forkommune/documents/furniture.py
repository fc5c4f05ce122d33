"""Stamps foot, state and edge on finished pages, as artifacts.

They name the edition and its data, so they differ from edition to edition; a chapter that knew
them could never be taken from the cache. They are laid out once for each shape of page.
"""

from io import BytesIO

import pikepdf
import weasyprint
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from .description import Furniture
from .fetching import PackageFetcher
from .fonts import FontSet
from .layout import complaints, font_configuration, page
from .styles import furniture_style

STAMP = "/FkFurniture"
SHOWN = b"\n/Artifact <</Type /Pagination>> BDC q %s Do Q EMC" % STAMP.encode()
SHAPES = '<section class="chapter"></section><section class="chapter wide"></section>'


def write_furniture(pdf: Pdf, furniture: Furniture, fonts: FontSet, *, skip: int) -> None:
    """Stamp every page of `pdf` but the first `skip` (the cover says it in its own words).

    The pages must leave the graphics state as they found it, as `write_page_numbers` sees to.
    """
    upright, wide = stamps(pdf, furniture, fonts)
    shown = pdf.make_indirect(Stream(pdf, SHOWN))
    for sheet in list(pdf.pages)[skip:]:
        is_wide = sheet.obj.MediaBox[2] > sheet.obj.MediaBox[3]
        if "/XObject" not in sheet.obj.Resources:
            sheet.obj.Resources.XObject = Dictionary()
        sheet.obj.Resources.XObject[Name(STAMP)] = wide if is_wide else upright
        sheet.obj.Contents.append(shown)


def stamps(pdf: Pdf, furniture: Furniture, fonts: FontSet) -> tuple[Object, Object]:
    """The stamp of an upright and of a wide page, as objects of `pdf`."""
    target = BytesIO()
    configuration = font_configuration(fonts, fonts.digest())
    fetcher = PackageFetcher(fonts.files())
    with complaints("furniture"):
        style = weasyprint.CSS(
            string=furniture_style(furniture), url_fetcher=fetcher, font_config=configuration
        )
        html = page(SHAPES, title="furniture", language="nb")
        weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf(
            target, font_config=configuration, stylesheets=[style]
        )
        fetcher.check("furniture")
    with pikepdf.open(target) as laid_out:
        forms = [pdf.copy_foreign(sheet.as_form_xobject()) for sheet in laid_out.pages]
    return forms[0], forms[1]
