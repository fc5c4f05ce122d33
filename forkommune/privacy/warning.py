"""Writes to the researchers 90 and 30 days before informants are erased: how many, when, and where."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.accounts.models import Role, User
from forkommune.accounts.roles import RoleKind
from forkommune.ui.dates import long_date
from forkommune.work.services.outbox import post_mail

from .retention import coming

KIND = "retention-ahead"
DAYS = (30, 90)


def warn_ahead(now: datetime | None = None) -> int:
    """One mail a day of deletion, distance and researcher, however often it is called; says how many."""
    moment = now or timezone.now()
    today = timezone.localdate(moment)
    counted: dict[date, int] = coming(moment).per_last_day()
    return sum(
        _warn(user, day, count, today)
        for day, count in sorted(counted.items())
        if day >= today
        for user in _researchers()
    )


def _researchers() -> Any:
    held = Role.objects.current().of_kind(RoleKind.RESEARCHER)
    return User.objects.filter(is_active=True, roles__in=held).distinct().order_by("pk")


def _warn(user: User, day: date, count: int, today: date) -> bool:
    near = next(days for days in DAYS if day <= today + timedelta(days=days))
    told: dict[str, object] = {
        "count": count,
        "link": settings.BASE_URL.rstrip("/") + reverse("privacy:retention"),
    }
    with user.in_own_language():
        told["day"] = long_date(day)
        _mail, is_new = post_mail(
            kind=KIND,
            key=f"{day}:{near}:{user.pk}",
            to=user.email,
            subject=_("Informants are erased after %(day)s") % told,
            body=ngettext(
                "Hello,\n\n%(count)d informant is kept until %(day)s. The night after, the informant "
                "is erased with all that was said. See whether the day is right, and take out what the "
                "project still needs in a form that tells of nobody:\n\n%(link)s",
                "Hello,\n\n%(count)d informants are kept until %(day)s. The night after, they are "
                "erased with all that was said. See whether the day is right, and take out what the "
                "project still needs in a form that tells of nobody:\n\n%(link)s",
                count,
            )
            % told,
        )
    return is_new
