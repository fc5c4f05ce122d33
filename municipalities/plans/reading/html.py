"""Text of web pages, in parts at their headings; navigation and scripts are left out."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import tinyhtml5

from .lines import running_text
from .parts import parts_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "caption", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tr", "ul",
}  # fmt: skip
SILENT = frozenset(
    {"script", "style", "template", "noscript", "nav", "button", "select", "svg", "iframe", "head"}
)


def parts(content: bytes) -> list[str]:
    """The words of a page as a reader sees them, cut at headings."""
    root = tinyhtml5.parse(_decoded(content), namespace_html_elements=False)
    return parts_of((heading, text) for heading, words in _blocks(root) if (text := _tidy(words)))


def _decoded(content: bytes) -> str | bytes:
    """What is valid UTF-8 is UTF-8, whatever a page says of itself; the parser finds out the rest."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content


def _tidy(words: str) -> str:
    return running_text(" ".join(words.split()))


def _blocks(root: Element) -> Iterator[tuple[bool, str]]:
    """Stretches of words between the borders of blocks, without recursion: pages nest deeply."""
    words: list[str] = []
    is_heading = False
    for kind, value in _events(root):
        if kind == "words":
            words.append(value)
            continue
        if words:
            yield is_heading, "".join(words)
            words = []
        is_heading = kind == "begin" and value in HEADINGS
    if words:
        yield is_heading, "".join(words)


def _events(root: Element) -> Iterator[tuple[str, str]]:
    waiting: list[tuple[str, Element]] = [("open", root)]
    while waiting:
        step, element = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else "script"  # comments are functions
        if step == "close":
            if tag in BLOCKS:
                yield "end", tag
            yield "words", " " if tag in {"td", "th", "br"} else ""
            yield "words", element.tail or ""
            continue
        waiting.append(("close", element))
        if tag in SILENT:
            continue
        if tag in BLOCKS:
            yield "begin", tag
        yield "words", element.text or ""
        waiting += [("open", child) for child in reversed(list(element))]
