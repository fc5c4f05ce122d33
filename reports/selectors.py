"""What the report pages show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.urls import reverse

from forkommune.accounts.models import User
from forkommune.evidence.models import Passage, SourceText
from forkommune.plan.models import Deliverable
from forkommune.work.models import Job
from reports.edition_files import EditionFile, changes_of, files_of
from reports.models import Edition, Sentence
from reports.rendering import COMPOSED

MOST_PASSAGES = 30
STATUS_KINDS = {
    Edition.State.ORDERED: "under_way",
    Edition.State.CANCELLED: "missing",
    Edition.State.NOT_MADE: "error",
    Edition.State.DRAFT: "draft",
    Edition.State.SHARED: "draft",
    Edition.State.REVIEW: "under_way",
    Edition.State.PUBLISHED: "published",
    Edition.State.WITHDRAWN: "missing",
}


@dataclass(frozen=True)
class EditionRow:
    """One edition as its table shows it."""

    edition: Edition
    status_kind: str
    status_words: str
    reason: str  # why it was not made, or ""
    verdict: str  # "PDF/UA-1, PDF/A-2a", or ""
    can_be_published: bool
    publication_url: str  # where it is sent for comments and decided on, or ""
    files: Sequence[EditionFile] = ()
    changes: str = ""  # "Changes since edition 2: 5 places", or ""
    changes_url: str = ""


@dataclass(frozen=True)
class ReportRow:
    """One report of the list."""

    deliverable: Deliverable
    published: Edition | None
    newest: Edition | None  # a draft or an ordered one, for those who may see it
    can_be_made: bool


def report_rows(user: User | AnonymousUser) -> list[ReportRow]:
    """Every report of the project with what the user may see of it."""
    editions = list(Edition.objects.visible_to(user).for_listing())
    deliverables = Deliverable.objects.visible_to(user).select_related("activity__lead")
    return [_report_row(row, editions) for row in deliverables]


def _report_row(deliverable: Deliverable, editions: Sequence[Edition]) -> ReportRow:
    own = [edition for edition in editions if edition.deliverable_id == deliverable.pk]
    published = [edition for edition in own if edition.state == Edition.State.PUBLISHED]
    newer = [edition for edition in own if edition.state != Edition.State.PUBLISHED]
    return ReportRow(
        deliverable=deliverable,
        published=published[0] if published else None,
        newest=newer[0] if newer else None,
        can_be_made=deliverable.code in COMPOSED,
    )


def edition_rows(deliverable: Deliverable, user: User | AnonymousUser) -> list[EditionRow]:
    """The editions of a report that the user may see, newest first."""
    editions = Edition.objects.visible_to(user).latest_of(deliverable.code)
    may_publish = user.has_perm("reports.publish_edition")
    may_share = user.has_perm("reports.order_report")
    return [_edition_row(edition, may_publish, may_share) for edition in editions.for_listing()]


def _edition_row(edition: Edition, may_publish: bool, may_share: bool) -> EditionRow:
    job = edition.job
    stopped = job is not None and job.is_finished and job.state != Job.State.DONE
    under_way = job is not None and not job.is_finished
    changes, changes_url = changes_of(edition) if edition.sha256 else ("", "")
    return EditionRow(
        edition=edition,
        status_kind=STATUS_KINDS[Edition.State(edition.state)],
        status_words=str(edition.get_state_display()),
        reason=job.message if stopped and job else "",
        verdict=", ".join(
            verdict["profile"]
            for verdict in edition.validation.get("verdicts", [])
            if verdict["passed"] and verdict["rules"]
        ),
        can_be_published=may_publish
        and edition.state in Edition.UNPUBLISHED
        and edition.audience == "public"
        and not under_way,
        publication_url=reverse("work:publication", args=["edition", edition.pk])
        if may_share and edition.sha256
        else "",
        files=files_of(edition),
        changes=changes,
        changes_url=changes_url,
    )


def jobs_under_way(rows: Sequence[EditionRow]) -> list[Job]:
    """The unfinished jobs of these editions."""
    jobs = [row.edition.job for row in rows]
    return [job for job in jobs if job is not None and not job.is_finished]


def sentence_rows(deliverable: Deliverable, user: User | AnonymousUser) -> list[dict[str, Any]]:
    """The report's sentences with the passages the user may read."""
    readable = Passage.objects.visible_to(user).with_sources()
    return [
        {
            "sentence": row,
            "passages": readable.filter(supports__claim=row.claim_id).order_by("pk"),
        }
        for row in Sentence.objects.visible_to(user).of_report(deliverable)
    ]


def texts_on_page(
    deliverable: Deliverable, user: User | AnonymousUser, passages: Any
) -> QuerySet[SourceText]:
    """Texts of which the report's page shows words: under its sentences, and among `passages`."""
    under_sentences = Q(revisions__passages__supports__claim__sentence__deliverable=deliverable)
    shown = SourceText.objects.visible_to(user).filter(
        under_sentences | Q(revisions__passages__in=passages.order_by())
    )
    return shown.distinct()


def texts_of_passages(user: User | AnonymousUser, passages: Any) -> QuerySet[SourceText]:
    """Texts of which words are shown with `passages`."""
    rows = SourceText.objects.visible_to(user).filter(revisions__passages__in=passages.order_by())
    return rows.distinct()


def texts_cited_in(edition: Edition) -> QuerySet[SourceText]:
    """Texts that an edition quotes."""
    return SourceText.objects.filter(revisions__passages__citations__edition=edition).distinct()


def choosable_passages(user: User | AnonymousUser, words: str) -> Any:
    """Passages for a new sentence: those with the words, or the newest; at most thirty."""
    readable = Passage.objects.visible_to(user)
    current = readable.filter(moved_to__isnull=True, quote__icontains=words)
    newest = list(current.order_by("-pk").values_list("pk", flat=True)[:MOST_PASSAGES])
    return readable.with_sources().filter(pk__in=newest).order_by("-pk")
