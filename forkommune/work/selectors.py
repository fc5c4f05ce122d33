"""What the page of a publication shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import PersonalLink
from forkommune.work.models import (
    Mail,
    Publication,
    PublicationComment,
    PublicationRecipient,
    PublicationStep,
    PublicationVersion,
)
from forkommune.work.registry import Publishable, Step
from forkommune.work.services.publishing import find_publication, steps_for
from forkommune.work.services.sharing import LINK_SCOPE


@dataclass(frozen=True)
class AskedPerson:
    """Somebody who was sent the draft. mail: the latest one; link: the latest that was issued."""

    recipient: PublicationRecipient
    mail: Mail | None
    link: PersonalLink | None
    comments: int

    @property
    def is_open(self) -> bool:
        """Whether the person can read and comment now."""
        return self.link is not None and self.link.is_usable


@dataclass(frozen=True)
class Taken:
    """A step that was taken, with its states in words."""

    step: PublicationStep
    before: str
    after: str


@dataclass(frozen=True)
class NamedVersion:
    """A frozen version under its name: "Version 2", or that of an earlier row of the series."""

    version: PublicationVersion
    name: str


@dataclass(frozen=True)
class PublicationPage:
    """All that the page of a publication shows."""

    row: Any
    kind: Publishable
    title: str
    address: str
    state: str
    seen: int
    steps: list[Step]
    under_way: str
    taken: list[Taken]
    people: list[AskedPerson]
    comments: list[PublicationComment]
    versions: list[NamedVersion]
    is_shareable: bool
    not_shared_because: str

    @property
    def open_comments(self) -> int:
        """How many comments nobody has dealt with."""
        return sum(comment.resolved_at is None for comment in self.comments)


def publication_page(row: Any, kind: Publishable, user: Any) -> PublicationPage:
    """The page of a row's publication as a user sees it."""
    states = kind.states()
    publication = find_publication(row)
    steps = PublicationStep.objects.filter(publication=publication.pk).select_related("by")
    comments = list(PublicationComment.objects.filter(publication=publication.pk).for_listing())
    recipients = PublicationRecipient.objects.filter(publication=publication.pk)
    return PublicationPage(
        row=row,
        kind=kind,
        title=kind.title(row),
        address=kind.address(row),
        state=states[row.state],
        seen=publication.version,
        steps=steps_for(row, user),
        under_way=kind.under_way(row),
        taken=[
            Taken(one, states.get(one.from_state, ""), states.get(one.to_state, ""))
            for one in steps
        ],
        people=_people(recipients, comments),
        comments=comments,
        versions=named_versions(row, kind),
        is_shareable=row.state in kind.shareable and user.has_perm(kind.share_permission),
        not_shared_because=kind.may_share(row),
    )


def named_versions(row: Any, kind: Publishable) -> list[NamedVersion]:
    """The versions of a row and of those that it follows, newest first."""
    publication = find_publication(row)
    found = PublicationVersion.objects.in_series(publication)
    return [NamedVersion(one, _name(one, publication, kind)) for one in found]


def _name(version: PublicationVersion, own: Publication, kind: Publishable) -> str:
    name = _("Version %(number)d") % {"number": version.number}
    other = version.publication.target
    if version.publication_id == own.pk or other is None:
        return name
    return f"{kind.title(other)}: {name}"


def _people(
    recipients: models.QuerySet[PublicationRecipient], comments: list[PublicationComment]
) -> list[AskedPerson]:
    found = list(recipients)
    keys = [str(one.pk) for one in found]
    of_recipients = {"target_type__model": "publicationrecipient", "target_id__in": keys}
    mails = Mail.objects.filter(**of_recipients).order_by("ordered_at")
    links = PersonalLink.objects.filter(scope=LINK_SCOPE, **of_recipients).order_by("issued_at")
    latest_mail = {mail.target_id: mail for mail in mails}
    latest_link = {link.target_id: link for link in links}
    said = [comment.recipient_id for comment in comments]
    return [
        AskedPerson(
            one, latest_mail.get(str(one.pk)), latest_link.get(str(one.pk)), said.count(one.pk)
        )
        for one in found
    ]


def why_spent(link: PersonalLink | None, row: Any, kind: Publishable | None) -> str:
    """Why a link to a draft opens nothing: unknown, revoked, expired, used or closed; "" if it does."""
    if link is None or kind is None:
        return "unknown"
    if link.revoked_at:
        return "revoked"
    if row is None or row.state not in kind.shareable:
        return "closed"
    if link.expires_at <= timezone.now():
        return "expired"
    return "" if link.is_usable else "used"
