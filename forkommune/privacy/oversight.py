"""What the data-protection officer sees: states, numbers and times, and no word of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page
from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import User
from forkommune.evidence.models import (
    Consent,
    ContactKey,
    Informant,
    KeyLookup,
    ProcessingActivity,
    ResearchExport,
    TextAccess,
)
from forkommune.evidence.querysets.people import consents_of
from forkommune.ui.dates import today
from forkommune.ui.paging import KeyPaginator
from forkommune.work.registry import Overseen, overseen

from .erasure_log import RESTORE, Deed
from .retention import Due, due, names_protocol, protocol
from .services import erasure_log

PER_PAGE = 50
SHOWN = 20
# What a reader does on a page, by the name of its address.
PURPOSES = {
    "evidence:source-code": gettext_lazy("Coding a text"),
    "evidence:source-correct": gettext_lazy("Correcting a text"),
    "evidence:memo-list": gettext_lazy("Reading memos beside passages"),
    "evidence:passage-report": gettext_lazy("Printing coded passages"),
    "evidence:text-search": gettext_lazy("Searching in the texts"),
    "evidence:research-export": gettext_lazy("Taking coded material out as files"),
    "evidence:passage-list": gettext_lazy("Reading coded passages"),
    "evidence:passage-table": gettext_lazy("Taking coded passages out as a table"),
    "evidence:code-divide": gettext_lazy("Dividing the passages of a code"),
    "evidence:code-detail": gettext_lazy("Looking up what carries a code"),
    "evidence:passage-detail": gettext_lazy("Looking up a passage"),
    "evidence:claim-make": gettext_lazy("Making a finding"),
    "evidence:claim-detail": gettext_lazy("Looking up what a finding rests on"),
    "municipalities:interview-detail": gettext_lazy("Reading an interview"),
    "municipalities:interview-form": gettext_lazy("Filling in an interview"),
    "municipalities:interview-conflict": gettext_lazy("Choosing between two wordings"),
    "municipalities:interview-versions": gettext_lazy("Looking up earlier drafts"),
    "municipalities:finding-list": gettext_lazy("Reading what findings rest on"),
    "focusgroups:focusgroup-detail": gettext_lazy("Reading a focus group"),
    "focusgroups:recruitment": gettext_lazy("Recruiting: the list of candidates"),
    "focusgroups:recruitment-mail": gettext_lazy("Recruiting: writing to candidates"),
    "focusgroups:candidate": gettext_lazy("Recruiting: reaching a candidate"),
    "focusgroups:candidate-new": gettext_lazy("Recruiting: finding somebody who steps in"),
    "focusgroups:candidate-change": gettext_lazy("Recruiting: correcting contact data"),
    "focusgroups:candidate-consent": gettext_lazy("Recruiting: recording a consent"),
    "focusgroups:candidate-withdraw": gettext_lazy("Recruiting: taking everything back"),
    "focusgroups:summary": gettext_lazy("Reading answers to a summary"),
    "focusgroups:summary-form": gettext_lazy("Writing a summary of a session"),
    "focusgroups:process-detail": gettext_lazy("Reading what a participation process rests on"),
    "focusgroups:transcript-file": gettext_lazy("Saying who speaks in a transcript"),
    "focusgroups:note-redact": gettext_lazy("Blacking out what was said of somebody"),
    "focusgroups:notes": gettext_lazy("Taking notes of a focus group"),
    "focusgroups:note-conflict": gettext_lazy("Choosing between two wordings"),
    "focusgroups:session-end": gettext_lazy("Ending a focus group"),
    "workshops:follow-up": gettext_lazy("Following up a municipality"),
    "workshops:record": gettext_lazy("Reading what came of a meeting"),
    "workshops:notes-form": gettext_lazy("Writing the notes of a meeting"),
    "workshops:conclusion-new": gettext_lazy("Writing down what a meeting cleared up"),
    "workshops:conclusion-change": gettext_lazy("Wording a conclusion anew"),
    "workshops:basis": gettext_lazy("Reading the basis of the main project"),
    "workshops:basis-choose": gettext_lazy("Choosing conclusions for the main project"),
    "workshops:basis-file": gettext_lazy("Taking the basis of the main project out as a file"),
    "workshops:question-new": gettext_lazy("Writing down an open question"),
    "workshops:question": gettext_lazy("Following up an open question"),
    "workshops:action-new": gettext_lazy("Writing down follow-up of a meeting"),
    "workshops:action-change": gettext_lazy("Changing follow-up of a meeting"),
    "workshops:minutes": gettext_lazy("Writing and reading the minutes of a meeting"),
    "workshops:minutes-section": gettext_lazy("Drafting a section of minutes again"),
    "workshops:minutes-word": gettext_lazy("Fetching the minutes of a meeting as Word"),
    "workshops:minutes-archive": gettext_lazy("Fetching the archive package of minutes"),
    "workshops:minutes-pdf": gettext_lazy("Fetching the minutes of a meeting as PDF"),
    "workshops:action-list": gettext_lazy("Reading what is to be followed up"),
    "reports:report-detail": gettext_lazy("Writing a report"),
    "reports:section-check": gettext_lazy("Choosing passages for a report"),
    "reports:edition-download": gettext_lazy("Fetching a report for researchers"),
}


@dataclass(frozen=True)
class ConsentStatus:
    """How the basis for keeping what people told stands; counts of informants."""

    informants: int
    in_force: int
    withdrawn: int
    without: int
    undated: int
    overdue: int
    by_basis: list[tuple[str, int]]


@dataclass(frozen=True)
class NamesKept:
    """Names and contact data, encrypted: how many, and when the first and the last go."""

    count: int
    first_goes: date | None
    last_goes: date | None


@dataclass(frozen=True)
class Reading:
    """One row of the access log, with the reader's purpose in words."""

    row: TextAccess
    reader: str
    purpose: str


@dataclass(frozen=True)
class Oversight:
    """The whole page."""

    consents: ConsentStatus
    records: list[ProcessingActivity]
    page: Page
    readings: list[Reading]
    readers: list[tuple[int, str]]
    lookups: list[KeyLookup]
    erasures: list[Deed]
    destroyed: list[tuple[date, int]]
    forgotten: list[tuple[date, int]]
    tonight: list[Due]
    has_log: bool
    names: NamesKept
    exports: list[ResearchExport]
    tables: list[Overseen]


def oversight(*, user: User, reader: int | None, number: str) -> Oversight:
    """The page for an officer; the log of one reader (key) or of all, page by page."""
    log = TextAccess.objects.visible_to(user).for_listing()
    rows = log.of_user(reader) if reader else log
    page = KeyPaginator(rows, PER_PAGE).get_page(number)
    deeds = [deed for deed in erasure_log().read()[0] if deed.kind != RESTORE]
    return Oversight(
        consents=consent_status(user),
        records=list(ProcessingActivity.objects.visible_to(user).select_related("controller")),
        page=page,
        readings=[Reading(row, _reader(row), _purpose(row.page)) for row in page.object_list],
        readers=_readers(user),
        lookups=list(KeyLookup.objects.select_related("by")[:SHOWN]),
        erasures=list(reversed(deeds))[:SHOWN],
        destroyed=protocol(SHOWN),
        forgotten=names_protocol(SHOWN),
        tonight=due(),
        has_log=erasure_log().exists,
        names=_names(),
        exports=list(ResearchExport.objects.select_related("by").order_by("-at", "-pk")[:SHOWN]),
        tables=[table() for table in overseen],
    )


def consent_status(user: User) -> ConsentStatus:
    """Counted over all informants; an informant with a basis in force counts as that alone."""
    consents = Consent.objects.visible_to(user)
    labels = dict(Consent.Basis.choices)
    counted = (
        consents.in_force()
        .order_by()
        .values_list("basis")
        .annotate(Count("informant", distinct=True))
    )
    withdrawn = Consent.objects.filter(informant=OuterRef("pk"), withdrawn_at__isnull=False)
    informants = Informant.objects.annotate(
        has_basis=Exists(consents_of(OuterRef("pk"))),
        has_withdrawn=Exists(withdrawn),
    )
    told = informants.aggregate(
        informants=Count("pk"),
        in_force=Count("pk", filter=Q(has_basis=True)),
        withdrawn=Count("pk", filter=Q(has_basis=False, has_withdrawn=True)),
        without=Count("pk", filter=Q(has_basis=False, has_withdrawn=False)),
        undated=Count("pk", filter=Q(retain_until__isnull=True)),
        overdue=Count("pk", filter=Q(retain_until__lt=today())),
    )
    by_basis = [(str(labels[basis]), count) for basis, count in counted]
    return ConsentStatus(**told, by_basis=by_basis)


def _names() -> NamesKept:
    kept = ContactKey.objects.aggregate(
        n=Count("pk"), first=Min("delete_on"), last=Max("delete_on")
    )
    return NamesKept(kept["n"], kept["first"], kept["last"])


def _reader(row: TextAccess) -> str:
    return row.user.get_full_name() if row.user else _("unknown")


def _purpose(page: str) -> str:
    return str(PURPOSES.get(page, page))


def _readers(user: User) -> list[tuple[int, str]]:
    """Those who stand in the log, for the choice above it."""
    keys = TextAccess.objects.visible_to(user).order_by().values("user").distinct()
    return [(one.pk, one.get_full_name()) for one in User.objects.filter(pk__in=keys)]
