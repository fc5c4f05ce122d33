"""Make measures, routines, instruments and barriers of marked passages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Nature, Passage, Support
from forkommune.evidence.services import make_claim
from forkommune.terms.models import Term
from forkommune.work.history import acting
from municipalities.register.models import Municipality
from municipalities.survey.models import (
    Barrier,
    Institution,
    Instrument,
    Measure,
    Requirement,
    Routine,
    SuccessFactor,
)
from municipalities.survey.models.finding import Finding

Made = TypeVar("Made", bound=Finding)


class NoMunicipality(ValueError):
    """The text belongs to no municipality, and none was named."""


def municipality_of(passage: Passage) -> Municipality | None:
    """The municipality that the passage's text is about, if it is one."""
    organisation = passage.revision.source.organisation
    if organisation is None:
        return None
    try:
        return organisation.municipality
    except ObjectDoesNotExist:
        return None


def create_measure(
    *,
    passage: Passage,
    title: str,
    by: User | None,
    status: Term,
    nature: Nature | str = Nature.FACT,
    sector: Term | None = None,
    year: int | None = None,
    effect: str = "",
    theme: Term | None = None,
    instrument: Term | None = None,
    cost: Decimal | None = None,
    responsible: str = "",
    grade: Support.Grade | str = Support.Grade.STRONG,
    municipality: Municipality | None = None,
) -> Measure:
    """A measure resting on `passage`; the municipality is the text's unless given.

    Raises NoMunicipality, and NatureTooOpen for words about the respondent.
    """
    fields = {
        "status": status,
        "sector": sector,
        "year": year,
        "effect": effect,
        "theme": theme,
        "instrument": instrument,
        "cost": cost,
        "responsible": responsible,
    }
    return create_finding(Measure, passage, title, by, nature, grade, municipality, fields)


def create_routine(
    *,
    passage: Passage,
    title: str,
    by: User | None,
    routine_type: Term,
    extent: Routine.Extent | str = Routine.Extent.FIXED,
    nature: Nature | str = Nature.FACT,
    grade: Support.Grade | str = Support.Grade.STRONG,
    municipality: Municipality | None = None,
) -> Routine:
    """A routine resting on `passage`. Raises as `create_measure`."""
    fields = {"routine_type": routine_type, "extent": extent}
    return create_finding(Routine, passage, title, by, nature, grade, municipality, fields)


def create_instrument(
    *,
    passage: Passage,
    title: str,
    by: User | None,
    instrument_type: Term,
    theme: Term | None = None,
    nature: Nature | str = Nature.FACT,
    grade: Support.Grade | str = Support.Grade.STRONG,
    municipality: Municipality | None = None,
) -> Instrument:
    """A policy instrument resting on `passage`. Raises as `create_measure`."""
    fields = {"instrument_type": instrument_type, "theme": theme}
    return create_finding(Instrument, passage, title, by, nature, grade, municipality, fields)


def create_barrier(
    *,
    passage: Passage,
    title: str,
    by: User | None,
    barrier_type: Term,
    theme: Term | None = None,
    instrument: Term | None = None,
    nature: Nature | str = Nature.ASSESSMENT,
    grade: Support.Grade | str = Support.Grade.STRONG,
    municipality: Municipality | None = None,
) -> Barrier:
    """A barrier resting on `passage`: an assessment, whatever the text was about, never a fact.

    Raises as `create_measure`, and ValueError for a barrier that calls itself a fact.
    """
    _demand_assessment(Barrier, nature)
    fields = {"barrier_type": barrier_type, "theme": theme, "instrument": instrument}
    return create_finding(Barrier, passage, title, by, nature, grade, municipality, fields)


def create_success(
    *,
    passage: Passage,
    title: str,
    by: User | None,
    barrier_type: Term | None = None,
    theme: Term | None = None,
    nature: Nature | str = Nature.ASSESSMENT,
    grade: Support.Grade | str = Support.Grade.STRONG,
    municipality: Municipality | None = None,
) -> SuccessFactor:
    """What made it work, and against which barrier. Raises as `create_barrier`."""
    _demand_assessment(SuccessFactor, nature)
    fields = {"barrier_type": barrier_type, "theme": theme}
    return create_finding(SuccessFactor, passage, title, by, nature, grade, municipality, fields)


def create_requirement(
    *,
    passage: Passage,
    title: str,
    by: User | None,
    means: Requirement.Means | str,
    theme: Term | None = None,
    nature: Nature | str = Nature.ASSESSMENT,
    grade: Support.Grade | str = Support.Grade.STRONG,
    municipality: Municipality | None = None,
) -> Requirement:
    """What is asked of the state. Raises as `create_barrier`."""
    _demand_assessment(Requirement, nature)
    fields = {"means": means, "theme": theme}
    return create_finding(Requirement, passage, title, by, nature, grade, municipality, fields)


def create_institution(
    *,
    passage: Passage,
    title: str,
    by: User | None,
    form: Institution.Form | str,
    standing: Institution.Standing | str,
    theme: Term | None = None,
    nature: Nature | str = Nature.FACT,
    grade: Support.Grade | str = Support.Grade.STRONG,
    municipality: Municipality | None = None,
) -> Institution:
    """An arrangement, in place or wanted. Raises as `create_measure`."""
    fields = {"form": form, "standing": standing, "theme": theme}
    return create_finding(Institution, passage, title, by, nature, grade, municipality, fields)


def _demand_assessment(model: type[Finding], nature: Nature | str) -> None:
    if nature == Nature.FACT:
        raise ValueError(
            f"A {model._meta.model_name} is somebody's assessment, not a {nature}; leave the "
            "nature as it is."
        )


@transaction.atomic
def create_finding(
    model: type[Made],
    passage: Passage,
    title: str,
    by: User | None,
    nature: Nature | str,
    grade: Support.Grade | str,
    municipality: Municipality | None,
    fields: dict[str, Any],
) -> Made:
    """A finding of any model with its claim. The same of the same passage gives the one that stands.

    fields: the model's own. Raises as `create_measure`.
    """
    place = municipality or municipality_of(passage)
    if place is None:
        raise NoMunicipality(
            _("“%(source)s” belongs to no municipality; choose which one the finding is about.")
            % {"source": passage.revision.source}
        )
    # One at a time, so that the second of two clicks finds what the first made.
    Passage.objects.select_for_update().get(pk=passage.pk)
    standing: Any = (
        model.objects.resting_on(passage)
        .filter(claim__nature=nature, municipality=place, title=title, **fields)
        .first()
    )
    if standing is not None:
        return cast("Made", standing)
    with acting(by, f"municipalities.{model.claim_kind}_found"):
        claim = make_claim(
            kind=model.claim_kind,
            statement=title,
            nature=nature,
            by=by,
            passage=passage,
            grade=grade,
            organisation=place.organisation,
        )
        made: Any = model.objects.create(claim=claim, municipality=place, title=title, **fields)
        return cast("Made", made)
