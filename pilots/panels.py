"""Examples on the page of a municipality, and where a claim of ours is shown."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim
from forkommune.terms.models import Term
from forkommune.work.registry import ClaimKind, Panel, claim_kinds, panels, yearly_questions
from municipalities.models import Municipality
from pilots.confirming import confirming_page
from pilots.models import Example
from pilots.services.confirming import asked_in_mail

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


def _pilot_form(*args: Any, **kwargs: Any) -> Any:
    from pilots.pilot_forms import PassagePilotForm  # forms come after the apps

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
    panels.add("pilot of a claim", Panel("claim", "pilots/_claim_pilot.html", pilot_of_claim))
    panels.add("examples to confirm", Panel("facts", "pilots/_facts_examples.html", to_confirm))
    yearly_questions.add("examples", asked_in_mail)
    panels.add(
        "examples of a municipality",
        Panel("municipality", "pilots/_municipality_examples.html", examples),
        order=10,
    )


def examples_of_sector(sector: Term) -> Any:
    """Keys of the claims behind the examples of a sector."""
    return Example.objects.of_sector(sector).values("claim")
