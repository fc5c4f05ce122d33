"""Writes to those whose findings have lost what they rested on: how many, and where; no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.evidence.losing import Loss
from forkommune.evidence.querysets import READ
from forkommune.work.services.outbox import post_mail

KIND = "support-lost"


def tell_owners(lost: Iterable[Loss], *, by: Any, key: str) -> None:
    """One mail to each who made some of the claims. key: the same for the same withdrawal."""
    made = [one.claim.created_by for one in lost if one.claim.created_by]
    people = {
        user.pk: user for user in made if user.is_active and user.pk != getattr(by, "pk", None)
    }
    counted = Counter(user.pk for user in made)
    for pk, user in sorted(people.items()):
        with user.in_own_language():
            post_mail(
                kind=KIND,
                key=f"{key}:{pk}",
                to=user.email,
                subject=_("Something you made has lost what it rested on"),
                body=_body(user, counted[pk]),
            )


def _body(user: Any, count: int) -> str:
    path = reverse("evidence:claim-list") + "?vis=tapt" if user.has_perm(READ) else "/admin/"
    told = {"count": count, "link": settings.BASE_URL.rstrip("/") + path}
    return (
        ngettext(
            "Hello,\n\nSomebody has withdrawn what they said. %(count)d finding of yours rested on "
            "that alone. It is off the public pages and waits for new support:\n\n%(link)s",
            "Hello,\n\nSomebody has withdrawn what they said. %(count)d findings of yours rested on "
            "that alone. They are off the public pages and wait for new support:\n\n%(link)s",
            count,
        )
        % told
    )
