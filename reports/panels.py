"""What the reports show on the pages of lower rooms."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from forkommune.evidence.models import Claim, Passage
from reports.models import CitedPassage, Sentence

OF_OVERVIEW = "D2"


def citations(passage: Passage, user: Any) -> dict[str, Any] | None:
    """Editions and sentences that cite a passage, as far as the user may see them."""
    cited = CitedPassage.objects.visible_to(user).of_passage(passage)
    sentences = Sentence.objects.visible_to(user).resting_on(passage)
    if not cited and not sentences:
        return None
    return {"citations": cited, "sentences": sentences}


def use_of_overview(narrowing: Any, user: Any) -> dict[str, Any] | None:
    """The report that the numbers of the overview come into, for those who order it."""
    return {"code": OF_OVERVIEW} if user.has_perm("reports.order_report") else None


def sentence_address(claim: Claim) -> str:
    """The report in which a sentence stands; the claim's own page before it stands in one."""
    sentence = getattr(claim, "sentence", None)
    if sentence is None:
        return claim.get_absolute_url()
    return reverse("reports:report-detail", args=[sentence.deliverable.code]) + "#setninger"
