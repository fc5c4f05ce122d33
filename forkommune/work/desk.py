"""What a form tells the Draft mechanism about itself: its row, its fields, its addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.http import QueryDict
from django.utils.crypto import get_random_string

from forkommune.ui.asked import whole_number
from forkommune.ui.parts import Crumb

from .merging import DIGEST_LENGTH, Value, Values, clean, digest
from .models import Draft, DraftConflict, DraftRevision
from .services.draft_states import find_draft
from .services.drafts import Save

TAB_LENGTH = 16
MOST_EARLIER = 5
TAB = re.compile("[A-Za-z0-9_-]+")
DIGEST = re.compile(f"[0-9a-f]{{{DIGEST_LENGTH}}}")


def plain(value: Value) -> str:
    """A value as it was typed."""
    return value if isinstance(value, str) else ", ".join(value)


@dataclass(frozen=True, slots=True)
class DraftField:
    """One field of a form.

    label: what a message calls it ("question 15"). title: its whole words. place: the part of the
    form it is in. many: holds a list. is_text: two texts can be joined and edited. words: how a
    stored value reads.
    """

    name: str
    label: str
    title: str
    place: str = ""
    many: bool = False
    is_text: bool = True
    words: Callable[[Value], str] = plain


@dataclass(frozen=True)
class Desk:
    """A form whose text must not be lost, on one row.

    initial: what its fields hold without a draft. refusal: why nothing may be saved now, in words
    for the person who types; empty when it may.
    """

    kind: str
    target: models.Model
    title: str
    fields: Sequence[DraftField]
    initial: Values
    form_url: str
    save_url: str
    presence_url: str
    conflict_url: str
    crumbs: Sequence[Crumb] = ()
    is_invented: bool = False
    refusal: str = ""
    refusal_url: str = ""
    refusal_link: str = ""
    guard: Callable[[], bool] = lambda: True
    revisions_url: str = ""

    @cached_property
    def draft(self) -> Draft | None:
        """The draft as it lies now; asked once."""
        return find_draft(self.kind, self.target)

    @property
    def values(self) -> dict[str, Value]:
        """What the form shows: the draft over the row's own values."""
        return {**self.initial, **(self.draft.data if self.draft else {})}

    @property
    def has_draft(self) -> bool:
        """Whether anything is typed that the row does not hold yet."""
        return bool(self.draft and self.draft.data)

    @property
    def storage_key(self) -> str:
        """The name under which a browser tab keeps unsent text of this form."""
        return f"draft:{self.kind}:{self.target.pk}"

    @property
    def version(self) -> int:
        """Number of the newest save; 0 before the first."""
        return self.draft.version if self.draft else 0

    @property
    def base(self) -> str:
        """Digests of what the form is loaded with, for its hidden field."""
        values = self.values
        return json.dumps({one.name: digest(values.get(one.name, "")) for one in self.fields})

    @cached_property
    def new_tab(self) -> str:
        """A random name for this page load."""
        return get_random_string(TAB_LENGTH)

    @cached_property
    def conflicts(self) -> list[DraftConflict]:
        """The texts that somebody must decide on, in the order of the form."""
        order = {one.name: place for place, one in enumerate(self.fields)}
        found = DraftConflict.objects.of(self.kind, self.target).undecided()
        return sorted((one for one in found if one.field in order), key=lambda c: order[c.field])

    @property
    def revisions(self) -> list[DraftRevision]:
        """The kept states, newest first."""
        return list(self.draft.revisions.for_listing()) if self.draft else []

    def field_of(self, name: str) -> DraftField:
        """The field of a name. Raises KeyError naming it when the form has none."""
        return {one.name: one for one in self.fields}[name]

    def read(self, posted: QueryDict) -> Save:
        """A posted form as a save; what is no field of the form is left out."""
        values: dict[str, Value] = {
            one.name: posted.getlist(one.name) if one.many else posted.get(one.name, "")
            for one in self.fields
        }
        return Save(
            values={name: clean(value) for name, value in values.items()},
            base=_base(posted.get("base", ""), self.fields),
            tab=tab_of(posted) or self.new_tab,
            seq=whole_number(posted.get("seq", "")) or 1,
            continues=_earlier(posted.get("continues", "")),
        )


def tab_of(posted: QueryDict) -> str:
    """The name of the page load that posted; empty when it sent none that our pages make."""
    tab = posted.get("tab", "")[:TAB_LENGTH]
    return tab if TAB.fullmatch(tab) else ""


def _earlier(names: str) -> frozenset[str]:
    """The page loads that the form goes on from; what our pages do not make is left out."""
    found = names.split()[:MOST_EARLIER]
    return frozenset(one for one in found if len(one) <= TAB_LENGTH and TAB.fullmatch(one))


def _base(text: str, fields: Sequence[DraftField]) -> dict[str, str]:
    """The digests that fields were loaded with; one that is lost counts as loaded empty."""
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    loaded = {one.name: str(found.get(one.name, "")) for one in fields}
    return {name: one for name, one in loaded.items() if DIGEST.fullmatch(one)}


def as_the_only_writer(desk: Desk, save: Save) -> Save:
    """One person writes here, on one or two devices: what was typed last stands, and what stood
    before is kept as a revision. A field left alone takes what the other device wrote."""
    stored = desk.values
    base = {
        name: save.base[name] if save.base.get(name) == digest(value) else digest(stored[name])
        for name, value in save.values.items()
    }
    return Save(save.values, base, save.tab, save.seq)
