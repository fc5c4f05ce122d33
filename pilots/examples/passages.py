"""What was said or written that an example rests on, as far as its reader may read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Nature, Passage, SourceText, Support
from forkommune.evidence.querysets.rights import READ, READ_RELEASED
from pilots.models import Example

DOCUMENTS = (SourceText.Kind.PLAN, SourceText.Kind.PUBLIC)


@dataclass(frozen=True)
class Quoted:
    """A passage. by: whose words. url: of the passage itself, for those who may walk on to it.

    is_public: whether everybody may read it here.
    """

    quote: str
    by: str
    how: str
    url: str
    is_public: bool
    is_against: bool
    is_invented: bool


def quoted(example: Example, user: User | AnonymousUser) -> list[Quoted]:
    """Passages that the example rests on, those that say otherwise last.

    The team reads what it may read anyhow, with the way to the passage. Others read documents, and the
    words of people who agreed to be named: the page names the municipality, so words without a name
    would have one here. Two queries for the public, three for the team.
    """
    supports = Support.objects.of_claim(example.claim).with_passages()
    public = _public(example)
    may_walk = user.has_perm(READ) or user.has_perm(READ_RELEASED)
    seen = set(supports.visible_to(user).values_list("pk", flat=True)) if may_walk else set()
    rows = [row for row in supports if row.pk in seen or row.passage_id in public]
    told = [_quoted(row, row.pk in seen, row.passage_id in public) for row in rows]
    return sorted(told, key=lambda one: one.is_against)


def _public(example: Example) -> set[int]:
    """Keys of the passages that everybody may read on the page of the example.

    That a person agreed is not enough: the municipality has had its say too, by a reply to the claim or
    by confirming the example; and it has approved the wording of what is an assessment.
    """
    rows: Any = Passage.objects.quotable_in_public().filter(supports__claim=example.claim_id)
    found = rows.values_list(
        "pk", "quote_named", "revision__source__kind", "revision__source__nature"
    )
    told: set[int] = set()
    reply: str | None = None
    for key, is_named, kind, nature in found.distinct():
        if kind in DOCUMENTS:
            told.add(key)
        elif is_named:
            reply = _reply(example) if reply is None else reply
            approved = reply == "wording_approved"
            had_say = bool(reply) or example.confirmed_on is not None
            if approved or (had_say and nature == Nature.FACT):
                told.add(key)
    return told


def _reply(example: Example) -> str:
    """What the municipality said last of the claim, where that lets it be published."""
    claim: Any = Claim.objects.publishable().filter(pk=example.claim_id).first()
    return (claim.last_reply or "") if claim else ""


def _quoted(row: Support, may_walk: bool, is_public: bool) -> Quoted:
    source = row.passage.revision.source
    if source.kind in DOCUMENTS:
        by = ", ".join(part for part in (source.title, source.place) if part)
    else:
        role = source.informant.role_text if source.informant else _("Minutes")
        by = ", ".join(part for part in (role, str(source.organisation or "")) if part)
    return Quoted(
        quote=row.passage.quote,
        by=by,
        how=str(row.get_grade_display()),
        url=row.passage.get_absolute_url() if may_walk else "",
        is_public=is_public,
        is_against=row.grade == Support.Grade.AGAINST,
        is_invented=source.is_invented,
    )
