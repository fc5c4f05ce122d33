"""Order, publish and withdraw editions; add sentences that rest on passages."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Passage, Support
from forkommune.evidence.selectors.resting import quotability_of
from forkommune.plan.models import Deliverable
from forkommune.work.history import acting
from forkommune.work.services import publishing
from forkommune.work.services.jobs import order_job
from reports.making import CannotMake, withdrawn_words
from reports.models import Edition, Sentence
from reports.rendering import COMPOSED

JOB_KIND = "report"


class CannotPublish(publishing.CannotPublish):
    """The edition cannot be published; the message says why and what to do."""


class CannotAdd(ValueError):
    """The sentence cannot be added; the message says what is missing."""


@transaction.atomic
def order_edition(
    *,
    deliverable: Deliverable,
    audience: str,
    profile: str,
    by: User | None,
    send: bool = True,
) -> Edition:
    """A new edition, and the job that freezes its data and makes its file.

    While the same report is being made for the same readers in the same form, that edition is
    returned: a double click orders one. send=False: the caller runs the job itself, and always
    gets an edition of its own. Raises CannotMake for a report that is not built yet, and where a
    sentence that lost a passage has not been read again.
    """
    if deliverable.code not in COMPOSED:
        raise CannotMake(
            _("%(code)s cannot be made yet. The reports that can be made now are %(made)s.")
            % {"code": deliverable.code, "made": ", ".join(COMPOSED)}
        )
    numbered = Deliverable.objects.select_for_update().get(pk=deliverable.pk)
    _demand_read_again(deliverable)
    inputs = {"code": deliverable.code, "audience": audience, "profile": profile}
    if not send:
        inputs["once"] = uuid.uuid4().hex
    job, is_new = order_job(kind=JOB_KIND, inputs=inputs, by=by, send=send)
    if not is_new:
        return Edition.objects.get(job=job)
    with acting(by, "edition.ordered"):
        return Edition.objects.create(
            deliverable=deliverable,
            number=_next_number(numbered),
            audience=audience,
            profile=profile,
            ordered_by=by,
            job=job,
        )


def _next_number(deliverable: Deliverable) -> int:
    """One that no edition has had, not even one that went with what it cited: an address is given once.

    deliverable: held until the end of the transaction.
    """
    numbers = Edition.objects.filter(deliverable=deliverable).aggregate(last=Max("number"))
    deliverable.last_edition = max(deliverable.last_edition, numbers["last"] or 0) + 1
    deliverable.save(update_fields=["last_edition"])
    return deliverable.last_edition


def _demand_read_again(deliverable: Deliverable) -> None:
    """Raises CannotMake naming each sentence that lost a passage and that nobody has read again."""
    rows = list(deliverable.sentences.weakened())
    if rows:
        raise CannotMake(
            _(
                "No edition is made until somebody has read again what lost a passage it rested on: %(sentences)s"
            )
            % {"sentences": " ".join(f"«{row.claim.statement}»" for row in rows)}
        )


@transaction.atomic
def publish_edition(*, edition: Edition, by: User) -> Edition:
    """Order the final file of a checked draft: the same data, without the marks of a draft.

    It becomes public when the file is made. Raises CannotPublish.
    """
    edition = (
        Edition.objects.select_for_update(of=("self",))
        .select_related("snapshot")
        .get(pk=edition.pk)
    )
    _require_publishable(edition)
    inputs = {"edition": edition.pk, "publish": True}
    job, is_new = order_job(kind=JOB_KIND, inputs=inputs, by=by)
    if is_new:
        with acting(by, "edition.publishing"):
            edition.job = job
            edition.save(update_fields=["job"])
    return edition


def _require_publishable(edition: Edition) -> None:
    if edition.audience != "public":
        raise CannotPublish(_("Only an edition made for the public can be published."))
    if edition.state not in Edition.UNPUBLISHED:
        raise CannotPublish(
            _("The edition is “%(state)s”; only a finished draft can be published.")
            % {"state": edition.get_state_display()}
        )
    places = [row["place"] for row in edition.frozen.data["quotes"]]
    quoted = edition.citations.filter(place__in=places)
    if len(places) != quoted.count():
        raise CannotPublish(withdrawn_words())
    _require_quotable(Passage.objects.filter(citations__in=quoted))


def _require_quotable(quoted: Any) -> None:
    """Raises CannotPublish naming each answer that may not be quoted, and why not."""
    allowed = Passage.objects.quotable_in_public().values("pk")
    refused = quoted.exclude(pk__in=allowed).with_sources().order_by("revision__source")
    if not refused:
        return
    told = [f"{one.revision.source}: {' '.join(quotability_of(one).reasons)}" for one in refused]
    raise CannotPublish(
        _(
            "Something that this edition cites may not be quoted any more. %(answers)s Order a new "
            "edition."
        )
        % {"answers": " ".join(dict.fromkeys(told))}
    )


@transaction.atomic
def withdraw_edition(*, edition: Edition, by: User, reason: str) -> Edition:
    """Take a published edition back; its row, file and reason are kept. Raises CannotPublish."""
    if not reason.strip():
        raise CannotPublish(_("Say why the edition is withdrawn."))
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if edition.state != Edition.State.PUBLISHED:
        raise CannotPublish(_("Only a published edition can be withdrawn."))
    with acting(by, "edition.withdrawn", reason.strip()):
        edition.state = Edition.State.WITHDRAWN
        edition.save(update_fields=["state"])
        publishing.record_step(
            row=edition, before=Edition.State.PUBLISHED, by=by, reason=reason.strip()
        )
    return edition


@transaction.atomic
def add_sentence(
    *, deliverable: Deliverable, text: str, passages: Iterable[Passage], nature: str, by: User
) -> Sentence:
    """A sentence of the report and the passages it rests on. Raises CannotAdd without any."""
    chosen = list(passages)
    if not text.strip() or not chosen:
        raise CannotAdd(_("Write the sentence and choose at least one passage it rests on."))
    with acting(by, "sentence.added"):
        claim = Claim.objects.create(
            kind=Claim.Kind.SENTENCE,
            statement=text.strip(),
            nature=nature,
            is_invented=any(passage.revision.source.is_invented for passage in chosen),
            created_by=by,
        )
        Support.objects.bulk_create(
            Support(claim=claim, passage=passage, created_by=by) for passage in chosen
        )
        return Sentence.objects.create(
            deliverable=deliverable,
            claim=claim,
            place="status",
            position=deliverable.sentences.count() + 1,
        )


@transaction.atomic
def remove_sentence(*, sentence: Sentence, by: User) -> None:
    """Take a sentence out of the report, with its claim; earlier editions keep their words."""
    with acting(by, "sentence.removed"):
        sentence.claim.delete()
