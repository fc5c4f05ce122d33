"""Questions about the uses of codes, and what coders did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from .rights import READ
from .rounds import Hidden, hidden_codings
from .sources import SourceTextQuerySet, one_of

if TYPE_CHECKING:
    from forkommune.accounts.models import User

    # Only the base classes name some of them, as text.
    from forkommune.evidence.models import (  # noqa: F401
        Code,
        Codebook,
        Coding,
        CodingAct,
        CodingRound,
        Passage,
        SourceText,
        TextRevision,
    )

OTHER_PASSAGE = "passage__revision__passages"

EXPORTED = (
    "pk",
    "passage__revision__source",
    "passage__start",
    "passage__end",
    "passage__quote",
    "passage__needs_check",
    "code__uuid",
    "coder",
    "coder__name",
    "memo",
    "created_at",
    "version__label",
)


class CodingQuerySet(models.QuerySet["Coding"]):
    """Uses of codes."""

    def visible_to(self, user: User | AnonymousUser, hidden: Hidden = None) -> Self:
        """Researchers; in an open round not what the other coder did in texts not yet compared.

        hidden: what `hidden_keys(user)` found, where a page asks several times.
        """
        if not user.has_perm(READ):
            return self.none()
        return self.exclude(
            pk__in=hidden_codings(user.pk).values("pk") if hidden is None else hidden
        )

    def by_hand(self) -> Self:
        """What coders did themselves, without what was settled between two of them."""
        return self.filter(adjudication__isnull=True)

    def of_state(
        self, revision: TextRevision, coder: User, start: int, end: int, code: int
    ) -> Self:
        """The coding that one act of a coder speaks of; at most one."""
        return (
            self.by_hand()
            .select_related("passage__revision")
            .filter(
                passage__revision=revision,
                passage__start=start,
                passage__end=end,
                coder=coder,
                code_id=code,
            )
        )

    def by_coder(self, coder: User | None) -> Self:
        """Those of one coder; everybody's without one."""
        return self if coder is None else self.filter(coder=coder)

    def with_memo(self) -> Self:
        """Those at which the coder wrote why, the newest first; with code, coder and text."""
        return (
            self.exclude(memo="")
            .select_related("code", "coder", "passage__revision__source__organisation")
            .order_by("-created_at", "-pk")
        )

    def in_round(self, coding_round: CodingRound) -> Self:
        """What the two coders of a round did by hand in its texts, as they stand now."""
        from forkommune.evidence.models import TextRevision

        newest = TextRevision.objects.current_of(coding_round.sources.all()).values("pk")
        return self.by_hand().filter(
            coder__in=[coding_round.first_id, coding_round.second_id], passage__revision__in=newest
        )

    def on_passage(self, passage: Passage) -> Self:
        """Codings of one passage."""
        return self.filter(passage=passage)

    def with_terms(self) -> Self:
        """With the term that each code begins with, the newest first."""
        return self.select_related("code__term").order_by("-pk")

    def of_code(self, code: Code) -> Self:
        """Uses of one code."""
        return self.filter(code=code)

    def uses_by_code(self) -> dict[int, int]:
        """How many there are, by the primary key of each code."""
        return dict(self.order_by().values_list("code").annotate(n=Count("*")))

    def of_codes(self, codes: Iterable[int]) -> Self:
        """Uses of some codes, by their primary keys."""
        return self.filter(code__in=list(codes))

    def made_between(self, first: date | None, last: date | None) -> Self:
        """Made from the beginning of one day to the end of another, in the portal's zone."""
        rows = self if first is None else self.filter(created_at__gte=_midnight(first))
        if last is None or last == date.max:
            return rows
        return rows.filter(created_at__lt=_midnight(last + timedelta(days=1)))

    def passage_counts(self, *by: str, **named: Any) -> models.QuerySet[Any, Any]:
        """Rows of `by`, of expressions by their names, and `passages`: how many passages carry such a
        coding.

        What two coders put on one passage, or two codes of one group, counts as one.
        """
        rows = self.order_by().values(*by, **named)
        return rows.annotate(passages=Count("passage", distinct=True))

    def where_they_stand(self, field: str) -> models.QuerySet[Any, Any]:
        """Rows of code, passage, text, and what the text has in a field, as plain keys."""
        text = "passage__revision__source"
        return self.order_by().values_list("code_id", "passage_id", text, f"{text}__{field}")

    def stretches(self) -> models.QuerySet[Any, Any]:
        """Rows of passage, revision, start and end, as plain keys; a passage with two codes twice."""
        fields = ("passage__revision_id", "passage__start", "passage__end")
        return self.order_by().values_list("passage_id", *fields)

    def about(self, organisations: Iterable[int | None]) -> Self:
        """Codings of texts about some organisations, by their keys; None: about nobody."""
        return self.filter(one_of("passage__revision__source__organisation", organisations))

    def of_kinds(self, kinds: Iterable[str]) -> Self:
        """Codings of texts of some kinds."""
        return self.filter(passage__revision__source__kind__in=list(kinds))

    def from_years(self, years: Iterable[int | None]) -> Self:
        """Codings of texts from some years; None: of those whose year is not known."""
        return self.filter(one_of("passage__revision__source__year", years))

    def said_by(self, informants: Iterable[int]) -> Self:
        """Codings of what some informants said, by their keys."""
        return self.filter(passage__revision__source__informant__in=list(informants))

    def speakers_of_codes(self) -> models.QuerySet[Any, Any]:
        """Rows of code and informant, as plain keys: who said something that carries which code."""
        informant = "passage__revision__source__informant_id"
        return self.order_by().values_list("code_id", informant).distinct()

    def of_answers_at(self, places: Iterable[str]) -> Self:
        """Codings of answers to some questions, as the texts name them."""
        text = "passage__revision__source"
        return self.filter(**{f"{text}__kind": "answer", f"{text}__place__in": list(places)})

    def of_split_codes(self, book: Codebook) -> Self:
        """Codings that wait to be divided between the parts of their code."""
        from forkommune.evidence.models import Code

        parts = Code.objects.filter(codebook=book, split_from__isnull=False)
        return self.filter(code__in=parts.values("split_from"))

    def counted_by_code(self) -> models.QuerySet[Any, Any]:
        """Rows of `code_id` and `n`: how many codings."""
        rows: models.QuerySet[Any, Any] = self.order_by().values("code_id").annotate(n=Count("pk"))
        return rows

    def any_invented(self) -> bool:
        """Whether one of them stands in a text that is an invented example."""
        return self.filter(passage__revision__source__is_invented=True).exists()

    def on_passages(self, passages: Iterable[int]) -> Self:
        """Codings of some passages with code and coder, in the order of the codes."""
        return (
            self.filter(passage__in=list(passages))
            .select_related("code", "coder")
            .only(
                "passage",
                "memo",
                "created_at",
                "adjudication",
                "code__name",
                "code__position",
                "code__colour",
                "coder__name",
                "coder__email",
            )
            .order_by("code__name", "pk")
        )

    def of_revision(self, revision: TextRevision) -> Self:
        """Codings in one revision of a text."""
        return self.filter(passage__revision=revision)

    def of_source(self, source: SourceText) -> Self:
        """Codings in a text, those that were lost in a correction included."""
        return self.filter(passage__revision__source=source)

    def for_export(self, sources: SourceTextQuerySet) -> models.QuerySet[Any, Any]:
        """Those in the current revisions of texts, as rows of `EXPORTED`: what a file tells of them.

        Plain rows: a hundred thousand of them with their passages, codes and coders take as many
        seconds to make as there are kinds of them.
        """
        from forkommune.evidence.models import TextRevision

        newest = TextRevision.objects.current_of(sources).values("pk")
        rows = self.filter(passage__revision__in=newest).order_by("pk")
        return rows.values_list(*EXPORTED)

    def for_screen(self) -> Self:
        """Codings of one text with code, coder and passage, in the order of the text."""
        return (
            self.select_related("code__category", "coder", "passage")
            .only(
                "adjudication",
                "memo",
                "created_at",
                "code__name",
                "code__position",
                "code__category__name",
                "coder__name",
                "coder__email",
                "passage__revision",
                "passage__start",
                "passage__end",
                "passage__quote",
            )
            .order_by("passage__start", "pk")
        )

    def for_listing(self) -> Self:
        """With code, version, coder, passage and text, in the order of texts."""
        return (
            self.select_related(
                "code__category", "coder", "version", "passage__revision__source__organisation"
            )
            .defer("version__content")
            .order_by("passage__revision__source__title", "passage__start", "pk")
        )


class CodingActQuerySet(models.QuerySet["CodingAct"]):
    """What a coder did in a text, for undo and redo; nobody sees another's acts."""

    def standing(self, revision: TextRevision, coder: User) -> Self:
        """Acts that can be undone, the last one last."""
        return self.filter(revision=revision, coder=coder, is_undone=False).order_by("pk")

    def touched(self, revision: TextRevision, coder: User) -> models.QuerySet[Any, Any]:
        """Rows of whether an act is undone, and of the codes before and after it; each once."""
        acts = self.filter(revision=revision, coder=coder).order_by()
        return acts.values_list("is_undone", "before__code", "after__code").distinct()

    def of_code(self, code: int) -> Self:
        """Acts that put a code somewhere or took it away, whoever did them."""
        return self.filter(Q(before__code=code) | Q(after__code=code))

    def undone(self, revision: TextRevision, coder: User) -> Self:
        """Acts that can be redone, the one to repeat first."""
        return self.filter(revision=revision, coder=coder, is_undone=True).order_by("pk")


def _midnight(day: date) -> datetime:
    """The moment at which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))
