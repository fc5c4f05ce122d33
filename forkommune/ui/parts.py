"""Small values that views and tags hand to the components."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above this one."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class NotedLink:
    """A page to go to, and a few quiet words about it."""

    label: str
    url: str
    note: str


@dataclass(slots=True)
class FacetOption:
    """One choice of a facet; `count` is the hits if it were chosen, also when that is 0.

    A page has some hundred of them, and a frozen one takes four times as long to make.
    """

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a long form or process.

    state: done, error, now or later. note: "3 av 3 utfylt", "1 å rette", "mars 2018".
    """

    label: str
    state: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a state shows: an icon of the sprite and a colour of the theme."""

    icon: str
    color: str


@dataclass(frozen=True, slots=True)
class Stage:
    """How far one step of a process has come. kind: a state of `STATES`, "" for plain words.

    url: where the step is taken, where its cell leads there.
    """

    kind: str
    text: str
    url: str = ""


# State is always icon and word, never colour alone.
STATES: Mapping[str, Look] = {
    "done": Look("check-circle-fill", "success"),
    "under_way": Look("clock", "info"),
    "late": Look("warning-fill", "warning"),
    "not_begun": Look("circle", "neutral"),
    "not_asked": Look("minus", "neutral"),
    "partly": Look("minus", "warning"),
    "missing": Look("x", "danger"),
    "error": Look("stop", "danger"),
    "waiting": Look("clock", "warning"),
    "nobody": Look("minus", "danger"),
    "unsent": Look("pencil", "danger"),
    "undecided": Look("diamond-question", "warning"),
    "draft": Look("pencil", "neutral"),
    "published": Look("check-circle", "success"),
    "locked": Look("lock", "success"),
    "info": Look("information", "info"),
}


def look_of(kind: str) -> Look:
    """The look of a state. Raises ValueError naming the states there are."""
    if kind not in STATES:
        raise ValueError(f"{kind!r} is no state; choose one of {', '.join(sorted(STATES))}.")
    return STATES[kind]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of the pagination; `number` None is the gap."""

    number: int | None
    url: str = ""
    current: bool = False


def page_links(page: Page, query: Iterable[tuple[str, Any]], param: str) -> list[PageLink]:
    """Links to the pages round `page`, keeping every other part of the query."""
    kept = [(name, value) for name, value in query if name != param]
    links = []
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        if isinstance(number, int):
            url = f"?{urlencode([*kept, (param, number)])}"
            links.append(PageLink(number, url, number == page.number))
        else:
            links.append(PageLink(None))
    return links
