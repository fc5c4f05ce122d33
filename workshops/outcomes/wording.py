"""A conclusion is worded anew, as long as nothing that was approved or published rests on its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from forkommune.work.models import PublicationVersion
from forkommune.work.registry import Register
from forkommune.work.services.publishing import find_publication
from workshops.models import CasePaper, Conclusion, ConclusionWording, Minutes

# From a conclusion: what was approved or published with its words, each by a name for people.
Holder = Callable[[Conclusion], Iterable[str]]
holders: Register[Holder] = Register("holder of a conclusion's words")


class WordingStands(ValueError):
    """Something that was approved or published rests on the words; the message names it."""


class NoReason(ValueError):
    """Words are changed for a reason, which is kept beside the earlier ones."""


def held_by(conclusion: Conclusion) -> list[str]:
    """What keeps the words of a conclusion from being changed; empty where nothing does."""
    return [words for holder in holders for words in holder(conclusion)]


@transaction.atomic
def reword_conclusion(
    *, conclusion: Conclusion, statement: str, reason: str, by: User
) -> Conclusion:
    """Let a conclusion say something else; the earlier words stay, with who changed them and why.

    The same words change nothing. Raises WordingStands, and NoReason.
    """
    rows = Conclusion.objects.select_for_update(of=("self",)).select_related("claim")
    standing: Conclusion = rows.get(pk=conclusion.pk)
    claim = standing.claim
    if claim.statement == statement:
        return standing
    if held := held_by(standing):
        raise WordingStands(
            _("The words stand in %(what)s. Write a new conclusion in their place.")
            % {"what": "; ".join(held)}
        )
    if not reason.strip():
        raise NoReason(_("Write why the words are changed."))
    with acting(by, "meeting.conclusion_reworded", reason):
        ConclusionWording.objects.create(
            conclusion=standing, statement=claim.statement, reason=reason, changed_by=by
        )
        claim.statement = statement
        claim.save(update_fields=["statement"])
    return standing


def final_papers(conclusion: Conclusion) -> list[str]:
    """Final papers of the meeting in which the words were frozen."""
    papers = CasePaper.objects.filter(
        meeting=conclusion.meeting_id, state=CasePaper.State.FINAL
    ).order_by("pk")
    words = conclusion.claim.statement
    return [f"«{paper.title}»" for paper in papers if words in _frozen(paper)]


def _frozen(paper: CasePaper) -> str:
    publication = find_publication(paper)
    version = PublicationVersion.objects.newest(publication) if publication.pk else None
    parts = version.parts if version else []
    return "\n".join(part["text"] for part in parts if part["name"] == "conclusions")


def approved_minutes(conclusion: Conclusion) -> list[str]:
    """Approved minutes of the meeting that hold the words."""
    words = conclusion.claim.statement
    rows = Minutes.objects.of_meeting(conclusion.meeting_id).approved()
    return [
        _("approved minutes, version %(number)d") % {"number": one.number}
        for one in rows.filter(sections__text__contains=words).distinct()
    ]


def register() -> None:
    """What the meetings themselves keep the words of."""
    holders.add("final papers", final_papers)
    holders.add("approved minutes", approved_minutes)
