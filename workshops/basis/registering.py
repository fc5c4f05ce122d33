"""The basis on lower pages: open questions as claims, what carries a claim, free text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim, SourceText
from forkommune.work.registry import (
    ClaimFate,
    ClaimKind,
    FreeText,
    Panel,
    claim_fates,
    claim_kinds,
    free_texts,
    panels,
)
from workshops.models import BasisConclusion, Ground, OpenQuestion

from . import grounds


def question_address(claim: Claim) -> str:
    """The question on the page of the basis; the claim's own page before there is one."""
    row = getattr(claim, "open_question", None)
    return row.get_absolute_url() if row else claim.get_absolute_url()


def basis_of_claim(claim: Claim, user: Any) -> dict[str, Any] | None:
    """Whether the main project builds on a conclusion, and which questions a claim answers."""
    if not user.has_perm(grounds.READ):
        return None
    chosen = BasisConclusion.objects.visible_to(user).filter(conclusion__claim=claim).first()
    answers = list(
        OpenQuestion.objects.visible_to(user).filter(answer=claim).select_related("claim")
    )
    return {"chosen": chosen, "answers": answers} if chosen or answers else None


def upheld(claims: frozenset[int]) -> set[int]:
    """Claims that a poll or an idea carries, whatever becomes of words."""
    return set(Ground.objects.filter(claim__in=claims).values_list("claim", flat=True))


def nothing_shown(claims: frozenset[int]) -> Mapping[int, tuple[str, str]]:
    """What is chosen leaves the project in files and reports alone, which ask again each time."""
    return {}


def nothing_to_take_off(claims: frozenset[int], by: Any) -> None:
    """A claim without support is kept back by `readable_by`."""


def _form(*args: Any, **kwargs: Any) -> Any:
    from .forms import PassageQuestionForm

    return PassageQuestionForm(*args, **kwargs)


def _basis_url(row: Any) -> str:
    return reverse("workshops:basis")


def register() -> None:
    """Put all of it in the registry."""
    grounds.register()
    question = ClaimKind(
        make_label=_("Write down an open question"),
        form=_form,
        address=question_address,
        row="open_question",
        texts=frozenset({SourceText.Kind.MINUTES}),
    )
    claim_kinds.add("question", question)
    panel = Panel("claim", "workshops/_basis_of_claim.html", basis_of_claim)
    panels.add("basis of the main project", panel, order=70)
    fate = ClaimFate(upheld, nothing_shown, nothing_to_take_off)
    claim_fates.add("polls and ideas", fate)
    words = FreeText("workshops.BasisConclusion", ("wording",), address=_basis_url)
    free_texts.add("chosen conclusions", words)
    earlier = FreeText(
        "workshops.ConclusionWording",
        ("statement", "reason"),
        address=lambda row: row.conclusion.claim.get_absolute_url(),
    )
    free_texts.add("earlier wordings of conclusions", earlier)
    free_texts.add("open questions", FreeText("workshops.OpenQuestion", ("outcome",)))
