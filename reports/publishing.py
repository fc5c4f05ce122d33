"""The way of an edition to its readers: draft, shared draft, approval, published, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.work.registry import (
    Publishable,
    Step,
    TextPart,
    drafts_to_send,
    publishables,
)
from reports.models import Edition

from .services import publish_edition, withdraw_edition

KIND = "edition"
State = Edition.State
SENTENCES = "sentences"
BEING_MADE = gettext_lazy("The final file is being made; it is published when it is done.")


def title(edition: Edition) -> str:
    """The report and the number of its edition."""
    return _("%(title)s, edition %(number)d") % {
        "title": edition.deliverable.title,
        "number": edition.number,
    }


def parts(edition: Edition) -> list[TextPart]:
    """The words that people wrote for the report, as they were frozen with its data."""
    data = edition.snapshot.data if edition.snapshot else {}
    written = [
        TextPart(row["key"], row["title"], row["text"]) for row in data.get("sections") or []
    ]
    sentences = "\n".join(row["text"] for row in data.get("sentences") or [])
    return [*written, TextPart(SENTENCES, _("Sentences"), sentences)] if sentences else written


def may_share(edition: Edition) -> str:
    """A draft that is sent to anybody is always built for the public."""
    if edition.audience != "public":
        return _("Only an edition made for the public is sent to others. Order one first.")
    return ""


def under_way(edition: Edition) -> str:
    """That the final file is being made, from the approval until the file is there."""
    job = edition.job
    if job and edition.state in Edition.UNPUBLISHED and not job.is_finished:
        return str(BEING_MADE)
    return ""


def _publish(edition: Any, by: Any, reason: str) -> None:
    publish_edition(edition=edition, by=by)


def _withdraw(edition: Any, by: Any, reason: str) -> None:
    withdraw_edition(edition=edition, by=by, reason=reason)


STEPS = (
    Step(
        "send_to_approval",
        gettext_lazy("Send to approval"),
        (State.DRAFT.value, State.SHARED.value),
        State.REVIEW.value,
        "reports.order_report",
        gettext_lazy("It waits for approval."),
    ),
    Step(
        "publish",
        gettext_lazy("Approve and publish"),
        Edition.UNPUBLISHED,
        State.PUBLISHED.value,
        "reports.publish_edition",
        BEING_MADE,
        act=_publish,
    ),
    Step(
        "send_back",
        gettext_lazy("Send back"),
        (State.REVIEW.value,),
        State.DRAFT.value,
        "reports.publish_edition",
        gettext_lazy("It is a draft again."),
        reason_needed=True,
    ),
    Step(
        "withdraw",
        gettext_lazy("Withdraw"),
        (State.PUBLISHED.value,),
        State.WITHDRAWN.value,
        "reports.publish_edition",
        gettext_lazy("It is withdrawn; its file and the reason are kept."),
        reason_needed=True,
        act=_withdraw,
    ),
)

EDITION = Publishable(
    model="reports.Edition",
    title=title,
    address=lambda edition: edition.get_absolute_url(),
    parts=parts,
    states=lambda: {value: str(label) for value, label in State.choices},
    steps=STEPS,
    share_permission="reports.order_report",
    shareable=Edition.UNPUBLISHED,
    may_share=may_share,
    under_way=under_way,
    file=lambda edition: edition.file if edition.sha256 else None,
    series=lambda edition: f"{edition.deliverable.code}-{edition.audience}",
    is_invented=lambda edition: edition.snapshot.has_invented,
)


def drafts_that_stand(user: Any) -> Iterable[Edition]:
    """The newest finished draft of each deliverable for the public, as a user may send it."""
    if not user.has_perm(EDITION.share_permission):
        return Edition.objects.none()
    return Edition.objects.visible_to(user).awaiting_publication().for_listing()


def register() -> None:
    """Put editions in the registry."""
    publishables.add(KIND, EDITION)
    drafts_to_send.add("editions", drafts_that_stand, order=10)
