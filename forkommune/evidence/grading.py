"""How well a claim is founded: worked out of what it rests on whenever it is asked, never stored."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import ClaimLink, SourceText, Support

DOCUMENTS = (SourceText.Kind.PLAN, SourceText.Kind.PUBLIC)


class Grade(models.TextChoices):
    """From the strongest doubt to the strongest ground."""

    CONFLICTING = "strid", _("Conflicting")
    UNSUPPORTED = "uten", _("Without support")
    ONE = "en", _("Said by one")
    SEVERAL = "flere", _("Said by several")
    DOCUMENTED = "dokument", _("Confirmed by document")


def with_grade(claims: Any) -> Any:
    """Annotate `grade` of some claims.

    Conflicting: something speaks for it and something against, or another claim contradicts it.
    Confirmed by document: a passage of a plan or a public source speaks for it. Else it is counted
    how many people say it.
    """
    return claims.annotate(grade=_grade())


@cache  # takes as long to put together as the question that it stands in
def _grade() -> Case:
    links = ClaimLink.objects.filter(kind=ClaimLink.Kind.CONTRADICTS).filter(
        Q(from_claim=OuterRef("pk")) | Q(to_claim=OuterRef("pk"))
    )
    rests_on = Support.objects.filter(claim=OuterRef("pk")).order_by().values("claim")
    founded = Subquery(rests_on.annotate(founded=_founded()).values("founded"))
    return Case(
        When(Exists(links), then=Value(Grade.CONFLICTING)),
        default=Coalesce(founded, Value(Grade.UNSUPPORTED)),
        output_field=models.CharField(),
    )


def _founded() -> Case:
    """The grade of all the support of a claim together."""
    source = "passage__revision__source"
    carries = ~Q(grade=Support.Grade.AGAINST)
    carrying = Count("pk", filter=carries)
    documents = Count("pk", filter=carries & Q(**{f"{source}__kind__in": DOCUMENTS}))
    people = Count(f"{source}__informant", filter=carries, distinct=True)
    return Case(
        When(
            GreaterThan(Count("pk"), carrying) & GreaterThan(carrying, 0),
            then=Value(Grade.CONFLICTING),
        ),
        When(GreaterThan(documents, 0), then=Value(Grade.DOCUMENTED)),
        When(GreaterThan(people, 1), then=Value(Grade.SEVERAL)),
        When(GreaterThan(carrying, 0), then=Value(Grade.ONE)),
        default=Value(Grade.UNSUPPORTED),
        output_field=models.CharField(),
    )
