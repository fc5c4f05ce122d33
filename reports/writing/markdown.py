"""Markdown as sections know it, set as the pages of a report are. No Django.

Only what is listed here becomes HTML: paragraphs, headings, lists, quotations, tables, emphasis and
links to the web. All else, HTML among it, stands as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from .placeholders import PATTERN, Placeholder

OFF = ("code", "fence", "backticks", "html_block", "html_inline", "image", "reference", "lheading")
FIRST_LEVEL, LAST_LEVEL = 3, 5  # a section's own heading is h2
CAPTION = re.compile(r"(?:tabell|table)\s*:\s*", re.IGNORECASE)
LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
TAGS = {"em": "em", "strong": "strong"}
LISTS = {"bullet_list": "ul", "ordered_list": "ol"}


class Setter(Protocol):
    """What a text is set with: HTML for what it names."""

    def within(self, one: Placeholder) -> str:
        """What stands for it within a sentence."""

    def alone(self, one: Placeholder) -> str:
        """What stands for it in a paragraph of its own; "" for the same as within a sentence."""

    def table(self, count: int) -> tuple[str, str]:
        """Anchor and number in words of the text's own table, from 1."""


@dataclass(frozen=True)
class TypedTable:
    """A table of the text. line: of its head, from 1. caption: "" where none was typed."""

    line: int
    caption: str


@dataclass
class _State:
    setter: Setter
    fallback: str
    out: list[str] = field(default_factory=list)
    level: int = FIRST_LEVEL - 1
    tables: int = 0
    caption: str = ""


def html_of(text: str, setter: Setter, *, caption: str) -> str:
    """The text as HTML. caption: what a table says that it shows where nothing was typed."""
    state = _State(setter, caption)
    _blocks(_parse(text), state)
    return "".join(state.out)


def typed_tables(text: str) -> list[TypedTable]:
    """The tables of a text."""
    found, caption = [], ""
    for token in (one for one in _parse(text) if one.type in ("inline", "table_open")):
        if token.type == "table_open":
            found.append(TypedTable((token.map or [0])[0] + 1, caption))
        caption = caption_of(token.content) if token.type == "inline" else ""
    return found


def set_apart(text: str) -> Iterator[TypedTable | Placeholder]:
    """What stands in the text as a block of its own, in its order: tables, and names alone in a paragraph."""
    tables = iter(typed_tables(text))
    for token in _parse(text):
        if token.type == "table_open":
            yield next(tables)
        elif token.type == "inline" and token.level == 1 and (one := _only(token.children or [])):
            yield one


def caption_of(content: str) -> str:
    """The words of a line "Tabell: …"; "" for any other."""
    start = CAPTION.match(content)
    return " ".join(content[start.end() :].split()) if start else ""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable(list(OFF))
    parser.inline.ruler.before("escape", "placeholder", _placeholder)
    parser.validateLink = lambda url: bool(LINK.match(url.strip()))  # type: ignore[method-assign]
    return parser


def _placeholder(state: StateInline, silent: bool) -> bool:
    found = PATTERN.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("placeholder", "", 0)
        token.meta = {"one": Placeholder(found[1].lower(), found[2].strip())}
    state.pos = found.end()
    return True


def _parse(text: str) -> list[Token]:
    return _parser().parse(text)


def _blocks(tokens: Sequence[Token], state: _State) -> None:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = _end(tokens, at)
        inner = tokens[at + 1 : end]
        if token.type == "table_open":
            _table(inner, state)
        elif token.type == "paragraph_open":
            _paragraph(inner[0], state, hidden=token.hidden, before_table=_opens(tokens, end + 1))
        elif token.type == "heading_open":
            _heading(inner[0], state, int(token.tag[1]))
        elif token.type == "blockquote_open":
            _wrapped('<blockquote class="quote">', inner, "</blockquote>", state)
        elif (name := token.type.removesuffix("_open")) in LISTS:
            _wrapped(f"<{LISTS[name]}>", inner, f"</{LISTS[name]}>", state)
        elif token.type == "list_item_open":
            _wrapped("<li>", inner, "</li>", state)
        at = end + 1


def _end(tokens: Sequence[Token], at: int) -> int:
    """Where the block that opens at a place closes; the place itself for one without an inside."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth <= 0:
            return place
    return len(tokens)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].type == "table_open"


def _wrapped(before: str, inner: Sequence[Token], after: str, state: _State) -> None:
    state.out.append(before)
    _blocks(inner, state)
    state.out.append(after)


def _paragraph(inline: Token, state: _State, *, hidden: bool, before_table: bool) -> None:
    if before_table and (caption := CAPTION.match(inline.content)):
        state.caption = inline.content[caption.end() :]
        return
    children = inline.children or []
    one = _only(children)
    if one and (block := state.setter.alone(one)):
        state.out.append(block)
        return
    words = _inline(children, state)
    state.out.append(words if hidden else f"<p>{words}</p>")


def _only(children: Sequence[Token]) -> Placeholder | None:
    """The name that a paragraph consists of."""
    is_one = len(children) == 1 and children[0].type == "placeholder"
    return children[0].meta["one"] if is_one else None


def _heading(inline: Token, state: _State, typed: int) -> None:
    words = _inline(inline.children or [], state)
    if words.strip():
        level = min(max(typed, 1) + FIRST_LEVEL - 1, state.level + 1, LAST_LEVEL)
        state.level = level
        state.out.append(f"<h{level}>{words}</h{level}>")


def _inline(children: Sequence[Token], state: _State) -> str:
    return "".join(_pieces(children, state))


def _pieces(children: Sequence[Token], state: _State) -> Iterator[str]:
    for at, one in enumerate(children):
        name, _cut, side = one.type.rpartition("_")
        if one.type == "placeholder":
            yield state.setter.within(one.meta["one"])
        elif one.type == "softbreak":
            yield "\n"
        elif one.type == "hardbreak":
            yield "<br>"
        elif name in TAGS:
            yield f"<{TAGS[name]}>" if side == "open" else f"</{TAGS[name]}>"
        elif one.type == "link_open":
            address = escape(str(one.attrGet("href") or ""))
            empty = at + 1 < len(children) and children[at + 1].type == "link_close"
            yield f'<a href="{address}">{address if empty else ""}'
        elif one.type == "link_close":
            yield "</a>"
        else:
            yield escape(one.content)


def _table(inner: Sequence[Token], state: _State) -> None:
    state.tables += 1
    anchor, number = state.setter.table(state.tables)
    words = state.caption or state.fallback
    caption = _inline(_parser().parseInline(words)[0].children or [], state)
    state.caption = ""
    rows = _rows(inner, state)
    head, *rest = rows
    titles = "".join(f'<th scope="col"{look}>{cell}</th>' for cell, look in head)
    lines = "".join(_row(row) for row in rest)
    state.out.append(
        f'<div class="tab long"><table id="{escape(anchor)}" data-number="{escape(number.split()[-1])}">'
        f'<caption><span class="no">{escape(number)}</span> {caption}</caption>'
        f"<thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _row(row: Sequence[tuple[str, str]]) -> str:
    (first, _look), *cells = row
    return (
        f'<tr><th scope="row">{first}</th>'
        + "".join(f"<td{look}>{cell}</td>" for cell, look in cells)
        + "</tr>"
    )


def _rows(inner: Sequence[Token], state: _State) -> list[list[tuple[str, str]]]:
    rows: list[list[tuple[str, str]]] = []
    look = ""
    for token in inner:
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            look = ' class="fk-num"' if "right" in str(token.attrGet("style") or "") else ""
        elif token.type == "inline":
            rows[-1].append((_inline(token.children or [], state) or "–", look))
    return rows
