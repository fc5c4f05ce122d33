"""The basis on which an informant's words may be kept: recorded, never edited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Consent, Informant, QuoteScope
from forkommune.evidence.selectors.basis import basis_of
from forkommune.evidence.services import NoBasisInForce
from forkommune.work.history import acting


@transaction.atomic
def record_basis(
    *,
    informant: Informant,
    basis: str,
    way: str,
    scopes: Sequence[str],
    letter_version: str,
    given_on: date,
    by: User | None,
    wording: str = "",
    valid_to: date | None = None,
    letter_hash: str = "",
) -> Consent:
    """A new row of consent or of information given; an earlier one stays and no longer counts.

    by: None where the informant gave it by a personal link. letter_hash: of the letter that was read,
    where the portal holds it. The same as the newest row, by the same person, gives that row: a second click records nothing.
    Raises ValidationError when the row breaks a rule (oral without wording, nothing covered, an
    end before the beginning).
    """
    said = {
        "basis": basis,
        "way": way,
        "scopes": list(scopes),
        "letter_version": letter_version,
        "letter_hash": letter_hash,
        "given_on": given_on,
        "valid_to": valid_to,
        "wording": wording,
        "recorded_by": by,
    }
    Informant.objects.select_for_update().get(pk=informant.pk)
    newest: Consent | None = informant.consents.order_by("pk").last()
    if newest is not None and newest.withdrawn_at is None and _says(newest, said):
        return newest
    consent = Consent(informant=informant, **said)
    consent.full_clean()
    with acting(by, "consent.recorded"):
        consent.save()
    return consent


def _says(consent: Consent, said: dict[str, Any]) -> bool:
    return all(getattr(consent, name) == value for name, value in said.items())


def require_basis(informant: Informant) -> Consent:
    """The basis in force that covers the interview. Raises NoBasisInForce naming the next step."""
    consent = basis_of(informant)
    if consent is None or QuoteScope.INTERVIEW not in consent.scopes:
        raise NoBasisInForce(
            _("No basis in force for keeping what %(who)s says: record it before writing answers.")
            % {"who": informant}
        )
    return consent
