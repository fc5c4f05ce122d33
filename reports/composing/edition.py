"""What a document says of its own edition, besides the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from forkommune.documents.description import Profile


@dataclass(frozen=True, kw_only=True)
class EditionFacts:
    """Number, state and references of an edition.

    references: place in the snapshot -> reference made for this edition ("P-7K2M4Q").
    portal: address of the portal without a slash at its end; links from the file begin with it.
    """

    code: str
    number: int
    audience: str
    profile: Profile
    is_published: bool
    taken_at: datetime
    sha256: str
    has_invented: bool
    references: Mapping[int, str]
    portal: str

    @property
    def is_public(self) -> bool:
        """Whether it is made for readers outside the research."""
        return self.audience == "public"

    @property
    def mark(self) -> str:
        """The words of the mark on invented data."""
        return _("Invented example")

    @property
    def name(self) -> str:
        """ "Draft 3" until it is published, then "Edition 3"."""
        words = _("Edition %(number)d") if self.is_published else _("Draft %(number)d")
        return words % {"number": self.number}

    @property
    def state(self) -> str:
        """What stands at the top right of each page; nothing on a published edition of real data."""
        parts = [self.mark] if self.has_invented else []
        parts += [] if self.is_published else [self.name]
        return " · ".join(parts)

    @property
    def edge(self) -> str:
        """What stands up the outer edge."""
        if not self.is_public:
            return _("%(name)s · internal · must not be passed on") % {"name": self.name}
        return "" if self.is_published else _("%(name)s · not approved") % {"name": self.name}

    def address_of(self, place: int) -> str:
        """The way from the file to a passage; it leads through log-in."""
        reference = self.references[place]
        return f"{self.portal}/rapporter/{self.code}/utgave/{self.number}/utdrag/{reference}/"
