"""Propose an example: begin, let a local actor write, send, and decline to stand for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim
from forkommune.evidence.services import make_claim
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.registry import LinkScope
from forkommune.work.services.draft_states import discard_draft
from forkommune.work.services.outbox import Opens, post_mail
from forkommune.work.services.publishing import record_step
from municipalities.models import Municipality
from pilots.loading.wording import LETTERS
from pilots.models import Example, ExampleProposal
from pilots.proposing.desk import DRAFT_KIND
from pilots.proposing.writing import write_card, write_rows

from .files import hand_to_example

LINK_SCOPE, LINK_DAYS = "propose-example", 60
PROPOSE_EXAMPLE = LinkScope(
    path=lambda token: reverse("pilots:example-proposal-by-link", args=[token]),
    lasts=timedelta(days=LINK_DAYS),
    max_uses=20,  # each time it is handed over
)
SPONSOR_SCOPE = "sponsor-example"
SPONSOR_EXAMPLE = LinkScope(
    path=lambda token: reverse("pilots:example-sponsor", args=[token]),
    lasts=timedelta(days=LINK_DAYS),
    max_uses=5,  # a reader may have to send it twice
)
SECOND_CLICK = timedelta(minutes=1)
SLUG_LENGTH = 100
# Words that stand in the addresses of the example database itself.
TAKEN = frozenset(
    {
        "ark", "bekreftelser", "bruk", "foresla", "forslag", "fortell", "ko", "kunnskapsgrunnlag", "lag",
        "lenker", "liste", "sammenlign", "sla-sammen",
    }
)  # fmt: skip


class NotOpen(ValueError):
    """The proposal is sent, or the municipality does not stand for it: nothing is changed any more."""


@transaction.atomic
def begin_proposal(*, municipality: Municipality, by: User) -> ExampleProposal:
    """A new proposal; a second click within a minute gets the first one, as long as nothing is in it."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    since = timezone.now() - SECOND_CLICK
    mine = municipality.example_proposals.filter(made_by=by, begun_at__gt=since, sent_at=None)
    just_begun: ExampleProposal | None = mine.filter(actor="").first()
    if just_begun is not None:
        return just_begun
    with acting(by, "example_proposal.begun"):
        return ExampleProposal.objects.create(
            municipality=municipality, made_by=by, is_invented=by.is_invented
        )


@transaction.atomic
def invite_actor(
    *, municipality: Municipality, actor: str, address: str, by: User | None = None
) -> ExampleProposal:
    """A proposal that a local actor writes by a mailed link, for a municipality to stand for."""
    with acting(by, "example_proposal.actor_invited"):
        proposal = ExampleProposal.objects.create(
            municipality=municipality,
            actor=actor,
            made_by=by,
            is_invented=by is not None and by.is_invented,
        )
    told = {
        "actor": actor,
        "name": municipality.name,
        "link": Mail.LINK_MARK,
        "days": LINK_DAYS,
    }
    body = (
        _(
            "Hello,\n\nHere %(actor)s can tell of what it has done in %(name)s, for the example "
            "database of Klimaomstilling i Vestregionen:\n\n%(link)s\n\nWhat you write is saved as "
            "you go. When you hand it over, %(name)s looks at it and sends it on. The link works "
            "for %(days)d days and needs no log-in; do not pass it on. If nobody of yours has asked "
            "for this, do nothing.\n\nRegards,\nVestregionen"
        )
        % told
    )
    post_mail(
        kind=LINK_SCOPE,
        key=str(proposal.pk),
        to=address,
        subject=_("Propose an example from %(name)s") % told,
        body=body,
        by=by,
        opens=Opens(LINK_SCOPE, proposal),
    )
    return proposal


@transaction.atomic
def hand_over(*, proposal: ExampleProposal) -> ExampleProposal:
    """The local actor has finished: the municipality is told, once. Raises NotOpen."""
    row = _open(proposal)
    if row.handed_over_at is not None:
        return row
    row.handed_over_at = timezone.now()
    with acting(None, "example_proposal.handed_over"):
        row.save(update_fields=["handed_over_at"])
    place = row.municipality
    if place.organisation.email:
        with override("nn" if place.language_form == "nynorsk" else "nb"):
            told = {
                "actor": row.actor,
                "name": place.name,
                "link": Mail.LINK_MARK,
                "days": LINK_DAYS,
            }
            post_mail(
                kind="proposal-handed-over",
                key=str(row.pk),
                to=place.organisation.email,
                subject=_("%(actor)s proposes an example from %(name)s") % told,
                body=_(
                    "Hello,\n\n%(actor)s has written a proposal to the example database of "
                    "Klimaomstilling i Vestregionen. Nobody looks at it before %(name)s stands for "
                    "it. Read it here, and send it on with one button or say no:\n\n%(link)s\n\n"
                    "The link works for %(days)d days and needs no log-in. Whoever has it can answer "
                    "for the municipality. Somebody with an account can also change it, under "
                    "Eksempler and Våre forslag.\n\nRegards,\nVestregionen"
                )
                % told,
                opens=Opens(SPONSOR_SCOPE, row),
            )
    return row


@transaction.atomic
def decline_proposal(*, proposal: ExampleProposal, reason: str, by: User | None) -> ExampleProposal:
    """The municipality does not stand for what a local actor wrote; the actor reads why. Raises NotOpen."""
    row = _open(proposal)
    row.declined_at, row.declined_because = timezone.now(), reason.strip()[:500]
    row.full_clean(exclude=["made_by", "sent_by"])
    with acting(by, "example_proposal.declined", reason):
        row.save(update_fields=["declined_at", "declined_because"])
    return row


@transaction.atomic
def send_proposal(
    *,
    proposal: ExampleProposal,
    told: Mapping[str, Any],
    values: Mapping[str, Any],
    by: User | None,
    draft_version: int,
    reason: str = "",
) -> Example:
    """Make an example of what was told, checked, and put it in the queue; sent anew, it is the same one.

    told: the form's cleaned data. values: as typed. draft_version: of the draft that was checked.
    by: None where the municipality sends it by a mailed link; reason says so.
    Raises NotOpen, and DraftMoved when somebody wrote meanwhile.
    """
    row = _open(proposal)
    discard_draft(kind=DRAFT_KIND, target=row, by=by, version=draft_version)
    with acting(by, "example_proposal.sent", reason):
        example = _write(row, told, by, reason)
        row.example, row.values = example, dict(values)
        row.sent_at, row.sent_by = timezone.now(), by
        row.save()
    return example


@transaction.atomic
def propose_told(
    *,
    municipality: Municipality,
    told: Mapping[str, Any],
    values: Mapping[str, Any],
    by: User | None,
) -> Example:
    """A proposal that is in the queue at once, from a line of a sheet; sent back, it is written on in the form.

    told: the form's cleaned data. values: as they were typed.
    """
    is_invented = by is not None and by.is_invented
    with acting(by, "example_proposal.brought"):
        proposal = ExampleProposal(municipality=municipality, made_by=by, is_invented=is_invented)
        example = _write(proposal, told, by)
        proposal.example, proposal.values = example, dict(values)
        proposal.sent_at, proposal.sent_by = timezone.now(), by
        proposal.save()
    return example


def _open(proposal: ExampleProposal) -> ExampleProposal:
    """The proposal, locked, while its words may be changed."""
    row: ExampleProposal = ExampleProposal.objects.select_for_update(of=("self",)).get(
        pk=proposal.pk
    )
    if row.declined_at is not None:
        raise NotOpen(_("The municipality does not stand for this proposal."))
    if not row.can_be_written:
        raise NotOpen(_("It is sent already, and stands in the queue."))
    return row


def _write(
    proposal: ExampleProposal, told: Mapping[str, Any], by: User | None, reason: str = ""
) -> Example:
    place = proposal.municipality
    example = proposal.example or Example(
        slug=free_slug(told["title"]),
        claim=make_claim(
            kind=Claim.Kind.EXAMPLE,
            statement=told["title"],
            nature="fact",
            by=by,
            organisation=place.organisation,
            is_invented=proposal.is_invented,
        ),
        place=place.name,
        is_invented=proposal.is_invented,
    )
    write_card(example, told)
    example.lead_actor = (proposal.actor or place.name)[:80]
    before, example.state = example.state, Example.State.REVIEW
    example.full_clean(exclude=["claim"])
    example.save()
    example.municipalities.add(place)
    write_rows(example, told)
    if proposal.pk is not None:
        hand_to_example(proposal=proposal, example=example)
    record_step(row=example, before=before, by=by, reason=reason)
    return example


def free_slug(title: str) -> str:
    """An address that no example has yet, made of a title."""
    base = slugify(title.lower().translate(LETTERS))[:SLUG_LENGTH] or "eksempel"
    used = Example.objects.filter(slug__startswith=base).values_list("slug", flat=True)
    taken = TAKEN | set(used)
    if base not in taken:
        return base
    return next(slug for n in range(2, len(taken) + 3) if (slug := f"{base}-{n}") not in taken)
