"""Questions about answers, and the words in them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from forkommune.database.probing import among
from forkommune.evidence.models import TextRevision
from forkommune.evidence.querysets import hidden_codings

from .rights import READ

if TYPE_CHECKING:
    from forkommune.accounts.models import User
    from forkommune.evidence.models import SourceText
    from municipalities.survey.models import Answer


class AnswerQuerySet(models.QuerySet[Any]):
    """Answers, in the order of the guide."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Answers of interviews that the user may read."""
        from municipalities.survey.models import Interview

        return self.filter(interview__in=Interview.objects.visible_to(user))

    def in_guide_order(self) -> Self:
        """As they were asked."""
        return self.select_related("question__section", "source").order_by("question__number")

    def behind(self, source: SourceText, *tells: str) -> Answer | None:
        """The answer that a text gives, with these fields of its question or interview."""
        joined = {field.partition("__")[0] for field in tells}
        rows = self.filter(source=source).select_related(*joined).only(*tells)
        return rows.order_by("pk").first()

    def question_words(self, sources: Collection[int]) -> dict[int, str]:
        """The question behind each of some texts (primary keys)."""
        rows = self.filter(among("source__pk", sources)).order_by()
        return dict(rows.values_list("source", "question__text"))

    def with_words(self) -> Self:
        """Annotate `words`: the current revision of the answer's text, empty where there is none."""
        newest = TextRevision.objects.filter(source=OuterRef("source")).order_by("-number")
        return self.annotate(
            words=Coalesce(
                Subquery(newest.values("text")[:1]), Value(""), output_field=models.TextField()
            )
        )

    def with_revision(self) -> Self:
        """Annotate `revision_id`: the current revision of the answer's text; None without one."""
        newest = TextRevision.objects.filter(source=OuterRef("source")).order_by("-number")
        return self.annotate(revision_id=Subquery(newest.values("pk")[:1]))

    def for_reading(self, user: User | AnonymousUser) -> Self:
        """In the guide's order with words and codings; what is about the respondent only for
        researchers."""
        rows = self.in_guide_order().with_words()
        rows = rows.annotate(
            coding_count=Count(
                "source__revisions__passages__codings",
                filter=~Q(
                    source__revisions__passages__codings__in=hidden_codings(user.pk).values("pk")
                ),
                distinct=True,
            )
        )
        return rows if user.has_perm(READ) else rows.exclude(question__kind="respondent")
