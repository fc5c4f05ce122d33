"""How high rooms show themselves on low pages without being imported there.

Each app registers at start (in its `AppConfig.ready`); a page asks the registry. Entries come back
in the order of their `order` number, then of registration.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class DuplicateEntry(ValueError):
    """Two entries of one register have the same name."""


@dataclass
class Register(Generic[T]):
    """Named entries of one kind."""

    kind: str
    entries: dict[str, tuple[int, T]] = field(default_factory=dict)

    def add(self, name: str, entry: T, *, order: int = 100) -> None:
        """Put an entry in; the same name twice is a mistake, not an override."""
        if name in self.entries and self.entries[name][1] is not entry:
            raise DuplicateEntry(f"The register of {self.kind} already has an entry {name!r}.")
        self.entries[name] = (order, entry)

    def get(self, name: str) -> T:
        """The entry of a name. Raises KeyError naming what there is."""
        if name not in self.entries:
            raise KeyError(f"No {self.kind} is called {name!r}; known: {sorted(self.entries)}.")
        return self.entries[name][1]

    def named(self) -> list[tuple[str, T]]:
        """Names and entries, in their order."""
        rows = sorted(self.entries.items(), key=lambda item: item[1][0])
        return [(name, entry) for name, (_order, entry) in rows]

    def __iter__(self) -> Iterator[T]:
        return (entry for _, entry in sorted(self.entries.values(), key=lambda pair: pair[0]))

    def __contains__(self, name: str) -> bool:
        return name in self.entries


@dataclass(frozen=True)
class Panel:
    """A part of a lower page that a higher app fills.

    `build(subject, user)` returns the template's context, or None when there is nothing to show.
    """

    page: str
    template: str
    build: Callable[[Any, Any], dict[str, Any] | None]


@dataclass(frozen=True)
class WaitingItem:
    """One thing that somebody must do: what, since when, and the one action."""

    title: str
    since: str
    address: str
    action: str
    is_late: bool = False
    is_primary: bool = False
    is_invented: bool = False


@dataclass(frozen=True)
class Waiting:
    """A queue of things to do as one visitor sees it; `items` are the first of `count`."""

    title: str
    icon: str
    count: int
    items: list[WaitingItem]
    all_label: str
    all_address: str


WAITING_SHOWN = 3


def first_of(rows: Any) -> tuple[list[Any], int]:
    """The first rows of a queue and how many there are, which is asked only where there are more."""
    first = list(rows[:WAITING_SHOWN])
    return first, len(first) if len(first) < WAITING_SHOWN else rows.count()


@dataclass(frozen=True)
class JobKind:
    """A sort of long work: what does it, and how its page and mail speak of it.

    run: gets a `services.running.JobRun`, tells it every step, and returns what goes into
        `Job.result`; raises `JobFailed` with words for the person who ordered.
    title: "Klimaarbeidet i Vestregionen, utgave 3", from a job.
    address: path of the page that shows the outcome, from a job.
    download: words and path of the file that was made, from a job that is done; or None.
    stopped: called in the transaction that ends a job as failed or cancelled, for the rows that
        waited for it.
    gives_way: what an attempt has made is kept for the next, so work may be put back at any step
        for somebody else's who waits.
    """

    run: Callable[[Any], dict[str, Any]]
    title: Callable[[Any], str]
    address: Callable[[Any], str]
    download: Callable[[Any], tuple[str, str] | None] = lambda job: None
    stopped: Callable[[Any], None] = lambda job: None
    gives_way: bool = False


@dataclass(frozen=True)
class ClaimKind:
    """A sort of claim, by the name of `Claim.Kind`: how it is made of a passage, where it shows.

    make_label: words of the button that makes one ("Make a measure"); empty where none is made so.
    form: opened with `passage=` and `user=`; its `save(by=…)` makes the row and returns the claim.
    address: path of the page of the row behind a claim; without it the claim's own page.
    row: relation by which `address` finds that row; read at once for all claims of a list.
    texts: names of `SourceText.Kind` of whose passages it is made; none means all.
    """

    make_label: Any = ""
    form: Callable[..., Any] | None = None
    address: Callable[[Any], str] | None = None
    row: str = ""
    texts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class FreeText:
    """Fields of a model in which people write what they like, also what somebody else has said.

    title, address: of a row, for whoever looks it up.
    """

    model: str
    fields: tuple[str, ...]
    title: Callable[[Any], str] = str
    address: Callable[[Any], str] = lambda row: row.get_absolute_url()


@dataclass(frozen=True)
class ClaimFate:
    """What an app does with its rows whose claims have lost every passage they rested on.

    upheld: of claims (keys), those that something else carries, such as a public source.
    shown: claims (keys) whose rows everybody can read now -> the title and path of the row.
    take_off(keys, by): takes those rows off the public pages; they are drafts again.
    """

    upheld: Callable[[frozenset[int]], set[int]]
    shown: Callable[[frozenset[int]], Mapping[int, tuple[str, str]]]
    take_off: Callable[[frozenset[int], Any], None]


@dataclass(frozen=True)
class Overseen:
    """A table on the page of the data-protection officer: states, numbers and days, no word of anybody.

    empty: what stands there where there are no rows.
    """

    title: Any
    icon: str
    heads: Sequence[Any]
    rows: Sequence[Sequence[str]]
    empty: Any


@dataclass(frozen=True)
class SourceKind:
    """A sort of source text, by the name of `SourceText.Kind`, as its app sees it.

    heading: what the text answers, such as the question of an interview; may be empty.
    address: path of the page where the text was written; may be empty.
    headings: what each of several texts answers, by their primary keys; asked once for a list.
    neighbours: words and path of the text before and the text after, where texts follow each other.
    """

    heading: Callable[[Any], str]
    address: Callable[[Any], str]
    headings: Callable[[Any], Mapping[int, str]] = lambda sources: {}
    neighbours: Callable[[Any], Sequence[tuple[str, str]]] = lambda source: ()


@dataclass(frozen=True)
class LinkScope:
    """What a personal link in a mail opens: its page, how long and how often it may be used.

    path: path of the page, from a token. language: the form of Norwegian of whoever a row was sent to.
    """

    path: Callable[[str], str]
    lasts: timedelta
    max_uses: int = 1
    language: Callable[[Any], str] = lambda row: "nb"


@dataclass(frozen=True)
class Suggestible:
    """About which fields of a model suggestions may be made.

    title: what the row is called on a page. address: path of the page that shows the row.
    """

    fields: tuple[str, ...]
    title: Callable[[Any], str]
    address: Callable[[Any], str]


@dataclass(frozen=True)
class Step:
    """A move of a row on its way to the readers.

    code: its name in forms. label: the words of its button. sources, target: states of the row.
    permission: who may take it. done: what is said afterwards.
    act(row, by, reason): does it in place of the mechanism and records it itself.
    """

    code: str
    label: Any
    sources: tuple[str, ...]
    target: str
    permission: str
    done: Any
    reason_needed: bool = False
    act: Callable[[Any, Any, str], Any] | None = None


@dataclass(frozen=True)
class TextPart:
    """One piece of a text under its heading."""

    name: str
    label: str
    text: str


@dataclass(frozen=True)
class Publishable:
    """A kind of row that is published: its steps, and what is frozen and compared.

    model: its label; the row's `state` says where it stands.
    parts: the text that is frozen, from a row. states: words of the states.
    changes(row, step): sets on the row what goes along with its new state.
    share_permission: who sends drafts. shared: the state of a draft that was sent.
    shareable: states in which a draft may be sent and commented on.
    may_share(row): why this row may not be sent to anybody; empty when it may.
    under_way(row): what a step taken before still does with the row; until it is done no other is taken.
    file: the file that goes along with a draft, from a row; None where there is none.
    series: rows that follow each other say the same.
    """

    model: str
    title: Callable[[Any], str]
    address: Callable[[Any], str]
    parts: Callable[[Any], list[TextPart]]
    states: Callable[[], Mapping[str, str]]
    steps: tuple[Step, ...]
    share_permission: str
    shareable: tuple[str, ...]
    shared: str = "shared"
    changes: Callable[[Any, Step], None] = lambda row, step: None
    may_share: Callable[[Any], str] = lambda row: ""
    under_way: Callable[[Any], str] = lambda row: ""
    file: Callable[[Any], Any] = lambda row: None
    series: Callable[[Any], str] = lambda row: str(row.pk)
    is_invented: Callable[[Any], bool] = lambda row: False


@dataclass(frozen=True)
class HoursHeld:
    """Time that somebody gave to the project in something that was held: an interview, a meeting.

    key: the same for the same thing, for ever. hours: None where nobody wrote down how long it
    took. activity: its number in the plan. text: for those who keep the books; names no person.
    """

    key: str
    on: date
    organisation: Any
    text: str
    hours: Decimal | None = None
    activity: int | None = None
    is_invented: bool = False


@dataclass(frozen=True)
class HourSource:
    """A sort of things held ("Interviews"), and all that were held of it."""

    title: Any
    held: Callable[[], Iterable[HoursHeld]]


@dataclass(frozen=True)
class Retention:
    """Rows that go when the days of their processing record are over.

    rows: those from before a moment, as a queryset.
    """

    title: Any
    rows: Callable[[Any], Any]


@dataclass(frozen=True)
class KeptUntil:
    """Rows that go when a day of their own is over.

    rows: those whose last day is at the latest a given one, as a queryset. erase: takes them away and
    says how many went.
    """

    title: Any
    rows: Callable[[date], Any]
    erase: Callable[[Any], int]


@dataclass(frozen=True)
class DataSource:
    """A set of data in the portal: whose it is, on what terms, and how sure it is.

    terms: the licence in words; where the source states none, that is what it says.
    files: paths in the repository. certainty: how far the portal has checked it.
    """

    name: Any
    publisher: Any
    terms: Any
    files: tuple[str, ...]
    certainty: Any


@dataclass(frozen=True)
class Mentions:
    """Texts of others that speak of informants (primary keys).

    find: what to call each text, and its address. flag: marks them, so that somebody takes the words
    out; in the transaction in which the informants go, while it is known who they were.
    """

    find: Callable[[frozenset[int]], list[tuple[str, str]]]
    flag: Callable[[frozenset[int], Any], None]


panels: Register[Panel] = Register("panel")
# From a user: the queue, or None where it is not the user's business.
waiting: Register[Callable[[Any], Waiting | None]] = Register("waiting items")
loaders: Register[Callable[..., Any]] = Register("data loader")
job_handlers: Register[JobKind] = Register("job handler")
claim_kinds: Register[ClaimKind] = Register("claim kind")
# In the transaction in which informants (primary keys) withdraw, before what they said goes; and who
# records it.
leavings: Register[Callable[[frozenset[int], Any], None]] = Register("what follows a withdrawal")
mentions: Register[Mentions] = Register("mentions of informants by others")
free_texts: Register[FreeText] = Register("free text")
claim_fates: Register[ClaimFate] = Register("fate of claims without support")
# From claims (primary keys) that have lost all they rested on, or rest on something again.
claim_standings: Register[Callable[[Collection[int]], None]] = Register("follower of support")
source_kinds: Register[SourceKind] = Register("source kind")
link_scopes: Register[LinkScope] = Register("scope of personal links")
# Looks up, and logs that it did, the address of a mail's target; "" where there is none any more.
# From a user: keys of the informants whose contact data are not the user's to see, as a queryset.
contact_guards: Register[Callable[[Any], Any]] = Register("guard of contact data")
address_books: Register[Callable[[Any, Any], str]] = Register("book of addresses")
# From a municipality: a sentence of its yearly mail on what else it is asked about; "" for nothing.
yearly_questions: Register[Callable[[Any], str]] = Register("yearly question to a municipality")
import_kinds: Register[Any] = Register("kind of import")  # work.importing.ImportKind
suggestibles: Register[Suggestible] = Register("model open to suggestions")
collectors: Register[Any] = Register("model with personal data")  # work.personal_data.PersonalData
retentions: Register[Retention] = Register("retention by a processing record")  # by its code
kept_until: Register[KeptUntil] = Register("retention by a day of its own")
outside_tables: Register[Any] = Register("place outside the tables")  # personal_data.Outside
overseen: Register[Callable[[], Overseen]] = Register("table for the data-protection officer")
person_kinds: Register[Any] = Register("kind of person")  # work.personal_data.PersonKind
# By the name of an address: bytes that a file sent to it may have, where that is another number.
upload_limits: Register[int] = Register("largest upload")
publishables: Register[Publishable] = Register("kind of publication")
# From a user: rows of `publishables` that stand as drafts and may be sent to people before a meeting,
# the newest of each series.
drafts_to_send: Register[Callable[[Any], Iterable[Any]]] = Register("drafts to send")
hour_sources: Register[HourSource] = Register("source of hours")
sources: Register[DataSource] = Register("data source")
# Lists of claims beside the chain's own: words of the list, and from claims to those in it.
claim_wordings: Register[Callable[[Any], None]] = Register("follower of a claim's wording")
claim_lists: Register[tuple[Any, Callable[[Any], Any]]] = Register("list of claims")
# From a term of the vocabulary of sectors: keys of the claims behind an app's rows of that sector.
sector_claims: Register[Callable[[Any], Any]] = Register("way from a sector to claims")


def makeable_of(text_kind: str) -> list[tuple[str, Any]]:
    """Kinds of claim made of passages of a kind of text: name and words of the button."""
    return [
        (name, kind.make_label)
        for name, kind in claim_kinds.named()
        if kind.form is not None and (not kind.texts or text_kind in kind.texts)
    ]


def panels_for(page: str, subject: Any, user: Any) -> list[tuple[str, dict[str, Any]]]:
    """Template and context of every panel with something to show on a page."""
    built = ((panel, panel.build(subject, user)) for panel in panels if panel.page == page)
    return [(panel.template, context) for panel, context in built if context is not None]
