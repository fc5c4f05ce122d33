"""What looks at pages for faults finds those that are planted."""

import pytest

from tests.browsing import faults

pytestmark = pytest.mark.browser
PAGE = '<!DOCTYPE html><html lang="nb"><title>Side</title><main><h1>Side</h1>{}</main></html>'


def test_a_page_without_a_fault_has_none(page):
    page.set_content(PAGE.format("<p>Ord.</p>"))

    assert faults(page) == []


def test_a_picture_without_words_pale_words_and_a_page_too_wide_are_found(page):
    wide = '<div style="width: 3000px">Ord</div>'
    pale = '<p style="color: #ccc; background: #fff">Bleke ord</p>'
    page.set_content(PAGE.format('<img src="data:image/gif;base64,R0lGODdh">' + pale + wide))

    picture, words, width = sorted(faults(page), reverse=True)

    assert picture.startswith("image-alt: <img")
    assert words.startswith("color-contrast: <p")
    assert width.endswith(" px too wide")
