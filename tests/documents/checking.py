"""The rules of the HTML, for chapters that a test has read."""

from collections.abc import Sequence

from forkommune.documents.lint import Check
from forkommune.documents.reading import Reading


def check_html(readings: Sequence[Reading], drawable: frozenset[int] | None) -> None:
    """Raises DocumentHtmlError, as a document of these chapters would."""
    check = Check(drawable)
    for reading in readings:
        check.see(reading)
    check.end(readings)
