"""HTML as elements, by Lexbor: the tree of the HTML standard, in a fifth of the time that the layout
engine's own parser in Python takes for the same tree (a test compares the trees)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from selectolax.lexbor import LexborHTMLParser, LexborNode

SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
FOREIGN = {"svg": SVG, "math": MATHML}
# HTML begins again inside these parts of a drawing.
HTML_INSIDE = frozenset({"foreignObject", "desc", "title"})
# The names that the standard gives a namespace of their own in drawings (13.2.6.1, adjust foreign attributes).
XLINK, XML, XMLNS = (
    f"{{http://www.w3.org/{name}}}" for name in ("1999/xlink", "XML/1998/namespace", "2000/xmlns/")
)
PREFIXES = {"xlink": XLINK, "xml": XML, "xmlns": XMLNS}


def parse(html: str) -> Element:
    """The root element of a page; HTML's own elements have no namespace, drawings have theirs.

    Never fails: the standard says what becomes of every text. Comments are left out.
    """
    top = LexborHTMLParser(html).root
    assert top is not None, "the parser always makes a root"
    root = Element("html", _attributes(top, ""))
    open_nodes = [(top, root, "")]
    while open_nodes:  # not by recursion: a pasted page can be a thousand elements deep
        node, element, space = open_nodes.pop()
        last: Element | None = None
        for child in _children(node):
            if child.is_text_node:
                _add_text(element, last, child.text_content or "")
            elif child.is_element_node:
                last, inside = _added(child, element, space)
                open_nodes.append((child, last, inside))
    return root


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def _added(node: LexborNode, parent: Element, space: str) -> tuple[Element, str]:
    """The element of a node, and the namespace in which its children stand."""
    name = node.tag or ""
    own = space or FOREIGN.get(name, "")
    element = SubElement(parent, own + name, _attributes(node, own))
    return element, "" if own == SVG and name in HTML_INSIDE else own


def _attributes(node: LexborNode, space: str) -> dict[str, str]:
    found = {name: value or "" for name, value in node.attributes.items()}
    if not space:
        return found
    return {_foreign(name): value for name, value in found.items()}


def _foreign(name: str) -> str:
    if name == "xmlns":
        return XMLNS + name
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name


def _add_text(element: Element, last: Element | None, text: str) -> None:
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text
