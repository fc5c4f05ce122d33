"""A division brought to the workshop as a proposal, and the criteria as claims that it can vote on."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Nature
from forkommune.evidence.services import make_claim
from forkommune.work.history import acting

from .models import Division, NetworkCriterion


class CannotBring(ValueError):
    """The division cannot be a proposal; the message says why. Nothing was written."""


@transaction.atomic
def bring_to_workshop(*, division: Division, by: User) -> Division:
    """Make a division one of the workshop's proposals; a second time changes nothing.

    The criteria are claims from now on, so that a question to the room can have them as options.
    Raises CannotBring for one without groups, and for one that is archived.
    """
    division = Division.objects.select_for_update().get(pk=division.pk)
    if division.archived_at is not None:
        raise CannotBring(
            _("An archived division is no proposal. Publish it again, or choose another.")
        )
    if not division.groups.exists():
        raise CannotBring(_("The groups are not there yet. Wait until the division is computed."))
    if division.brought_at is None:
        with acting(by, "network.brought_to_workshop"):
            division.brought_at = timezone.now()
            division.save(update_fields=["brought_at"])
    criterion_claims(by=by)
    return division


@transaction.atomic
def take_from_workshop(*, division: Division, by: User) -> Division:
    """The division is no proposal any more."""
    division = Division.objects.select_for_update().get(pk=division.pk)
    if division.brought_at is not None:
        with acting(by, "network.taken_from_workshop"):
            division.brought_at = None
            division.save(update_fields=["brought_at"])
    return division


@transaction.atomic
def criterion_claims(*, by: User | None) -> list[Claim]:
    """The claim of each criterion of the application, in its order; made where there is none yet."""
    claims = []
    rows = NetworkCriterion.objects.select_for_update(of=("self",)).for_listing()
    for criterion in rows:
        if criterion.claim is None:
            with acting(by, "network.criterion_claimed"):
                criterion.claim = make_claim(
                    kind=Claim.Kind.CRITERION,
                    statement=criterion.term.label_nb,
                    nature=Nature.FACT,
                    by=by,
                )
                criterion.save(update_fields=["claim"])
        claims.append(criterion.claim)
    return claims
