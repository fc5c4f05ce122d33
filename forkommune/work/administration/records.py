"""History, jobs and mails in the admin: to be read; mails that got stuck are decided on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forkommune.work.models import HistoryEntry, Job, Mail
from forkommune.work.services.outbox import MailDecided, confirm_sent, send_again, withdraw_mail

from .base import ReadOnlyAdmin


@admin.register(HistoryEntry)
class HistoryEntryAdmin(ReadOnlyAdmin):
    """Everything that was changed, newest first."""

    list_display = ["at", "actor_id", "action", "operation", "table", "row", "reason"]
    list_filter = ["operation", "table"]
    search_fields = ["=row", "action"]


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    """Long work and how it went."""

    list_display = ["kind", "state", "step_name", "attempts", "ordered_by", "ordered_at", "message"]
    list_filter = ["state", "kind"]
    list_select_related = ["ordered_by"]
    date_hierarchy = "ordered_at"


@admin.register(Mail)
class MailAdmin(ReadOnlyAdmin):
    """The outbox: what was sent, what waits, and what somebody must decide on."""

    list_display = [
        "subject",
        "recipient",
        "state",
        "reason",
        "ordered_by",
        "ordered_at",
        "sent_at",
    ]
    list_filter = ["state", "kind"]
    list_select_related = ["ordered_by"]
    search_fields = ["recipient", "subject"]
    date_hierarchy = "ordered_at"
    actions = ["send_again", "confirm_sent", "withdraw"]
    fields = [
        "recipient", "subject", "body", "state", "reason", "attempts", "ordered_by", "ordered_at",
        "due_at", "claimed_at", "sent_at",
    ]  # fmt: skip

    @admin.action(
        description=gettext_lazy("Send the chosen mails once more"), permissions=["decide"]
    )
    def send_again(self, request: HttpRequest, chosen: Any) -> None:
        """Refused and uncertain ones leave again."""
        self._decide(request, chosen, send_again)

    @admin.action(
        description=gettext_lazy("The chosen uncertain mails arrived"), permissions=["decide"]
    )
    def confirm_sent(self, request: HttpRequest, chosen: Any) -> None:
        """Uncertain ones are known to have arrived."""
        self._decide(request, chosen, confirm_sent)

    @admin.action(description=gettext_lazy("Withdraw the chosen mails"), permissions=["decide"])
    def withdraw(self, request: HttpRequest, chosen: Any) -> None:
        """Those that have not left never will."""
        self._decide(request, chosen, withdraw_mail, reason=_("Withdrawn in the administration"))

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Those who may change mails decide on them; the row itself nobody edits."""
        return request.user.has_perm("work.change_mail")

    def _decide(
        self, request: HttpRequest, chosen: Any, service: Callable[..., None], **extra: Any
    ) -> None:
        done = 0
        for mail in chosen:
            try:
                service(mail=mail, by=request.user, **extra)
            except MailDecided as fault:
                self.message_user(request, str(fault), messages.WARNING)
            else:
                done += 1
        text = ngettext("%(n)s mail is decided on.", "%(n)s mails are decided on.", done)
        self.message_user(request, text % {"n": done}, messages.SUCCESS)
