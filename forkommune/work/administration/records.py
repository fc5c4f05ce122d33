"""History, jobs, mails and suggestions in the admin: read, and decided on through services."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import Organisation, User
from forkommune.ui.trigrams import few_with
from forkommune.work.models import HistoryEntry, Job, Mail, Suggestion
from forkommune.work.services.outbox import confirm_sent, send_again, withdraw_mail
from forkommune.work.services.suggestions import accept, decline

from .base import ReadOnlyAdmin, words_of_search
from .reasoned import reasoned
from .telling import by_table


def kind_of_row(table: str) -> str:
    """What the rows of a table are called."""
    model = by_table().get(table)
    if model is None:
        return table
    owner: Any = model._meta.auto_created  # the model of the field, whatever the stubs say
    if owner:
        ties = (tie for tie in owner._meta.many_to_many if tie.remote_field.through is model)
        return f"{owner._meta.verbose_name}: {next(ties).related_model._meta.verbose_name_plural}"
    return str(model._meta.verbose_name)


class KindFilter(admin.SimpleListFilter):
    """The kinds of rows, by name; which of them have a history is not asked for."""

    title = gettext_lazy("kind of row")
    parameter_name = "table"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The lists that the visitor sees, in the order of their names."""
        admins = model_admin.admin_site._registry.items()
        seen = (model._meta for model, one in admins if one.has_view_permission(request))
        return sorted(((o.db_table, str(o.verbose_name)) for o in seen), key=lambda pair: pair[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The history of one kind."""
        return queryset.filter(table=self.value()) if self.value() else queryset


@admin.register(HistoryEntry)
class HistoryEntryAdmin(ReadOnlyAdmin):
    """Everything that was changed, newest first, with who and what in words."""

    list_display = ["at", "who", "operation", "what", "row", "reason"]
    list_filter = ["operation", KindFilter]
    # By number: a part of a word would be looked for in every change there ever was.
    search_fields = ["row__exact"]
    fields = ["at", "who", "operation", "what", "row", "action", "reason", "changed"]
    readonly_fields = ["who", "what", "changed"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the name of who did it, in the same query."""
        actor = User.objects.filter(pk=OuterRef("actor_id"))
        name = Coalesce(NullIf("name", Value("")), "email", output_field=CharField())
        named = actor.annotate(shown=name).values("shown")
        rows: QuerySet[Any] = super().get_queryset(request)
        named_rows: QuerySet[Any] = rows.annotate(actor_name=Subquery(named))
        return named_rows

    @admin.display(description=gettext_lazy("who"))
    def who(self, entry: Any) -> str:
        """The name of who did it."""
        return entry.actor_name or _("the portal itself")

    @admin.display(description=gettext_lazy("kind of row"))
    def what(self, entry: HistoryEntry) -> str:
        """The kind of row in words."""
        return kind_of_row(entry.table)

    @admin.display(description=gettext_lazy("changes"))
    def changed(self, entry: HistoryEntry) -> str:
        """The fields that were changed, in words; their content stands on the row's own page."""
        model = by_table().get(entry.table)
        fields = {str(f.column): f for f in model._meta.concrete_fields} if model else {}
        names = (fields[c].verbose_name if c in fields else c for c in entry.changes)
        return ", ".join(str(name) for name in names) or "–"


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    """Long work and how it went."""

    list_display = ["kind", "state", "step_name", "attempts", "ordered_by", "ordered_at", "message"]
    list_filter = ["state", "kind"]
    list_select_related = ["ordered_by"]
    date_hierarchy = "ordered_at"
    fields = [
        "kind", "state", "step_name", "attempts", "message", "ordered_by", "ordered_at",
        "queued_at", "started_at", "finished_at", "worker", "lease_until", "cancel_requested",
        "params", "result",
    ]  # fmt: skip


@admin.register(Mail)
class MailAdmin(ReadOnlyAdmin):
    """The outbox: what was sent, what waits, and what somebody must decide on."""

    list_display = [
        "subject",
        "receiver",
        "state",
        "reason",
        "ordered_by",
        "ordered_at",
        "sent_at",
    ]
    list_filter = ["state", "kind"]
    list_select_related = ["ordered_by"]
    search_fields = Mail.trigram_columns
    date_hierarchy = "ordered_at"
    actions = ["send_again", "confirm_sent", "withdraw"]
    fields = [
        "receiver", "subject", "body", "state", "reason", "attempts", "ordered_by", "ordered_at",
        "due_at", "claimed_at", "sent_at",
    ]  # fmt: skip

    @admin.display(description=gettext_lazy("to"), ordering="recipient")
    def receiver(self, mail: Mail) -> str:
        """The address, or where it is kept."""
        return mail.to_whom

    send_again = reasoned(
        description=gettext_lazy("Send the chosen mails once more"),
        single=gettext_lazy("Send once more"),
        service=lambda mail, by, reason: send_again(mail=mail, by=by),
        permission="decide",
        reason_needed=False,
    )
    confirm_sent = reasoned(
        description=gettext_lazy("The chosen uncertain mails arrived"),
        single=gettext_lazy("It arrived"),
        service=lambda mail, by, reason: confirm_sent(mail=mail, by=by),
        permission="decide",
        reason_needed=False,
    )
    withdraw = reasoned(
        description=gettext_lazy("Withdraw the chosen mails"),
        single=gettext_lazy("Withdraw"),
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

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Those that hold each word in what is suggested or in the name of who suggests.

        The names are looked for first: joined, the database would read every row of both tables.
        """
        for word in words_of_search(search_term):
            bodies = Organisation.objects.filter(name__icontains=word)
            if (keys := few_with(Organisation, word)) is not None:
                bodies = bodies.filter(pk__in=keys)
            queryset = queryset.filter(
                Q(new__icontains=word) | Q(organisation__in=bodies.order_by().values("pk"))
            )
        return queryset, False

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
        single=gettext_lazy("Accept"),
        service=lambda one, by, reason: accept(suggestion=one, by=by, reason=reason),
        permission="decide",
        reason_needed=False,
    )
    decline = reasoned(
        description=gettext_lazy("Decline the chosen suggestions"),
        single=gettext_lazy("Decline"),
        service=lambda one, by, reason: decline(suggestion=one, by=by, reason=reason),
        permission="decide",
    )

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Those who keep the register."""
        return request.user.has_perm("work.change_suggestion")
