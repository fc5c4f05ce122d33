"""History, jobs, mails and suggestions in the admin: read, and decided on through services."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.work.models import HistoryEntry, Job, Mail, Suggestion
from forkommune.work.services.outbox import confirm_sent, send_again, withdraw_mail
from forkommune.work.services.suggestions import accept, decline

from .base import ReadOnlyAdmin
from .reasoned import reasoned


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

    send_again = reasoned(
        description=gettext_lazy("Send the chosen mails once more"),
        service=lambda mail, by, reason: send_again(mail=mail, by=by),
        permission="decide",
        reason_needed=False,
    )
    confirm_sent = reasoned(
        description=gettext_lazy("The chosen uncertain mails arrived"),
        service=lambda mail, by, reason: confirm_sent(mail=mail, by=by),
        permission="decide",
        reason_needed=False,
    )
    withdraw = reasoned(
        description=gettext_lazy("Withdraw the chosen mails"),
        service=lambda mail, by, reason: withdraw_mail(mail=mail, by=by, reason=reason),
        permission="decide",
    )

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Those who may change mails decide on them; the row itself nobody edits."""
        return request.user.has_perm("work.change_mail")


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnlyAdmin):
    """What others say that facts should be: accept, or decline with a reason."""

    list_display = [
        "about",
        "field_label",
        "old",
        "new",
        "source",
        "organisation",
        "made_at",
        "state",
    ]
    list_filter = ["state", "target_type"]
    list_select_related = ["organisation", "target_type"]
    search_fields = ["new", "organisation__name"]
    date_hierarchy = "made_at"
    actions = ["accept", "decline"]
    fields = [
        "about", "field_label", "old", "new", "source", "organisation", "made_by", "made_at",
        "state", "decided_by", "decided_at", "decision",
    ]  # fmt: skip
    readonly_fields = ["about", "field_label"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the rows that they are about, whatever their kind."""
        return super().get_queryset(request).prefetch_related("target")

    @admin.display(description=gettext_lazy("about"))
    def about(self, suggestion: Suggestion) -> str:
        """The row that it is about."""
        return str(suggestion.target or _("deleted"))

    @admin.display(description=gettext_lazy("field"))
    def field_label(self, suggestion: Suggestion) -> str:
        """The field in words."""
        return suggestion.field_label

    accept = reasoned(
        description=gettext_lazy("Accept the chosen suggestions"),
        service=lambda one, by, reason: accept(suggestion=one, by=by, reason=reason),
        permission="decide",
        reason_needed=False,
    )
    decline = reasoned(
        description=gettext_lazy("Decline the chosen suggestions"),
        service=lambda one, by, reason: decline(suggestion=one, by=by, reason=reason),
        permission="decide",
    )

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Those who keep the register."""
        return request.user.has_perm("work.change_suggestion")
