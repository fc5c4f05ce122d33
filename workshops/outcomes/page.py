"""The record of a meeting: who took part, the notes, what was cleared up, who does what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.evidence.models import Claim, Passage
from forkommune.evidence.selectors.resting import claim_address
from workshops.models import Action, CasePaper, Ground, Invitation, Meeting, Poll

from .notes import Paragraph, newest_of, paragraphs_of, revision_of

# What everybody who holds meetings keeps, and may therefore see in them; other findings are the
# researchers'.
OWN_KINDS = (Claim.Kind.CONCLUSION, Claim.Kind.PILOT, Claim.Kind.CRITERION)


@dataclass(frozen=True)
class Someone:
    """A person of the list: role first, then where from, then the name where it is known."""

    role: str
    place: str
    name: str


@dataclass(frozen=True)
class Rests:
    """Something that a conclusion or a follow-up rests on, and where it is read; url may be empty.

    source: the text in which a passage stands.
    """

    kind: str
    words: str
    url: str
    source: Any = None


@dataclass(frozen=True)
class Line:
    """A follow-up with what it rests on."""

    action: Action
    is_late: bool
    rests: list[Rests]


@dataclass(frozen=True)
class Cleared:
    """A conclusion with what it rests on."""

    conclusion: Any
    rests: list[Rests]


@dataclass(frozen=True)
class Record:
    """All that came of a meeting."""

    people: list[Someone]
    paragraphs: list[Paragraph]
    corrections: int
    source: Any
    conclusions: list[Cleared]
    actions: list[Line]
    papers: list[CasePaper]

    @property
    def texts(self) -> list[Any]:
        """The texts whose words stand on the page, for the log of readings."""
        own = [self.source] if self.source else []
        return [*own, *texts_in([*self.actions, *self.conclusions])]


def texts_in(lines: Iterable[Line | Cleared]) -> list[Any]:
    """The texts of the passages that lines rest on."""
    return [rest.source for line in lines for rest in line.rests if rest.source]


def record_of(meeting: Meeting, user: Any, day: date) -> Record:
    """What came of a meeting, as one user may see it."""
    revision = revision_of(meeting)
    can_code = user.is_researcher
    conclusions = meeting.conclusions.visible_to(user).with_claims()
    return Record(
        people=people_of(meeting, user),
        paragraphs=paragraphs_of(revision.text) if revision else [],
        corrections=revision.number - 1 if revision else 0,
        source=meeting.notes,
        conclusions=[
            Cleared(one, rests_of_claim(one.claim, user, linked=can_code)) for one in conclusions
        ],
        actions=lines_of(meeting.actions.visible_to(user).by_date(), user, day),
        papers=list(meeting.case_papers.visible_to(user).order_by("pk")),
    )


def people_of(meeting: Meeting, user: Any) -> list[Someone]:
    """Who took part: noted by hand, and those of the invited who were there."""
    noted = meeting.noted.visible_to(user).select_related("organisation")
    came = (
        meeting.invitations.visible_to(user)
        .filter(attendances__isnull=False)
        .select_related("organisation")
        .distinct()
    )
    rows = [*noted, *came]
    order = list(Invitation.Role.values)
    rows.sort(key=lambda one: (order.index(one.role), one.organisation.name, one.name))
    return [Someone(str(r.get_role_display()), str(r.organisation), r.name) for r in rows]


def lines_of(actions: Any, user: Any, day: date) -> list[Line]:
    """Follow-up with what it rests on, in a constant number of questions but for corrected notes."""
    rows = actions.prefetch_related("claims", Prefetch("passages", _passages(user)))
    return [Line(one, one.is_late(day), rests_of_action(one, user)) for one in rows]


def rests_of_action(action: Action, user: Any) -> list[Rests]:
    """The passages and findings that a follow-up rests on."""
    linked = user.is_researcher
    passages = [passage_rest(one, linked) for one in newest_of(action.passages.all())]
    return [*(claim_rest(one, linked) for one in action.claims.all()), *passages]


def rests_of_claim(claim: Claim, user: Any, *, linked: bool) -> list[Rests]:
    """The passages and findings that a conclusion rests on, as far as the user may see them."""
    passages = _passages(user).filter(supports__claim=claim)
    seen = Q(to_claim__in=Claim.objects.visible_to(user)) | Q(to_claim__kind__in=OWN_KINDS)
    links = claim.links_out.filter(seen, kind="rests_on").select_related("to_claim")
    grounds = Ground.objects.visible_to(user).of_claim(claim)
    return [
        *(_ground(one, user) for one in grounds),
        *(claim_rest(one.to_claim, linked) for one in links.order_by("pk")),
        *(passage_rest(one, linked) for one in newest_of(passages.order_by("pk"))),
    ]


def _ground(ground: Ground, user: Any) -> Rests:
    if ground.poll is not None:
        return poll_rest(ground.poll)
    idea: Any = ground.idea  # one or the other, by a constraint
    url = ""
    if user.has_perm("workshops.change_idea"):
        url = f"{reverse('workshops:idea-desk', args=[idea.meeting.slug])}#idea-{idea.pk}"
    return Rests(idea.get_kind_display(), idea.text, url)


def poll_rest(poll: Poll) -> Rests:
    """A poll with its result."""
    url = reverse("workshops:poll-detail", args=[poll.meeting.slug, poll.pk])
    return Rests(_("Poll"), poll.question, url)


def _passages(user: Any) -> Any:
    return Passage.objects.visible_to(user).select_related("revision__source")


def claim_rest(claim: Claim, linked: bool) -> Rests:
    """A finding; linked: whether the reader may open the page of any."""
    # Pilots and criteria have pages of their own; other findings open for researchers alone.
    address = claim_address(claim)
    opens = linked or address != claim.get_absolute_url()
    return Rests(claim.get_kind_display(), claim.statement, address if opens else "")


def passage_rest(passage: Passage, linked: bool) -> Rests:
    """The words of a passage; linked: whether the reader may open its page."""
    url = passage.get_absolute_url() if linked else ""
    return Rests(_("Passage"), f"«{passage.quote}»", url, passage.revision.source)


def when_of(meeting: Meeting) -> date | None:
    """The day of a meeting; the first of its month while the day is open."""
    return timezone.localdate(meeting.starts_at) if meeting.starts_at else meeting.month
