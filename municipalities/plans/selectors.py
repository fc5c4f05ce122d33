"""The list of documents, a document with its versions and pages, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Left

from forkommune.evidence.models import Claim, SourceText, TextRevision
from forkommune.work.models import Job
from municipalities.register import words
from municipalities.register.models import PlanDocument

from .models import PlanPage, PlanVersion
from .services import JOB_KIND

LETTERS_SHOWN = 140
SHARE_OF_BLANK = 0.1


@dataclass(frozen=True)
class DocumentRow:
    """A document as the list shows it."""

    document: PlanDocument
    places: str
    period: str
    is_plan: bool
    version_count: int
    page_count: int
    passage_count: int


@dataclass(frozen=True)
class Resting:
    """A finding on a document. newer: number of a version that has come in since, else None."""

    claim: Claim
    page: PlanPage
    newer: int | None


@dataclass(frozen=True)
class DocumentPage:
    """A document with one of its versions open."""

    document: PlanDocument
    municipalities: list[Any]
    period: str
    is_plan: bool
    versions: list[PlanVersion]
    version: PlanVersion | None
    newest: PlanVersion | None
    pages: QuerySet[PlanPage] | None
    resting: list[Resting] = field(default_factory=list)
    job: Job | None = None

    @property
    def outdated(self) -> int:
        """How many findings rest on another version than the newest."""
        return len({row.claim.pk for row in self.resting if row.newer})

    @cached_property
    def blank(self) -> list[int]:
        """Numbers of the pages of the open version on which no word could be read."""
        return [page.number for page in self.pages or () if not page.beginning]  # type: ignore[attr-defined]

    @property
    def has_many_blank(self) -> bool:
        """Whether so many are blank that they are pictures rather than backs of covers."""
        count = len(self.pages) if self.pages is not None else 0
        return len(self.blank) > SHARE_OF_BLANK * count

    @property
    def blank_in_words(self) -> str:
        """The blank pages as 2, 5–9."""
        runs: list[list[int]] = []
        for number in self.blank:
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return ", ".join(f"{run[0]}–{run[-1]}" if run[1:] else str(run[0]) for run in runs)

    @property
    def is_newest(self) -> bool:
        """Whether the open version is the newest that is read."""
        return self.version == self.newest


def document_rows(documents: Iterable[Any], user: Any) -> list[DocumentRow]:
    """Rows of documents that come with type and municipalities, in their order."""
    rows = list(documents)
    pages = _page_counts(rows, user)
    passages = _passage_counts(rows, user)
    versions = _version_counts(rows, user)
    return [
        DocumentRow(
            document=row,
            places=", ".join(sorted(one.name for one in row.municipalities.all())),
            period=words.period_words(row),
            is_plan=words.is_plan(row),
            version_count=versions.get(row.pk, 0),
            page_count=pages.get(row.pk, 0),
            passage_count=passages.get(row.pk, 0),
        )
        for row in rows
    ]


def _version_counts(documents: Sequence[PlanDocument], user: Any) -> dict[int, int]:
    versions = PlanVersion.objects.visible_to(user).read().filter(document__in=documents)
    return dict(versions.order_by().values_list("document").annotate(Count("pk")))


def _page_counts(documents: Sequence[PlanDocument], user: Any) -> dict[int, int]:
    """Pages of the newest version of each."""
    versions = PlanVersion.objects.visible_to(user).read().filter(document__in=documents)
    newest = versions.order_by("document_id", "-number").distinct("document_id").values("pk")
    pages = PlanPage.objects.filter(version__in=newest).order_by()
    return dict(pages.values_list("version__document").annotate(Count("pk")))


def _passage_counts(documents: Sequence[PlanDocument], user: Any) -> dict[int, int]:
    """Marked passages in all versions of each, those of corrected texts once."""
    versions = PlanVersion.objects.visible_to(user).filter(document__in=documents)
    sources = SourceText.objects.filter(plan_page__version__in=versions).order_by()
    counted = sources.values_list("plan_page__version__document").annotate(
        count=Count(
            "revisions__passages",
            filter=Q(revisions__passages__moved_to__isnull=True),
            distinct=True,
        )
    )
    return dict(counted)


def document_page(document: PlanDocument, user: Any, *, number: int | None) -> DocumentPage:
    """A document as one reader sees it; `number` opens a version, else the newest is open."""
    versions = list(PlanVersion.objects.visible_to(user).of_document(document).for_listing())
    read = [version for version in versions if version.read_at]
    newest = read[0] if read else None
    version = next((one for one in read if one.number == number), None if number else newest)
    job = Job.objects.filter(kind=JOB_KIND, params__document=document.pk).order_by("-ordered_at")
    return DocumentPage(
        document=document,
        municipalities=list(document.municipalities.all()),
        period=words.period_words(document),
        is_plan=words.is_plan(document),
        versions=versions,
        version=version,
        newest=newest,
        pages=_pages(version, user) if version else None,
        resting=_resting(read, user),
        job=job.visible_to(user).first(),
    )


def _pages(version: PlanVersion, user: Any) -> Any:
    """Pages with the beginning of their words as they now stand."""
    revisions = TextRevision.objects.filter(source=OuterRef("source")).order_by("-number")
    pages = PlanPage.objects.visible_to(user).of_version(version)
    words = revisions.annotate(beginning=Left("text", LETTERS_SHOWN)).values("beginning")
    return pages.annotate(beginning=Subquery(words[:1]))


def _resting(versions: list[PlanVersion], user: Any) -> list[Resting]:
    """Findings that rest on the versions, each once for each page, the oldest versions first."""
    if not versions:
        return []
    newest = versions[0].number
    claims = (
        Claim.objects.visible_to(user)
        .filter(supports__passage__revision__source__plan_page__version__in=versions)
        .annotate(page_id=F("supports__passage__revision__source__plan_page"))
        .order_by("pk", "page_id")
        .distinct()
    )
    pages = PlanPage.objects.filter(version__in=versions).select_related("version", "source")
    by_key = {page.pk: page for page in pages.filter(pk__in=[c.page_id for c in claims])}
    rows = [(claim, by_key[claim.page_id]) for claim in claims if claim.page_id in by_key]
    rows.sort(key=lambda row: (row[1].version.number, row[1].number, row[0].pk))
    return [
        Resting(claim, page, newest if page.version.number < newest else None)
        for claim, page in rows
    ]
