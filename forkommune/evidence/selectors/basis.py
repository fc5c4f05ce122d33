"""Whether what an informant says may be kept: the basis in force, and what it covers."""

from __future__ import annotations

from forkommune.evidence.models import Consent, Informant, QuoteScope


def basis_of(informant: Informant) -> Consent | None:
    """The newest basis in force for keeping what an informant says; None where there is none."""
    return informant.consents.newest_in_force()


def may_keep(informant: Informant) -> bool:
    """Whether answers may be saved: a basis in force that covers the interview."""
    basis = basis_of(informant)
    return basis is not None and QuoteScope.INTERVIEW in basis.scopes


def still_may_keep(informant: Informant) -> bool:
    """As `may_keep`, and nobody withdraws until the end of the transaction."""
    list(Informant.objects.select_for_update(no_key=True).filter(pk=informant.pk).values_list("pk"))
    return may_keep(informant)
