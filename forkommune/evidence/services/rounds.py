"""Open a round of double coding, settle what the two differ on, and close it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import (
    Adjudication,
    Code,
    Codebook,
    Coding,
    CodingRound,
    Passage,
    SourceText,
)
from forkommune.evidence.selectors.agreement import result_of
from forkommune.evidence.texts import find_quote
from forkommune.work.history import acting

from .acts import discard_if_unused
from .codebook import version_in_force
from .marking import mark_passage


class NotCompared(ValueError):
    """Not both coders are done with the text."""


class NothingToSettle(ValueError):
    """Neither coder used the code in the text."""


@transaction.atomic
def open_round(
    *, title: str, first: User, second: User, sources: Collection[SourceText], by: User
) -> CodingRound:
    """A round over some texts in the codebook that is in force.

    Raises ValueError without texts or codebook, or with one coder twice.
    """
    book = Codebook.objects.order_by("-published_at", "-pk").first()
    if book is None:
        raise ValueError(_("There is no codebook yet; make one before you open a round."))
    if not sources:
        raise ValueError(_("Choose at least one text."))
    if first == second:
        raise ValueError(_("Choose two different coders."))
    with acting(by, "evidence.round_opened"):
        opened = CodingRound.objects.create(
            title=title, codebook=book, first=first, second=second, opened_by=by
        )
        opened.sources.set(sources)
    return opened


@transaction.atomic
def close_round(*, coding_round: CodingRound, by: User) -> CodingRound:
    """Nothing is hidden any more, and how far the two agreed is written down for good. A second time
    keeps the first moment."""
    rounds = CodingRound.objects.select_for_update(of=("self",)).select_related("codebook")
    locked = rounds.get(pk=coding_round.pk)
    if locked.is_open:
        with acting(by, "evidence.round_closed"):
            result, compared = result_of(locked)
            locked.closed_at = result.at
            locked.save(update_fields=["closed_at"])
            result.version = version_in_force(locked.codebook)
            result.save()
            result.sources.set(compared)
    return locked


@transaction.atomic
def settle(
    *,
    coding_round: CodingRound,
    source: SourceText,
    code: Code,
    outcome: str,
    reason: str,
    by: User,
    quote: str = "",
) -> Adjudication:
    """Write down what holds, as codings of its own; a new decision takes the place of an old one.

    quote: the words that the code covers, where both are right with a new boundary.
    Raises NotCompared, NothingToSettle, BadMark when the quote does not stand in the text once.
    """
    CodingRound.objects.select_for_update().get(pk=coding_round.pk)
    if not CodingRound.objects.comparing(source).filter(pk=coding_round.pk).exists():
        raise NotCompared(_("Both coders must mark the text as coded before it is compared."))
    marks = {
        coder: list(Passage.objects.coded_by(coder, code, source))
        for coder in (coding_round.first, coding_round.second)
    }
    if not any(marks.values()):
        raise NothingToSettle(_("Neither of the two has used the code in this text."))
    with acting(by, "evidence.settled"):
        settled, _made = Adjudication.objects.update_or_create(
            round=coding_round,
            source=source,
            code=code,
            defaults={"outcome": outcome, "reason": reason, "by": by},
        )
        _take_back(settled)
        _code(settled, _holding(settled, marks, quote, by), by)
    return settled


def _holding(
    settled: Adjudication, marks: dict[User, list[Passage]], quote: str, by: User
) -> Iterable[Passage]:
    """The passages that the code stands on after the decision."""
    if settled.outcome == Adjudication.Outcome.BOTH:
        revision = settled.source.current
        if revision is None:
            return []
        start, end = find_quote(revision.text, quote)
        return [mark_passage(revision=revision, start=start, end=end, by=by)]
    first = settled.outcome == Adjudication.Outcome.FIRST
    return marks[settled.round.first if first else settled.round.second]


def _take_back(settled: Adjudication) -> None:
    for coding in settled.codings.select_related("passage"):
        coding.delete()
        discard_if_unused(coding.passage)


def _code(settled: Adjudication, passages: Iterable[Passage], by: User) -> None:
    version = version_in_force(settled.code.codebook)
    for passage in passages:
        Coding.objects.create(
            passage=passage,
            code=settled.code,
            coder=by,
            memo=settled.reason,
            adjudication=settled,
            version=version,
        )
