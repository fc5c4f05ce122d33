"""The queues of this room on the start page of the administration."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.ui.dates import today
from forkommune.work.models import Mail, Suggestion
from forkommune.work.registry import Waiting, WaitingItem, first_of, waiting


def waited(day: Any) -> str:
    """How long something has waited since a day, in words."""
    days = (today() - day).days
    if days <= 0:
        return _("came today")
    return ngettext("has waited %(n)d day", "has waited %(n)d days", days) % {"n": days}


def by_invented(maker: Any) -> bool:
    """Whether an account of the invented pre-project made something that has no mark of its own."""
    return maker is not None and maker.is_invented


def suggestions(user: Any) -> Waiting | None:
    """Suggestions that wait for a decision."""
    if not user.has_perm("work.change_suggestion"):
        return None
    rows = (
        Suggestion.objects.visible_to(user)
        .open()
        .select_related("organisation", "target_type", "made_by")
        .prefetch_related("target")
    )
    first, count = first_of(rows)
    return Waiting(
        title=_("Corrections from the municipalities"),
        icon="pencil",
        count=count,
        items=[_suggested(one) for one in first],
        all_label=_("The whole queue"),
        all_address=reverse("admin:work_suggestion_changelist") + "?state__exact=open",
    )


def _suggested(one: Suggestion) -> WaitingItem:
    label = one.field_label
    return WaitingItem(
        title=f"{label[:1].upper()}{label[1:]}: {one.new[:60]}",
        since=f"{one.organisation} · {waited(timezone.localdate(one.made_at))}",
        address=reverse("admin:work_suggestion_change", args=[one.pk]),
        action=_("Assess"),
        is_invented=by_invented(one.made_by),
    )


def mails(user: Any) -> Waiting | None:
    """Mails that a person must decide on."""
    if not user.has_perm("work.change_mail"):
        return None
    rows = (
        Mail.objects.visible_to(user)
        .to_decide()
        .select_related("ordered_by")
        .order_by("ordered_at")
    )
    first, count = first_of(rows)
    return Waiting(
        title=_("Mail that stopped"),
        icon="envelope",
        count=count,
        items=[
            WaitingItem(
                title=mail.subject,
                since=f"{mail.recipient} · {mail.get_state_display()}",
                address=reverse("admin:work_mail_change", args=[mail.pk]),
                action=_("Look"),
                is_late=True,
                is_invented=by_invented(mail.ordered_by),
            )
            for mail in first
        ],
        all_label=_("The whole outbox"),
        all_address=reverse("admin:work_mail_changelist"),
    )


def register() -> None:
    """Put the queues in the registry."""
    waiting.add("suggestions", suggestions, order=30)
    waiting.add("mails", mails, order=50)
