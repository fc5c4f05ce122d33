"""Questions about texts: who may read them, and how far their coding has come."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.aggregates import ArrayAgg, BoolOr
from django.db import models
from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, Value, When

from forkommune.database.probing import among, any_of

from .people import consents_of
from .rights import READ, READ_RELEASED
from .rounds import Hidden, hidden_codings

if TYPE_CHECKING:
    from forkommune.accounts.models import User

    # Only the base classes name some of them, as text.
    from forkommune.evidence.models import (  # noqa: F401
        CodingRound,
        Passage,
        SourceText,
        TextRevision,
    )

ORIGIN = ("title", "kind", "organisation__name", "invented", "keys", "done", "to_check")
BY_PLACE = ("organisation__name", "title", "pk")  # the order of texts in retrieval


def one_of(field: str, values: Iterable[Any]) -> Q:
    """Whether a field has one of some values; None among them: or no value at all."""
    wanted = set(values)
    known = Q(**{f"{field}__in": wanted - {None}})
    return known | Q(**{f"{field}__isnull": True}) if None in wanted else known


class SourceTextQuerySet(models.QuerySet["SourceText"]):
    """Texts that evidence rests on."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all, the secretariat what was released to it and names nobody, everybody public
        documents."""
        if user.has_perm(READ):
            return self.all()
        public = Q(kind__in=[self.model.Kind.PLAN, self.model.Kind.PUBLIC], is_invented=False)
        if user.has_perm(READ_RELEASED):
            return self.filter(public | Q(released_at__isnull=False, redact_since__isnull=True))
        return self.filter(public)

    def for_coding(self, coder: User, hidden: Hidden = None) -> Self:
        """Texts with something in them: how many codes and checks, and whether `coder` is done.

        hidden: as in `CodingQuerySet.visible_to`.
        """
        unseen = hidden_codings(coder.pk).values("pk") if hidden is None else hidden
        # A condition that leaves nothing out would cost a join of its own.
        is_seen = None if unseen == [] else ~Q(revisions__passages__codings__in=unseen)
        return (
            self.filter(revisions__isnull=False)
            .select_related("organisation")
            .only("kind", "title", "place", "informant", "is_invented", "organisation__name")
            .annotate(
                coding_count=Count("revisions__passages__codings", filter=is_seen, distinct=True),
                check_count=Count(
                    "revisions__passages",
                    filter=Q(
                        revisions__passages__needs_check=True,
                        revisions__passages__moved_to__isnull=True,
                    ),
                    distinct=True,
                ),
                is_done=Exists(_readings().filter(source=OuterRef("pk"), coder=coder)),
            )
            .order_by("organisation__name", "kind", "title", "pk")
        )

    def by_origin(self, coder: User) -> models.QuerySet[Any, Any]:
        """Interviews, plans and meetings in their order, as rows of `ORIGIN`: the keys of the texts,
        and in how many `coder` is done, a passage waits."""
        to_check = _passages().to_check().filter(revision__source=OuterRef("pk"))
        is_done = _readings().filter(source=OuterRef("pk"), coder=coder)
        rows: models.QuerySet[Any, Any] = (
            self.written()
            # Notes of one meeting come from many; two interviews of one title are two.
            .annotate(person=Case(When(kind=self.model.Kind.ANSWER, then=F("informant"))))
            .order_by()
            .values("organisation__name", "organisation", "kind", "title", "person")
            .annotate(
                first=Min("pk"),
                keys=ArrayAgg("pk"),
                invented=BoolOr("is_invented"),
                done=Count("pk", filter=Exists(is_done)),
                to_check=Count("pk", filter=Exists(to_check)),
            )
            .order_by("organisation__name", "kind", "title", "first")
            .values_list(*ORIGIN)
        )
        return rows

    def places_with_readings(self, coder: User, keys: Collection[int]) -> models.QuerySet[Any, Any]:
        """Rows of some texts, by their keys: key, place, and whether `coder` is done."""
        is_done = Exists(_readings().filter(source=OuterRef("pk"), coder=coder))
        rows = self.filter(among("pk", keys)).order_by()
        return rows.annotate(is_done=is_done).values_list("pk", "place", "is_done")

    def carrying(self, codings: models.QuerySet[Any], keys: Collection[int]) -> Self:
        """Those of some texts, by their keys, in which one of some codings stands."""
        here = codings.filter(passage__revision__source=OuterRef("pk"))
        return self.filter(any_of(here), among("pk", keys))

    def for_export(self) -> Self:
        """Texts with something in them that may leave the portal, as `groups_of` wants them.

        What a person said needs a basis in force that covers the research, and to name nobody; notes
        of a meeting need the basis that somebody recorded for them; documents need none.
        """
        told = consents_of(OuterRef("informant")).filter(scopes__contains=["interview"])
        return (
            self.written()
            .filter(Q(informant__isnull=True) | Exists(told), redact_since__isnull=True)
            .exclude(kind=self.model.Kind.MINUTES, export_basis="")
            .prefetch_related("organisation")  # of ten thousand texts there are some hundred
            .annotate(coding_count=Value(0), check_count=Value(0), is_done=Value(False))
            .order_by("organisation__name", "kind", "title", "pk")
        )

    def to_redact(self) -> Self:
        """Texts that name somebody who is to be taken out."""
        return self.filter(redact_since__isnull=False)

    def counted_with_naming(self) -> tuple[int, int]:
        """How many texts, and how many of them name somebody."""
        counts = self.order_by().aggregate(
            total=Count("pk"), naming=Count("pk", filter=Q(redact_since__isnull=False))
        )
        return counts["total"], counts["naming"]

    def compared_in(self, coding_round: CodingRound) -> Self:
        """Texts of a round that both of its coders have marked as coded; of a closed one, had when it
        was closed."""
        if not coding_round.is_open:
            return self.filter(round_results__round=coding_round)
        done = _readings().filter(source=OuterRef("pk"))
        return self.filter(
            Exists(done.filter(coder=coding_round.first_id)),
            Exists(done.filter(coder=coding_round.second_id)),
            coding_rounds=coding_round,
        )

    def written(self) -> Self:
        """Texts with something in them."""
        return self.filter(Exists(_revisions().filter(source=OuterRef("pk"))))

    def columns(self, field: str) -> set[Any]:
        """The values that some texts have in a field."""
        return set(self.order_by().values_list(field, flat=True).distinct())

    def of_kinds(self, kinds: Iterable[str]) -> Self:
        """Texts of some kinds."""
        return self.filter(kind__in=list(kinds))

    def answers_at(self, places: Iterable[str]) -> Self:
        """Answers to some questions, as the texts name them."""
        return self.filter(kind=self.model.Kind.ANSWER, place__in=list(places))

    def about(self, organisations: Iterable[int | None]) -> Self:
        """Texts about some organisations, by their keys; None: about nobody."""
        return self.filter(one_of("organisation", organisations))

    def from_years(self, years: Iterable[int | None]) -> Self:
        """Texts from some years; None: those whose year is not known."""
        return self.filter(one_of("year", years))

    def said_by(self, informants: Iterable[int]) -> Self:
        """What some informants said, by their keys."""
        return self.filter(informant__in=list(informants))

    def of_kinds_about(self, kinds: Iterable[str], organisations: Any) -> Self:
        """Texts of some kinds about some municipalities."""
        return self.filter(kind__in=list(kinds), organisation__in=organisations)

    def by_place(self) -> Self:
        """Of a municipality after another, by title."""
        return self.order_by(*BY_PLACE)

    def with_organisation(self) -> Self:
        """With the municipality that the text is about."""
        return self.select_related("organisation")

    def near(self, source: SourceText) -> Self:
        """Texts of the same municipality; of the same interview or meeting where there is none.

        Of other plans only the pages on which something is marked: a plan has a hundred.
        """
        if source.organisation_id is None:
            return self.beside(source)
        marked = Exists(_passages().filter(revision__source=OuterRef("pk")))
        is_other_plan = Q(kind=self.model.Kind.PLAN) & ~Q(title=source.title)
        return self.filter(organisation=source.organisation_id).exclude(is_other_plan & ~marked)

    def beside(self, source: SourceText) -> Self:
        """Texts of the same interview, plan or meeting, itself included."""
        rows = self.filter(
            kind=source.kind, title=source.title, organisation=source.organisation_id
        )
        return rows.filter(informant=source.informant_id) if source.kind == "answer" else rows


def _revisions() -> models.QuerySet[Any]:
    from forkommune.evidence.models import TextRevision

    return TextRevision.objects.all()


def _passages() -> Any:
    from forkommune.evidence.models import Passage

    return Passage.objects.all()


def _readings() -> models.QuerySet[Any]:
    from forkommune.evidence.models import TextReading

    return TextReading.objects.all()
