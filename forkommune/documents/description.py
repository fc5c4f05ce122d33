"""What a document is before it is a PDF: plain rows, without any domain and without a clock.

Everything that ends up in the file stands here, so that the same description gives the same bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .errors import DocumentError

KEY = re.compile(r"[a-z0-9][a-z0-9-]*")
RELATIONSHIPS = ("Source", "Data", "Alternative", "Supplement", "Unspecified")


class Profile(StrEnum):
    """Which of the two copies: both are PDF/UA-1 as well."""

    ARCHIVE = "archive"  # PDF/A-2a: for publication and archive, never with attachments
    WORKING = "working"  # PDF/A-3a: with the data behind it attached

    @property
    def part(self) -> int:
        """The part of PDF/A that the file follows (2 or 3)."""
        return 2 if self is Profile.ARCHIVE else 3


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What the file says about itself; dates come from the snapshot, never from a clock."""

    title: str
    created: datetime  # with time zone: the moment of the snapshot
    language: str = "nb"  # BCP 47
    authors: tuple[str, ...] = ()
    identifier: str = ""  # stable name of the edition, such as "275769-D2-utkast-1"
    description: str = ""
    keywords: tuple[str, ...] = ()
    modified: datetime | None = None  # None: the same as `created`

    def __post_init__(self) -> None:
        for name in ("title", "language"):
            if not getattr(self, name).strip():
                raise DocumentError(f"A document needs a {name}; it is {getattr(self, name)!r}.")
        for moment in (self.created, self.changed):
            if moment.tzinfo is None:
                raise DocumentError(f"The date {moment} has no time zone; give an aware datetime.")

    @property
    def changed(self) -> datetime:
        """The last change: `modified`, or `created` where nothing came after it."""
        return self.modified or self.created


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """The words that stand on every page but the cover; an empty one leaves its place empty."""

    head: str  # top left: the short name of the report
    foot: str = ""  # bottom left: project number, date of the data, 8 hex of the snapshot
    state: str = ""  # top right, in the colour of warning: "Utkast 1"
    edge: str = ""  # up the outer edge, in capitals: "Utkast 1 · ikke godkjent"


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One piece that starts on a new page and is laid out, cached and exchanged by itself.

    html: what stands inside `<section>`: it begins with one `<h1 id=…>`, every `<h2>` has an id,
        numbers of figures and tables stand in the text, because they are known from data.
    level: 1 or 2, the depth in contents and outline (a municipality's sheet is 2).
    group: a line of level 1 that stands in front of it in contents and outline, as number and
        words ("5", "Kommuneark"), for the first of several chapters of level 2.
    """

    key: str  # also the id of the section: lower-case letters, figures and hyphens
    title: str  # in the messages about it and in the progress; the page shows the h1
    html: str
    level: int = 1
    group: tuple[str, str] | None = None
    wide: bool = False  # a landscape page
    bare: bool = False  # a sheet to its edges, without head and margins: a sign, a form
    listed: bool = True  # in contents and outline
    language: str = ""  # where it differs from the document's

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.key):
            raise DocumentError(
                f"The key {self.key!r} of chapter {self.title!r} may hold only a-z, 0-9 and hyphens."
            )
        if self.level not in (1, 2):
            raise DocumentError(f"Chapter {self.key!r} has level {self.level}; it can be 1 or 2.")


@dataclass(frozen=True, kw_only=True)
class ContentsPage:
    """The words of the contents page; its lists come from the chapters themselves."""

    title: str  # "Innhold"
    figures: str  # "Figurer"
    tables: str  # "Tabeller"


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file inside the working copy."""

    name: str
    data: bytes
    mime: str
    relationship: str = "Data"  # one of RELATIONSHIPS (AFRelationship of PDF/A-3)
    description: str = ""

    def __post_init__(self) -> None:
        if self.relationship not in RELATIONSHIPS:
            raise DocumentError(
                f"Attachment {self.name!r}: {self.relationship!r} is none of {RELATIONSHIPS}."
            )
        if not self.name or "/" in self.name or "\\" in self.name:
            raise DocumentError(f"{self.name!r} is not a file name; write it without folders.")


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document. Order of pages: cover, front, contents, chapters."""

    metadata: Metadata
    furniture: Furniture
    chapters: tuple[Chapter, ...]
    cover: str = ""  # html inside the cover's section; "" = none
    front: tuple[Chapter, ...] = ()  # before the contents: the summary
    contents: ContentsPage | None = None
    attachments: tuple[Attachment, ...] = field(default=())
    profile: Profile = Profile.ARCHIVE

    def __post_init__(self) -> None:
        keys = [chapter.key for chapter in self.all_chapters()]
        if not keys:
            raise DocumentError(f"{self.metadata.title!r} has no chapters; a document needs one.")
        for key in keys:
            if keys.count(key) > 1:
                raise DocumentError(f"Two chapters have the key {key!r}; each needs its own.")
        if self.attachments and self.profile is Profile.ARCHIVE:
            names = ", ".join(item.name for item in self.attachments)
            raise DocumentError(
                f"The archive copy (PDF/A-2a) cannot hold attachments ({names}); "
                "order the working copy, or leave them out."
            )

    @property
    def is_bare(self) -> bool:
        """Whether no page carries anything but its own words: no foot, no number."""
        return all(chapter.bare for chapter in self.all_chapters()) and not self.cover

    @property
    def is_alone(self) -> bool:
        """Whether it is laid out as one piece."""
        return len(list(self.all_chapters())) == 1 and not self.cover and self.contents is None

    def all_chapters(self) -> Iterator[Chapter]:
        """Front and body in the order of their pages, without cover and contents page."""
        yield from self.front
        yield from self.chapters
