"""What the document study brings to the pages of the chain of evidence, below it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim, Passage, SourceText, Support
from forkommune.work.registry import ClaimKind, Panel, SourceKind
from municipalities.register import words
from municipalities.register.models import PlanTarget
from municipalities.survey.registering import as_title

from .finding_forms import DeadlineForm, SumForm, TargetForm, UnitForm
from .models import Deadline, PlanPage, PlanVersion, ResponsibleUnit, Sum
from .models.finding import Detail

IN_PLANS = frozenset({SourceText.Kind.PLAN})
CLAIM_KINDS = {
    "target": ClaimKind(_("Make a target"), TargetForm, texts=IN_PLANS),
    "unit": ClaimKind(_("Make a responsible unit"), UnitForm, texts=IN_PLANS),
    "deadline": ClaimKind(_("Make a deadline"), DeadlineForm, texts=IN_PLANS),
    "sum": ClaimKind(_("Make a sum"), SumForm, texts=IN_PLANS),
}


def heading_of(source: SourceText) -> str:
    """Which page of how many; empty for an extract that belongs to no document of the register."""
    page = _page(source)
    if page is None:
        return ""
    count = page.version.pages.count()
    numbers = {"number": page.number, "count": count}
    if page.version.has_pages:
        return gettext("Page %(number)d of %(count)d") % numbers
    return gettext("Part %(number)d of %(count)d") % numbers


def address_of(source: SourceText) -> str:
    """The page in the list of its version's pages."""
    page = _page(source)
    return f"{page.version.get_absolute_url()}#side-{page.number}" if page else ""


def no_headings(sources: Iterable[SourceText]) -> dict[int, str]:
    """In a list of pages the number says enough."""
    return {}


def neighbours_of(source: SourceText) -> list[tuple[str, str]]:
    """The page before and the page after."""
    page = _page(source)
    if page is None:
        return []
    beside = PlanPage.objects.beside(page).select_related("source")
    return [
        (
            gettext("Next: %(place)s") % {"place": one.source.place}
            if one.number > page.number
            else gettext("Previous: %(place)s") % {"place": one.source.place},
            one.get_absolute_url(),
        )
        for one in beside
    ]


SOURCE_KINDS = {"plan": SourceKind(heading_of, address_of, no_headings, neighbours_of)}


def _page(source: SourceText) -> PlanPage | None:
    pages = PlanPage.objects.select_related("version__document")
    return pages.filter(source=source).first()


def finding_facts(claim: Claim, user: Any) -> dict[str, Any] | None:
    """The target, unit, deadline or sum behind a claim; None for other claims."""
    found = {
        Claim.Kind.TARGET: PlanTarget,
        Claim.Kind.UNIT: ResponsibleUnit,
        Claim.Kind.DEADLINE: Deadline,
        Claim.Kind.SUM: Sum,
    }.get(claim.kind)  # type: ignore[call-overload]
    row = found.objects.visible_to(user).filter(claim=claim).first() if found else None
    return {"kind": claim.kind, "finding": row} if row else None


def follow_wording(claim: Claim) -> None:
    """The target, unit, deadline or sum behind a claim says what the claim says."""
    models: tuple[type[Detail], ...] = (ResponsibleUnit, Deadline, Sum)
    details = {str(model.claim_kind): model for model in models}
    if claim.kind == Claim.Kind.TARGET:
        PlanTarget.objects.filter(claim=claim).update(text=claim.statement)
    elif claim.kind in details:
        rows = details[claim.kind].objects.filter(claim=claim)
        rows.update(title=as_title(claim.statement))


def laid_down(claim: Claim, user: Any) -> dict[str, Any] | None:
    """Units, deadlines and sums that plans lay down about a measure or target."""
    if claim.kind not in {Claim.Kind.MEASURE, Claim.Kind.TARGET}:
        return None
    rows = {
        "units": ResponsibleUnit.objects.visible_to(user).about(claim),
        "deadlines": Deadline.objects.visible_to(user).about(claim),
        "sums": Sum.objects.visible_to(user).about(claim),
    }
    found = {name: list(those) for name, those in rows.items()}
    return found if any(found.values()) else None


def versions_under(claim: Claim, user: Any) -> dict[str, Any] | None:
    """Which versions of plans a claim rests on, and which of them have a newer one."""
    return _told(PlanVersion.objects.visible_to(user).under_claim(claim))


def version_of_passage(passage: Passage, user: Any) -> dict[str, Any] | None:
    """Which version of a plan a passage stands in; of what a person said nothing is asked."""
    if passage.revision.source.kind != SourceText.Kind.PLAN:
        return None
    versions = PlanVersion.objects.visible_to(user).filter(pages__source=passage.revision.source)
    return _told(versions.with_newer().select_related("document__document_type"))


def _told(versions: Iterable[Any]) -> dict[str, Any] | None:
    rows = [
        {
            "version": version,
            "has_newer": version.has_newer,
            "is_plan": words.is_plan(version.document),
        }
        for version in versions
    ]
    return (
        {"versions": rows, "is_outdated": any(row["has_newer"] for row in rows)} if rows else None
    )


def on_older_versions(claims: Any) -> Any:
    """Those of some claims that rest on a version of a plan of which a newer one is in."""
    pages = PlanPage.objects.filter(version__in=PlanVersion.objects.outdated())
    return claims.filter(
        pk__in=Support.objects.filter(passage__revision__source__in=pages.values("source")).values(
            "claim"
        )
    )


PANELS = {
    "finding of a plan": Panel("claim", "municipalities/_plan_finding_facts.html", finding_facts),
    "laid down in plans": Panel("claim", "municipalities/_plan_laid_down.html", laid_down),
    "plan versions of a claim": Panel(
        "claim", "municipalities/_plan_versions.html", versions_under
    ),
    "plan version of a passage": Panel(
        "passage", "municipalities/_plan_versions.html", version_of_passage
    ),
}


def register() -> None:
    """Put the kinds, texts, panels, job and words of the document study in their registers."""
    from forkommune.work.registry import (
        claim_kinds,
        claim_lists,
        claim_wordings,
        job_handlers,
        panels,
        source_kinds,
        upload_limits,
    )

    from . import search_pages, searching
    from .jobs import READING_JOB
    from .reading.limits import MAX_BYTES
    from .services import JOB_KIND

    for order, (name, kind) in enumerate(CLAIM_KINDS.items(), start=5):
        claim_kinds.add(name, kind, order=order)
    for name, source in SOURCE_KINDS.items():
        source_kinds.add(name, source)
    for order, (name, panel) in enumerate(PANELS.items(), start=11):
        panels.add(name, panel, order=order)
    claim_wordings.add("findings of plans", follow_wording)
    claim_lists.add("eldre", (_("On an older version of a plan"), on_older_versions))
    job_handlers.add(JOB_KIND, READING_JOB)
    searching.register()
    search_pages.register()
    for address in ("municipalities:plan-create", "municipalities:plan-version-add"):
        upload_limits.add(address, MAX_BYTES)
