"""Whom texts are about and who has coded them, for forms that ask for one of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from forkommune.accounts.models import Organisation, User
from forkommune.database.probing import any_of
from forkommune.evidence.models import Coding, Memo, SourceText
from forkommune.evidence.querysets import CodingQuerySet
from forkommune.evidence.querysets.rounds import Hidden


def places_with_texts(user: User) -> QuerySet[Organisation]:
    """Organisations that texts are about, by name."""
    texts = SourceText.objects.visible_to(user).filter(organisation=OuterRef("pk"))
    return Organisation.objects.filter(Exists(texts)).order_by("name", "pk")


def coders_seen_by(user: User, hidden: Hidden = None) -> QuerySet[User]:
    """Those whose codings the user may see, by name; hidden as in `CodingQuerySet.visible_to`."""
    codings = Coding.objects.visible_to(user, hidden).filter(coder=OuterRef("pk"))
    return User.objects.filter(any_of(codings, first_by="code_id")).order_by("name", "email", "pk")


def coders_of(codings: QuerySet[Coding]) -> QuerySet[User]:
    """Those who made some codings, by name."""
    made = codings.order_by().values("coder")
    return User.objects.filter(pk__in=made).order_by("name", "email", "pk")


@dataclass(frozen=True)
class CoderCount:
    """A coder, and how many passages they have put something on."""

    coder: User
    passages: int


def counts_by_coder(codings: CodingQuerySet) -> list[CoderCount]:
    """Those who made some codings, by name, with how many passages each; two queries."""
    counts = dict(codings.passage_counts("coder").values_list("coder", "passages"))
    return [CoderCount(one, counts[one.pk]) for one in coders_of(codings)]


def writers_of(memos: QuerySet[Memo]) -> QuerySet[User]:
    """Those who wrote some memos, by name."""
    wrote = memos.order_by().values("by")
    return User.objects.filter(pk__in=wrote).order_by("name", "email", "pk")
