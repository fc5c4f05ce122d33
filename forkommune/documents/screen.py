"""Whether a document is being written for pages or for a screen; only figures differ.

The words are the same. A figure for a page is drawn once at true size; for a screen it is drawn for a
wide and for a narrow window, so that its text can be read on a phone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.html import format_html
from django.utils.safestring import SafeString

from forkommune.figures import Figure, Medium

_IS_SCREEN = ContextVar("documents_for_a_screen", default=False)


@contextmanager
def for_the_screen() -> Iterator[None]:
    """Within it `blocks.figure` draws for windows."""
    before = _IS_SCREEN.set(True)
    try:
        yield
    finally:
        _IS_SCREEN.reset(before)


def drawing_of(figure: Figure, medium: Medium) -> SafeString:
    """The drawing for a page's `medium`, or both that a window chooses from."""
    # Drawn by our own figures room, which escapes every word itself.
    if not _IS_SCREEN.get():
        return SafeString(figure.svg(medium))  # nosec B703
    return format_html(
        '<div class="figure-wide">{}</div><div class="figure-narrow">{}</div>',
        SafeString(figure.svg(Medium.WIDE)),  # nosec B703
        SafeString(figure.svg(Medium.NARROW)),  # nosec B703
    )
