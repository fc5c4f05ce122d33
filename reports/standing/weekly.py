"""The mail on Mondays: what is late, what waits for the reader, what happened since last week.

It tells of things, never of persons: what a person is late with is only counted. A week and a person
have one mail, however often the clock asks and whoever dies in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import Role, User
from forkommune.accounts.roles import RoleKind
from forkommune.ui.dates import short_date, today
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.services.outbox import post_mail
from pilots.examples.feed import marked

from .gathering import Standing, standing_of
from .news import News, latest_news

KIND = "weekly"
NEWS_TOLD = 10
WEEK = timedelta(days=7)
READERS = (RoleKind.SECRETARIAT, RoleKind.RESEARCHER, RoleKind.OFFICER)


@dataclass(frozen=True)
class Letter:
    """Subject and text of one mail."""

    subject: str
    body: str


def send_weekly() -> int:
    """Order this week's mail for everybody who wants it and has something to read; says how many.

    What was ordered before stays: a second run orders only what the first did not come to.
    """
    monday = monday_of(today())
    done = set(
        Mail.objects.filter(kind=KIND, key__startswith=f"{monday.isoformat()}-").values_list(
            "key", flat=True
        )
    )
    readers = User.objects.filter(pk__in=reader_keys())
    return sum(_order(one.pk, monday) for one in readers if key_of(monday, one) not in done)


def reader_keys() -> list[int]:
    """Users who hold a role today that has a start page, may log in, and have not declined."""
    return list(
        User.objects.filter(is_active=True, gets_weekly_mail=True)
        .filter(roles__in=Role.objects.current(today()).filter(kind__in=READERS).values("pk"))
        .order_by("pk")
        .values_list("pk", flat=True)
        .distinct()
    )


def key_of(monday: date, user: User) -> str:
    """What makes two orders the same mail."""
    return f"{monday.isoformat()}-{user.pk}"


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


@transaction.atomic
def _order(pk: int, monday: date) -> bool:
    # Held until the mail stands: whoever declines meanwhile gets none.
    wants = User.objects.select_for_update().filter(is_active=True, gets_weekly_mail=True)
    user = wants.filter(pk=pk).first()
    letter = letter_to(user, monday) if user else None
    if user is None or letter is None:
        return False
    _mail, made = post_mail(
        kind=KIND,
        key=key_of(monday, user),
        to=user.email,
        subject=letter.subject,
        body=letter.body,
        about=user,
    )
    return made


def letter_to(user: User, monday: date) -> Letter | None:
    """This week's mail in the user's language; None where there is nothing to tell."""
    with user.in_own_language():
        standing = standing_of(user, is_page=False)
        if standing is None:
            return None
        since = timezone.make_aware(datetime.combine(monday - WEEK, time()))
        news = latest_news(user, NEWS_TOLD, since=since)
        parts = [part for part in (_late(standing), _waiting(standing), _news(news)) if part]
        if not parts:
            return None
        return Letter(_subject(standing, monday), _body(user, parts))


def _subject(standing: Standing, monday: date) -> str:
    told = {
        "week": monday.isocalendar().week,
        "late": standing.late_count,
        "waiting": standing.waiting_count,
    }
    if not told["late"] and not told["waiting"]:
        return _("Week %(week)d: what is new in the project") % told
    if not told["late"]:
        return _("Week %(week)d: %(waiting)d waiting for you") % told
    if not told["waiting"]:
        return _("Week %(week)d: %(late)d late") % told
    return _("Week %(week)d: %(late)d late, %(waiting)d waiting for you") % told


def _body(user: User, parts: list[str]) -> str:
    return _(
        "Hello %(name)s,\n\n%(parts)s\n\nThe whole picture: %(start)s\n\nYou get this mail on Mondays. "
        "You can decline it here: %(decline)s\n\nRegards,\nClimate transition in Vestregionen"
    ) % {
        "name": user.get_short_name(),
        "parts": "\n\n".join(parts),
        "start": _full(reverse("home")),
        "decline": _full(reverse("weekly-mail")),
    }


def _late(standing: Standing) -> str:
    lines = []
    for line in standing.late_lines:
        if any(one.is_private for one in line.late) or not line.late:
            lines.append(_linked(line.late_words, line.address, line.is_invented))
            continue
        lines += [
            _linked(
                _("%(title)s, due %(day)s") % {"title": one.title, "day": short_date(one.due)},
                one.address,
                one.is_invented,
            )
            for one in line.late
        ]
    return _under(_("Late:"), lines)


def _waiting(standing: Standing) -> str:
    lines = [_linked(line.finding, line.address) for line in standing.waiting_lines]
    return _under(
        _("Waiting for you:"),
        [
            *lines,
            *(
                _linked(
                    _("%(title)s (%(count)d)") % {"title": one.title, "count": one.count},
                    one.all_address,
                    any(item.is_invented for item in one.items),
                )
                for one in standing.queues
            ),
        ],
    )


def _news(news: list[News]) -> str:
    return _under(
        _("Since last week:"), [_linked(_told(one), one.address, one.is_invented) for one in news]
    )


def _told(one: News) -> str:
    return one.sentence + (_(" (%(n)d times)") % {"n": one.times} if one.times > 1 else "")


def _under(heading: str, lines: list[str]) -> str:
    return "\n".join([heading, *lines]) if lines else ""


def _linked(words: str, address: str, is_invented: bool = False) -> str:
    said = " ".join(words.split())
    return f"- {marked(said) if is_invented else said}: {_full(address)}"


def _full(address: str) -> str:
    return f"{settings.BASE_URL}{address}"


@transaction.atomic
def choose_weekly_mail(*, user: User, wanted: bool) -> None:
    """Say whether a user wants the mail on Mondays; saying the same twice changes nothing."""
    row = User.objects.select_for_update().get(pk=user.pk)
    if row.gets_weekly_mail == wanted:
        return
    row.gets_weekly_mail = wanted
    with acting(user, "user.weekly_mail_wanted" if wanted else "user.weekly_mail_declined"):
        row.save(update_fields=["gets_weekly_mail"])
