"""Reads a drawing back, as a browser would place it."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from forkommune.figures import Figure, Medium
from forkommune.figures.metrics import text_width

SVG = "{http://www.w3.org/2000/svg}"
SLACK = 0.6  # rounding of coordinates, and the air inside a letter's own box


@dataclass(frozen=True)
class Words:
    """One text with the box its letters fill."""

    text: str
    size: float
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "Words") -> bool:
        return (
            self.left + SLACK < other.right
            and other.left + SLACK < self.right
            and self.top + SLACK < other.bottom
            and other.top + SLACK < self.bottom
        )


def parsed(figure: Figure, medium: Medium) -> Element:
    return ElementTree.fromstring(figure.svg(medium))


def words_of(svg: Element) -> list[Words]:
    return [_words(text) for text in svg.iter(f"{SVG}text") if text.text]


def _words(element: Element) -> Words:
    text, size = element.text or "", float(element.attrib["font-size"])
    width = text_width(text, size, bold="font-weight" in element.attrib)
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    left = (
        x
        - {"start": 0, "middle": width / 2, "end": width}[
            element.attrib.get("text-anchor", "start")
        ]
    )
    return Words(text, size, left, left + width, y - size * 0.73, y + size * 0.05)


def colours_of(svg: Element) -> set[str]:
    found: set[str] = set()
    for element in svg.iter():
        found |= {element.attrib.get("fill", ""), element.attrib.get("stroke", "")}
    return {colour for colour in found if re.fullmatch(r"#\w+", colour)}


def texts_of(svg: Element) -> list[str]:
    return [words.text for words in words_of(svg)]
