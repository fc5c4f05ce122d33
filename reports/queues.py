"""Editions that wait to be published, or for a decision about what they quote, on the start page of the administration."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.plan.models import Deliverable
from forkommune.ui.dates import short_date
from forkommune.work.registry import WAITING_SHOWN, Waiting, WaitingItem, first_of, waiting
from reports.models import Edition, Section, Sentence
from reports.publishing import title


def unpublished(user: Any) -> Waiting | None:
    """The newest edition of each deliverable, where it is a finished draft."""
    if not user.has_perm("reports.order_report"):
        return None
    rows = Edition.objects.visible_to(user).awaiting_publication().for_listing()
    first, count = first_of(rows)
    return Waiting(
        title=_("Reports to approve"),
        icon="file-check",
        count=count,
        items=[_item(edition) for edition in first],
        all_label=_("All reports"),
        all_address="/rapporter/",
    )


def _item(edition: Edition) -> WaitingItem:
    pages = ngettext("%(n)d page", "%(n)d pages", edition.pages or 0) % {"n": edition.pages or 0}
    made = _("ordered on %(day)s") % {"day": short_date(timezone.localdate(edition.ordered_at))}
    return WaitingItem(
        title=_("%(code)s %(title)s, edition %(number)d")
        % {
            "code": edition.deliverable.code,
            "title": edition.deliverable.title,
            "number": edition.number,
        },
        since=f"{made} · {pages}",
        address=edition.get_absolute_url(),
        action=_("Read and approve"),
        is_primary=True,
        is_invented=edition.frozen.has_invented,
    )


def quoting_withdrawn(user: Any) -> Waiting | None:
    """The newest published edition of each report, where it quotes what was withdrawn since; None
    where none does."""
    if not user.has_perm("reports.order_report"):
        return None
    rows = [
        one for one in Edition.objects.visible_to(user).newest_with_quotes() if lacks_quotes(one)
    ]
    if not rows:
        return None  # it seldom happens; an empty card would only stand in the way
    return Waiting(
        title=_("Editions that quote what was withdrawn"),
        icon="warning",
        count=len(rows),
        items=[_lacking(edition) for edition in rows[:WAITING_SHOWN]],
        all_label=_("All reports"),
        all_address="/rapporter/",
    )


def lacks_quotes(edition: Any) -> bool:
    """Whether an edition of `newest_with_quotes` prints words that are in the portal no more."""
    printed = {row["place"] for row in edition.quotes}
    return not printed <= set(edition.places or ())


def _lacking(edition: Edition) -> WaitingItem:
    return WaitingItem(
        title=title(edition),
        since=_("order a new edition, which is made without the quote, or withdraw this one"),
        address=edition.get_absolute_url(),
        action=_("Decide"),
        is_late=True,
        is_invented=edition.has_invented,  # type: ignore[attr-defined]
    )


def to_read_again(user: Any) -> Waiting | None:
    """Sentences that lost a passage, which keep the next edition of their report waiting; None for none."""
    if not user.has_perm("evidence.read_research"):
        return None
    first, count = first_of(Sentence.objects.visible_to(user).weakened())
    if not count:
        return None
    return Waiting(
        title=_("Sentences that lost a passage"),
        icon="warning",
        count=count,
        items=[
            WaitingItem(
                title=f"{one.deliverable.code} {one.claim.statement}",
                since=_("no edition is made until somebody has read it again"),
                address=_page_of(one.deliverable) + f"#setning-{one.pk}",
                action=_("Decide"),
                is_late=True,
                is_invented=one.claim.is_invented,
            )
            for one in first
        ],
        all_label=_("All reports"),
        all_address="/rapporter/",
    )


def _page_of(deliverable: Deliverable) -> str:
    return reverse("reports:report-detail", args=[deliverable.code])


def to_write(user: Any) -> Waiting | None:
    """Sections that the user is responsible for, without text or with comments; None for no section."""
    if not user.has_perm("evidence.read_research"):
        return None
    first, count = first_of(Section.objects.visible_to(user).to_write(user))
    if not count:
        return None
    return Waiting(
        title=_("Texts of reports that you write"),
        icon="pencil",
        count=count,
        items=[
            WaitingItem(
                title=f"{one.deliverable.code} {one.title}",
                since=_("has comments") if one.body else _("nothing is written yet"),
                address=one.get_absolute_url(),
                action=_("Write"),
            )
            for one in first
        ],
        all_label=_("All reports"),
        all_address="/rapporter/",
    )


def register() -> None:
    """Put the queues in the registry."""
    waiting.add("editions", unpublished, order=20)
    waiting.add("editions quoting what was withdrawn", quoting_withdrawn, order=21)
    waiting.add("sentences to read again", to_read_again, order=22)
    waiting.add("sections to write", to_write, order=23)
