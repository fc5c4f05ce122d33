"""The contents page: closer lines where that saves a page with a few lines alone."""

import pytest

from forkommune.documents.contents import contents_html
from forkommune.documents.description import ContentsPage
from forkommune.documents.reading import Heading

WORDS = ContentsPage(title="Innhold", figures="Figurer", tables="Tabeller")


@pytest.mark.parametrize(
    ("lines", "look"), [(30, "toc"), (34, "toc close"), (41, "toc"), (121, "toc dense")]
)
def test_list_that_nearly_fits_its_page_is_set_closer(lines, look):
    headings = [Heading(1, str(at), f"Kapittel {at}", f"k{at}") for at in range(lines)]

    assert f'<ul class="{look}">' in contents_html(WORDS, headings, [])
