"""Examples on the page of a municipality, and where a claim of ours is shown."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim
from forkommune.terms.models import Term
from forkommune.work.registry import (
    ClaimKind,
    Panel,
    claim_kinds,
    link_scopes,
    panels,
    yearly_questions,
)
from municipalities.models import Municipality
from pilots.models import Example
from pilots.publishing.confirming import confirming_page
from pilots.services.confirming import asked_in_mail
from pilots.services.making import KINDS, example_of
from pilots.services.proposing import (
    LINK_SCOPE,
    PROPOSE_EXAMPLE,
    SPONSOR_EXAMPLE,
    SPONSOR_SCOPE,
)

CARDS = 6


def examples(municipality: Municipality, user: Any) -> dict[str, Any]:
    """The newest examples of a municipality, and how many there are."""
    found = Example.objects.visible_to(user).published().of_municipality(municipality)
    cards = list(found.newest().for_tiles()[:CARDS])
    return {
        "municipality": municipality,
        "examples": cards,
        "count": found.count() if len(cards) == CARDS else len(cards),
        "most": CARDS,
    }


def to_confirm(who: Any, user: Any) -> dict[str, Any] | None:
    """How many examples the municipality is asked about; nothing where it has none."""
    page = confirming_page(who.municipality)
    if not page.lines:
        return None
    return {"page": page, "address": f"{who.facts_url}eksempler/"}


def example_address(claim: Claim) -> str:
    """The example behind a claim; the claim's own page before there is one."""
    example = getattr(claim, "example", None)
    return str(example.get_absolute_url() if example else claim.get_absolute_url())


def pilot_address(claim: Claim) -> str:
    """The pilot behind a claim; the claim's own page before there is one."""
    pilot = getattr(claim, "pilot", None)
    return str(pilot.get_absolute_url() if pilot else claim.get_absolute_url())


def pilot_of_claim(claim: Claim, user: Any) -> dict[str, Any] | None:
    """The way from a finding to a pilot, for those who keep pilots; None for what is one."""
    kinds = (Claim.Kind.PILOT, Claim.Kind.EXAMPLE, Claim.Kind.SENTENCE)
    if not user.has_perm("pilots.change_pilot") or claim.kind in kinds:
        return None
    return {"claim": claim}


def example_of_claim(claim: Claim, user: Any) -> dict[str, Any] | None:
    """The way from a finding or a pilot to an example, for those who keep examples."""
    if not user.has_perm("pilots.change_example") or claim.kind not in KINDS:
        return None
    return {"claim": claim, "example": example_of(claim)}


def to_adopt(example: Example, user: Any) -> dict[str, Any] | None:
    """The way to say that one's own municipality has copied it; for officers, of what is published."""
    if not getattr(user, "officer_organisations", []) or example.published_at is None:
        return None
    return {"example": example}


def _pilot_form(*args: Any, **kwargs: Any) -> Any:
    from pilots.register.forms import PassagePilotForm

    return PassagePilotForm(*args, **kwargs)


def register() -> None:
    """Put the panel on the municipality's page, and tell where claims of ours lead."""
    claim_kinds.add("example", ClaimKind(address=example_address, row="example"), order=20)
    claim_kinds.add(
        "pilot",
        ClaimKind(
            make_label=_("Make a pilot project"),
            form=_pilot_form,
            address=pilot_address,
            row="pilot",
        ),
        order=21,
    )
    panels.add("adoption of an example", Panel("example", "pilots/_example_adopt.html", to_adopt))
    panels.add("example of a claim", Panel("claim", "pilots/_claim_example.html", example_of_claim))
    panels.add("pilot of a claim", Panel("claim", "pilots/_claim_pilot.html", pilot_of_claim))
    panels.add("examples to confirm", Panel("facts", "pilots/_facts_examples.html", to_confirm))
    link_scopes.add(LINK_SCOPE, PROPOSE_EXAMPLE)
    link_scopes.add(SPONSOR_SCOPE, SPONSOR_EXAMPLE)
    yearly_questions.add("examples", asked_in_mail)
    panels.add(
        "examples of a municipality",
        Panel("municipality", "pilots/_municipality_examples.html", examples),
        order=10,
    )


def examples_of_sector(sector: Term) -> Any:
    """Keys of the claims behind the examples of a sector."""
    return Example.objects.of_sector(sector).values("claim")
