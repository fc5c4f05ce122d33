"""Draws template text and reads it as a browser would."""

from xml.etree.ElementTree import Element

import html5lib
from django.template import engines
from django.test import RequestFactory


def draw(text: str, path: str = "/eksempler/", **context: object) -> Element:
    """The template `text` as a parsed fragment; its names are reached by `find`."""
    html = engines["django"].from_string(text).render(context, RequestFactory().get(path))
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for element in fragment.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
    return fragment


def words(element: Element | None) -> str:
    """All text of an element, with single spaces."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())
