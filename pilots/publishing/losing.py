"""What becomes of examples and pilots whose claims have lost every passage they rested on.

They are drafts again until they rest on something; an example with a source that everybody can look
up rests on that.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from forkommune.work.registry import ClaimFate, FreeText, claim_fates, free_texts
from forkommune.work.services.publishing import record_step
from pilots.models import Example, Pilot

# Rows beside an example in which people write what they like.
BESIDE = (
    (
        "stories of examples",
        "pilots.ExampleStory",
        (
            "challenge",
            "goal",
            "anchoring",
            "participation",
            "did_not_work",
            "advice",
            "other_effects",
        ),
    ),
    ("steps of examples", "pilots.ExampleStep", ("text",)),
    ("barriers of examples", "pilots.ExampleBarrier", ("words", "solution")),
    ("effects of examples", "pilots.ExampleEffect", ("words", "method", "uncertainty")),
    ("adoptions", "pilots.Adoption", ("result",)),
    ("assessments of examples", "pilots.ExampleAssessment", ("text",)),
    ("notes on examples", "pilots.ExampleNote", ("text",)),
)

# Fields of a pilot in which people write what they like.
OWN_WORDS = (
    "problem", "hypothesis", "why", "potential_method", "cost", "funding", "risk", "legal",
    "participation", "next_steps",
)  # fmt: skip


def upheld(claims: frozenset[int]) -> set[int]:
    """Claims of examples with a public source."""
    rows = Example.objects.filter(claim__in=claims, sources__isnull=False)
    return set(rows.values_list("claim", flat=True))


def shown(claims: frozenset[int]) -> dict[int, tuple[str, str]]:
    """Examples and pilots that everybody can read now, by claim."""
    rows: list[Any] = [
        *Example.objects.published().filter(claim__in=claims),
        *Pilot.objects.filter(claim__in=claims, state=Pilot.State.PUBLISHED),
    ]
    return {row.claim_id: (str(row), row.get_absolute_url()) for row in rows}


def take_off(claims: frozenset[int], by: Any) -> None:
    """Published ones are drafts again, with the reason in their history."""
    examples = Example.objects.published().filter(claim__in=claims).select_for_update()
    pilots = Pilot.objects.filter(claim__in=claims, state=Pilot.State.PUBLISHED)
    rows: list[Any] = [*examples, *pilots.select_for_update()]
    for row in rows:
        before, row.state = row.state, type(row).State.DRAFT
        row.save(update_fields=["state"])
        record_step(row=row, before=before, by=by, reason=_("What it rested on was withdrawn."))


def register() -> None:
    """Put both in the registry, and what is written about them."""
    free_texts.add("examples", FreeText("pilots.Example", ("summary", "effect", "cost")))
    for name, model, fields in BESIDE:
        free_texts.add(
            name, FreeText(model, fields, address=lambda row: row.example.get_absolute_url())
        )
    free_texts.add("pilots", FreeText("pilots.Pilot", ("summary", *OWN_WORDS)))
    proposals = FreeText(
        "pilots.PilotProposal",
        ("title", "summary", "problem", "expected", "place"),
        address=lambda row: reverse("pilots:proposal-decide", args=[row.pk]),
    )
    free_texts.add("proposals of pilots", proposals)
    claim_fates.add("examples and pilots", ClaimFate(upheld, shown, take_off))
