"""Text of PDF files, page by page."""

from collections.abc import Iterator

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from .limits import MAX_PAGES
from .lines import Shape
from .refusing import Reason, Unreadable


def pages_of(content: bytes, shape: Shape) -> tuple[int, Iterator[str]]:
    """How many pages there are, and their texts one at a time in the shape that is asked for; the
    pictures on them are not read.

    Raises Unreadable for a file that needs a password, is damaged, or has too many pages.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        needs_password = getattr(error, "err_code", None) == FPDF_ERR_PASSWORD
        reason = Reason.ENCRYPTED if needs_password else Reason.DAMAGED
        raise Unreadable(reason) from error
    count = len(document)
    if count > MAX_PAGES:
        raise Unreadable(Reason.TOO_MANY_PAGES, str(count))
    return count, (shape(text) for text in _texts(document, count))


def _texts(document: pypdfium2.PdfDocument, count: int) -> Iterator[str]:
    for number in range(count):
        try:
            page = document[number]
            words = page.get_textpage()
            text = words.get_text_range(errors="replace")
        except pypdfium2.PdfiumError as error:
            raise Unreadable(Reason.DAMAGED, str(number + 1)) from error
        words.close()
        page.close()
        yield text
