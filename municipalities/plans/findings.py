"""Make targets, responsible units, deadlines and sums of passages of plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Nature, Passage, Support
from forkommune.evidence.services import make_claim
from forkommune.work.history import acting
from municipalities.register.models import Municipality, PlanTarget
from municipalities.survey.findings import create_finding

from .models import Deadline, PlanPage, ResponsibleUnit, Sum


class NotOfAPlan(ValueError):
    """The passage stands in no page of a plan."""


def page_of(passage: Passage) -> PlanPage | None:
    """The page of a plan that a passage stands on; None where it stands elsewhere."""
    pages = PlanPage.objects.select_related("version__document__document_type")
    return pages.filter(source=passage.revision.source_id).first()


@transaction.atomic
def create_target(
    *,
    passage: Passage,
    title: str,
    by: User | None,
    scope: str,
    change_percent: Decimal | None = None,
    base_year: int | None = None,
    target_year: int | None = None,
    nature: Nature | str = Nature.FACT,
    grade: Support.Grade | str = Support.Grade.STRONG,
    municipality: Municipality | None = None,
) -> PlanTarget:
    """A target of the plan that `passage` stands in, resting on the passage.

    The same made of the same passage gives the one that stands. Raises NotOfAPlan.
    """
    page = page_of(passage)
    if page is None:
        raise NotOfAPlan(
            _("“%(source)s” is not a page of a plan; a target stands in one.")
            % {"source": passage.revision.source}
        )
    Passage.objects.select_for_update().get(pk=passage.pk)
    fields = {
        "document": page.version.document,
        "text": title,
        "scope": scope,
        "change_percent": change_percent,
        "base_year": base_year,
        "target_year": target_year,
    }
    standing = PlanTarget.objects.filter(claim__supports__passage=passage, **fields).first()
    if standing is not None:
        return standing
    with acting(by, "municipalities.target_found"):
        claim = make_claim(
            kind=Claim.Kind.TARGET,
            statement=title,
            nature=nature,
            by=by,
            passage=passage,
            grade=grade,
            organisation=municipality.organisation if municipality else None,
        )
        return PlanTarget.objects.create(claim=claim, page=str(page.number), **fields)


def create_unit(
    *,
    passage: Passage,
    title: str,
    by: User | None,
    unit: str,
    about: Claim | None = None,
    nature: Nature | str = Nature.FACT,
    grade: Support.Grade | str = Support.Grade.STRONG,
    municipality: Municipality | None = None,
) -> ResponsibleUnit:
    """A unit that the plan makes responsible. Raises NoMunicipality, NatureTooOpen."""
    fields = {"unit": unit, "about": about}
    return create_finding(ResponsibleUnit, passage, title, by, nature, grade, municipality, fields)


def create_deadline(
    *,
    passage: Passage,
    title: str,
    by: User | None,
    year: int,
    day: date | None = None,
    about: Claim | None = None,
    nature: Nature | str = Nature.FACT,
    grade: Support.Grade | str = Support.Grade.STRONG,
    municipality: Municipality | None = None,
) -> Deadline:
    """By when. Raises NoMunicipality, NatureTooOpen."""
    fields = {"year": year, "day": day, "about": about}
    return create_finding(Deadline, passage, title, by, nature, grade, municipality, fields)


def create_sum(
    *,
    passage: Passage,
    title: str,
    by: User | None,
    amount: Decimal,
    year: int | None = None,
    about: Claim | None = None,
    nature: Nature | str = Nature.FACT,
    grade: Support.Grade | str = Support.Grade.STRONG,
    municipality: Municipality | None = None,
) -> Sum:
    """Money that the plan names. Raises NoMunicipality, NatureTooOpen."""
    fields = {"amount": amount, "year": year, "about": about}
    return create_finding(Sum, passage, title, by, nature, grade, municipality, fields)
