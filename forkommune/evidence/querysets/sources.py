"""Questions about texts and the passages marked in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.aggregates import ArrayAgg, BoolOr
from django.db import models
from django.db.models import Case, Count, Exists, F, Func, Min, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Greatest, Least, Length, Lower, Substr

from forkommune.database.probing import among, any_of

from .people import consents_of
from .rights import READ, READ_RELEASED
from .rounds import Hidden, hidden_codings

if TYPE_CHECKING:
    from forkommune.accounts.models import User

    # Only the base classes name some of them, as text.
    from forkommune.evidence.models import (  # noqa: F401
        Code,
        CodingRound,
        Passage,
        SourceText,
        TextRevision,
    )

ORIGIN = ("title", "kind", "organisation__name", "invented", "keys", "done", "to_check")
# Letters with accents, and what a search reads them as.
ACCENTED, PLAIN = "éèêëàáâóòôüúù", "eeeeaaaooouuu"
AROUND = 160  # letters on either side of a passage in a list
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

        What a person said needs a basis in force that covers the research, and to name nobody;
        documents need none.
        """
        told = consents_of(OuterRef("informant")).filter(scopes__contains=["interview"])
        return (
            self.written()
            .filter(Q(informant__isnull=True) | Exists(told), redact_since__isnull=True)
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


WRITTEN = ("pk", "source_id", "text", "created_at", "created_by_id", "created_by__name")


class TextRevisionQuerySet(models.QuerySet["TextRevision"]):
    """Texts as they stood at a time."""

    def current_of(self, sources: SourceTextQuerySet) -> Self:
        """The newest revision of each of some texts."""
        keys = sources.order_by().values("pk")
        return self.filter(source__in=keys).order_by("source_id", "-number").distinct("source_id")

    def for_export(self) -> models.QuerySet[Any, Any]:
        """Rows of `WRITTEN`: the words, and who wrote them down when."""
        return self.values_list(*WRITTEN)

    def holding(self, sources: SourceTextQuerySet, beginnings: Iterable[Iterable[str]]) -> Self:
        """The newest of some texts that may hold words: of each a beginning, in letters without
        accents. Whether they do hold them is for whoever reads the texts."""
        rows = self.filter(pk__in=self.current_of(sources).values("pk"))
        if not beginnings:
            return rows.none()
        plain = Func(Lower("text"), Value(ACCENTED), Value(PLAIN), function="translate")
        rows = rows.annotate(plain=Cast(plain, models.TextField()))
        for letters in beginnings:
            either = Q()
            for few in letters:
                either |= Q(plain__contains=few)
            rows = rows.filter(either)
        return rows

    def by_place(self) -> Self:
        """With their texts, of a municipality after another, by title and place in it."""
        fields = (*BY_PLACE[:-1], "place", "pk")
        rows = self.select_related("source__organisation")
        return rows.order_by(*(f"source__{field}" for field in fields))


class PassageQuerySet(models.QuerySet["Passage"]):
    """Marked stretches of text."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Passages of texts that the user may read."""
        from forkommune.evidence.models import SourceText

        if user.has_perm(READ):
            return self.all()
        return self.filter(revision__source__in=SourceText.objects.visible_to(user))

    def quotable_in_public(self, on: date | None = None) -> Self:
        """Passages whose words a public edition may print.

        A person's words need an approved (or waived) revision and a consent in force that covers
        quoting; words about the respondent never qualify, nor a text that names somebody. `quote_named` tells whether municipality
        and role may stand beside them. Published documents may always be quoted.
        """
        from forkommune.evidence.models import QuoteScope, SourceText

        consents = consents_of(OuterRef("revision__source__informant"), on)
        named = consents.filter(scopes__contains=[QuoteScope.QUOTE_NAMED])
        unnamed = consents.filter(
            scopes__overlap=[QuoteScope.QUOTE_UNNAMED, QuoteScope.QUOTE_NAMED]
        )
        documents = Q(revision__source__kind__in=[SourceText.Kind.PLAN, SourceText.Kind.PUBLIC])
        approved = Q(revision__approved_at__isnull=False) | ~Q(revision__approval_waived="")
        approved &= Q(revision__source__redact_since__isnull=True)
        return self.annotate(quote_named=Exists(named)).filter(
            documents | (approved & Exists(unnamed) & ~Q(revision__source__nature="respondent"))
        )

    def to_check(self) -> Self:
        """Those whose words a correction changed or took away, and nobody has said yes to."""
        return self.filter(needs_check=True, moved_to__isnull=True)

    def counted_by_text(self, texts: Collection[int]) -> dict[int, int]:
        """How many there are in some texts, by the keys of the texts."""
        counted = self.filter(among("revision__source__pk", texts)).order_by()
        return dict(counted.values_list("revision__source").annotate(n=Count("pk")))

    def of_source(self, source: SourceText) -> Self:
        """Passages of all revisions of a text, in the order of the newest."""
        return self.filter(revision__source=source)

    def replaced_in(self, source: SourceText) -> Self:
        """Wordings that a correction of a text replaced, with the number of their revision."""
        replaced = self.of_source(source).filter(moved_to__isnull=False)
        return replaced.select_related("revision").defer("revision__text")

    def coded_by(self, coder: User, code: Code, source: SourceText) -> Self:
        """What a coder put a code on by hand in a text as it stands now."""
        newest = _revisions().filter(source=source).order_by("-number").values("pk")[:1]
        return self.filter(
            revision=newest,
            codings__code=code,
            codings__coder=coder,
            codings__adjudication__isnull=True,
        ).order_by("start", "end")

    def carrying(self, codings: models.QuerySet[Any]) -> Self:
        """Passages with at least one of some codings."""
        return self.filter(Exists(codings.order_by().filter(passage=OuterRef("pk"))))

    def behind(self, claims: Iterable[Any]) -> Self:
        """Passages that some claims (sets of keys) rest on, or that speak against them."""
        rests = Q()
        for keys in claims:
            rests |= Q(pk__in=_supports().filter(claim__in=keys).values("passage"))
        return self.filter(rests) if rests else self.none()

    def about(self, organisations: Iterable[int | None]) -> Self:
        """Passages of texts about some organisations, by their keys; None: about nobody."""
        return self.filter(one_of("revision__source__organisation", organisations))

    def from_years(self, years: Iterable[int | None]) -> Self:
        """Passages of texts from some years; None: of those whose year is not known."""
        return self.filter(one_of("revision__source__year", years))

    def at_place(self, place: str) -> Self:
        """Passages of texts with one place in their source: a question, a page."""
        return self.filter(revision__source__place__iexact=place)

    def of_kind(self, kind: str) -> Self:
        """Passages of one kind of text."""
        return self.filter(revision__source__kind=kind)

    def meeting(self, codings: models.QuerySet[Any]) -> Self:
        """Passages that carry one of some codings, or share words with a passage that does."""
        others = codings.order_by().filter(
            passage__revision=OuterRef("revision"),
            passage__start__lt=OuterRef("end"),
            passage__end__gt=OuterRef("start"),
        )
        return self.filter(Exists(others))

    def for_retrieval(self) -> Self:
        """Of a municipality after another, text after text, in the order of the words; with what
        stands before and after them."""
        text = "revision__text"
        return (
            self.select_related("revision__source__organisation")
            .only(
                "start",
                "end",
                "quote",
                "needs_check",
                "revision__number",
                "revision__source__kind",
                "revision__source__title",
                "revision__source__place",
                "revision__source__year",
                "revision__source__informant",
                "revision__source__is_invented",
                "revision__source__organisation__name",
            )
            .annotate(
                before=Substr(
                    text, Greatest(F("start") - AROUND + 1, 1), Least(F("start"), Value(AROUND))
                ),
                after=Substr(text, F("end") + 1, AROUND),
                length=Length(text),
            )
            .order_by(*(f"revision__source__{field}" for field in BY_PLACE), "start", "end", "pk")
        )

    def in_texts(self, texts: SourceTextQuerySet) -> Self:
        """Passages in some texts."""
        return self.filter(revision__source__in=texts.values("pk"))

    def made_of(self, passage: Passage) -> Self:
        """What a passage became at the next correction; at most one."""
        return self.filter(moved_from=passage)

    def without_code(self) -> Self:
        """Marked, but nobody has put a code on them; in the order of their text."""
        return self.filter(codings__isnull=True).order_by("revision_id", "start", "end")

    def unused(self) -> Self:
        """Passages on which no row of any app stands."""
        relations = self.model._meta.related_objects
        return self.filter(**{f"{relation.name}__isnull": True for relation in relations})

    def with_sources(self) -> Self:
        """With the text and the municipality they come from, in one query."""
        return self.select_related("revision__source__organisation", "revision__source__informant")


def _revisions() -> models.QuerySet[Any]:
    from forkommune.evidence.models import TextRevision

    return TextRevision.objects.all()


def _supports() -> models.QuerySet[Any]:
    from forkommune.evidence.models import Support

    return Support.objects.all()


def _codings() -> Any:
    from forkommune.evidence.models import Coding

    return Coding.objects.all()


def _passages() -> Any:
    from forkommune.evidence.models import Passage

    return Passage.objects.all()


def _readings() -> models.QuerySet[Any]:
    from forkommune.evidence.models import TextReading

    return TextReading.objects.all()
