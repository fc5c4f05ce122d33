"""Make an example of a finding or a pilot: what it rests on comes along, passages and sources."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, ClaimLink, Nature, SourceText
from forkommune.evidence.services import link_claims, make_claim, support_claim
from forkommune.terms.models import Term
from forkommune.work.history import acting
from municipalities.models import Municipality
from pilots.models import Example, ExampleSource

from .concluding import put_on_example
from .files import copy_template
from .proposing import free_slug

KINDS: dict[str, str] = {
    Claim.Kind.MEASURE: Example.Kind.MEASURE,
    Claim.Kind.INSTRUMENT: Example.Kind.MEASURE,
    Claim.Kind.PILOT: Example.Kind.MEASURE,
    Claim.Kind.ROUTINE: Example.Kind.ROUTINE,
    Claim.Kind.PROCESS: Example.Kind.PROCESS,
}
# Texts that everybody can look up; what was said in an interview is no source to name.
OPEN_TEXTS = (SourceText.Kind.PLAN, SourceText.Kind.PUBLIC)


class NoExample(ValueError):
    """Nothing that can be copied: no example is made of it."""


def example_of(claim: Claim) -> Example | None:
    """The example that was made of a claim; None where there is none."""
    made = claim.links_in.filter(kind=ClaimLink.Kind.EXAMPLE_OF, from_claim__example__isnull=False)
    link = made.select_related("from_claim__example").first()
    found: Example | None = link.from_claim.example if link else None
    return found


def place_of(claim: Claim) -> list[Municipality]:
    """The municipalities that a claim is about, by what stands behind it."""
    pilot = getattr(claim, "pilot", None)
    if pilot is not None:
        return list(pilot.municipalities.all())
    rows = Municipality.objects.filter(organisation=claim.organisation_id or 0)
    return list(rows)


@transaction.atomic
def make_example(
    *,
    claim: Claim,
    title: str,
    summary: str,
    theme: Term,
    sector: Term,
    instrument: Term,
    by: User,
) -> Example:
    """A draft of an example that rests on all that the claim rests on; made once, a second time is that one.

    Raises NoExample for what nobody can copy, or what is about a respondent.
    """
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    made = example_of(claim)
    if made is not None:
        return made
    if claim.kind not in KINDS:
        raise NoExample(_("No example is made of a %(kind)s.") % {"kind": claim.get_kind_display()})
    if claim.nature == Nature.RESPONDENT:
        raise NoExample(_("It is about a respondent, and is not published."))
    places = place_of(claim)
    own = make_claim(
        kind=Claim.Kind.EXAMPLE,
        statement=title,
        nature=claim.nature,
        by=by,
        organisation=claim.organisation,
        is_invented=claim.is_invented,
    )
    with acting(by, "example.made"):
        example = Example.objects.create(
            slug=free_slug(title),
            claim=own,
            kind=KINDS[claim.kind],
            title=title,
            summary=summary,
            place=", ".join(place.name for place in places)[:200] or _("Not known"),
            theme=theme,
            sector=sector,
            instrument=instrument,
            is_invented=claim.is_invented,
        )
        example.municipalities.set(places)
    _bring_along(claim, own, example, by)
    _bring_templates(claim, example, by)
    link_claims(from_claim=own, to_claim=claim, kind=ClaimLink.Kind.EXAMPLE_OF, by=by)
    pilot = getattr(claim, "pilot", None)
    if pilot is not None and pilot.example_id is None:
        pilot.example = example
        with acting(by, "pilot.example_made"):
            pilot.save(update_fields=["example"])
        put_on_example(pilot=pilot, by=by)
    return example


def _bring_templates(claim: Claim, example: Example, by: User) -> None:
    """The templates of a routine, so that others can take it into use."""
    routine = getattr(claim, "routine", None)
    if routine is None:
        return
    for row in routine.templates.all():
        copy_template(example=example, title=row.title, file=row.file, name=row.file_name, by=by)


def _bring_along(claim: Claim, own: Claim, example: Example, by: User) -> None:
    """Each passage with its grade and note; an open text that it is from becomes a source."""
    supports = claim.supports.select_related("passage__revision__source").order_by("pk")
    titles: dict[str, Any] = {}
    for support in supports:
        support_claim(
            claim=own, passage=support.passage, by=by, grade=support.grade, note=support.note
        )
        source = support.passage.revision.source
        if source.kind in OPEN_TEXTS:
            titles.setdefault(source.title, source)
    ExampleSource.objects.bulk_create(
        ExampleSource(example=example, title=title, page=source.place[:20], position=at)
        for at, (title, source) in enumerate(titles.items(), start=1)
    )
