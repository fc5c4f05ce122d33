"""The ledger in the admin: entries, what waits for it, rates, rules and periods."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse as address_of
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures.numbers import format_date
from forkommune.plan import models
from forkommune.plan.services.ledger import CORRECTABLE, Facts, correct, enter, reverse
from forkommune.plan.services.periods import add_period, close_period, reopen_period
from forkommune.plan.services.proposals import FILLED_IN, accept, dismiss, fill_in, missing
from forkommune.ui.words import number, quantity
from forkommune.work.administration.base import FilledFilter, PortalModelAdmin
from forkommune.work.administration.reasoned import reasoned

from .acting import ActingAdmin, ActingForm, ActivityColumn, PlacedAdmin
from .filters import SIDE_FILTERS, SourceFilter

SIDES = ["cost_type", "sector", "task", "financing"]


@admin.register(models.BudgetLine)
class BudgetLineAdmin(PortalModelAdmin):
    """The tables of the application."""

    list_display = ["label", "table", "year", "amount"]
    list_filter = ["table", "year"]
    search_fields = ["label", "code"]

    @admin.display(description=gettext_lazy("amount in NOK"), ordering="amount_nok")
    def amount(self, line: models.BudgetLine) -> str:
        """Kroner as the pages write them."""
        return number(line.amount_nok)


@admin.register(models.HourlyRate)
class HourlyRateAdmin(PortalModelAdmin):
    """Rates by organisation and day. One that entries were priced with ends, and changes no more."""

    list_display = ["organisation", "rate_nok", "valid_from", "valid_to", "source", "is_invented"]
    list_display_links = ["rate_nok"]
    list_select_related = ["organisation"]
    list_filter = ["organisation", "is_invented"]
    search_fields = ["organisation__name", "source"]
    autocomplete_fields = ["organisation"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """All but the last day, once it is used."""
        used = obj is not None and obj.entries.exists()
        return ["organisation", "rate_nok", "valid_from", "source", "is_invented"] if used else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not while entries were priced with it."""
        return super().has_delete_permission(request, obj) and not (
            obj is not None and obj.entries.exists()
        )


class EntryForm(ActingForm):
    """A new entry, or other words and places for one."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=500, required=False)

    class Meta:
        model = models.LedgerEntry
        fields = [*CORRECTABLE, "hours", "amount_nok"]
        localized_fields = ["hours", "amount_nok"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "amount_nok" in self.fields:
            self.fields["amount_nok"].required = False

    def act(self) -> models.LedgerEntry:
        """Enter it, or correct what was changed."""
        said = self.cleaned_data
        if self.instance.pk is None:
            facts = Facts(
                hours=said["hours"],
                amount=said["amount_nok"],
                **{name: said[name] for name in CORRECTABLE},
            )
            project = models.Project.objects.order_by("period_from").first()
            if project is None:
                raise ValueError(_("Load the project plan first: manage.py load_initial_data"))
            return enter(project=project, facts=facts, by=self.by, reason=said["reason"])
        changed = {name: said[name] for name in CORRECTABLE if name in self.changed_data}
        entry = models.LedgerEntry.objects.get(pk=self.instance.pk)
        return correct(entry=entry, values=changed, by=self.by, reason=said["reason"])


@admin.register(models.LedgerEntry)
class LedgerEntryAdmin(ActivityColumn, ActingAdmin, PlacedAdmin):
    """What was worked and spent. Nobody deletes an entry; it is reversed."""

    form = EntryForm
    list_display = [
        "number",
        "date",
        "text",
        "organisation",
        "activity_short",
        "worked",
        "amount",
        "is_invented",
    ]
    list_display_links = ["text"]
    list_select_related = ["organisation", "activity"]
    list_filter = ["organisation", "activity", *SIDE_FILTERS, "is_invented"]
    search_fields = ["text", "voucher", "=number"]
    date_hierarchy = "date"
    autocomplete_fields = ["organisation", "activity"]
    actions = ["reverse"]

    reverse = reasoned(
        description=gettext_lazy("Reverse the chosen entries"),
        single=gettext_lazy("Reverse the entry"),
        service=lambda row, by, reason: reverse(entry=row, by=by, reason=reason),
        permission="change",
    )

    @admin.display(description=gettext_lazy("hours"), ordering="hours")
    def worked(self, entry: models.LedgerEntry) -> str:
        """Hours as the pages write them; empty for money."""
        return "" if entry.hours is None else number(entry.hours)

    @admin.display(description=gettext_lazy("amount in NOK"), ordering="amount_nok")
    def amount(self, entry: models.LedgerEntry) -> str:
        """Kroner and øre as the pages write them."""
        return number(entry.amount_nok, 2)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Either hours or an amount for a new one; afterwards both stand fast."""
        if obj is None:
            return [*CORRECTABLE[:5], "hours", "amount_nok", *SIDES, "reason"]
        money = ["hours", "rate_nok", "rate", "amount_nok"]
        return ["number", *CORRECTABLE[:5], *money, *SIDES, "reverses", "entered_by", "reason"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The money, the number and who entered it."""
        if obj is None:
            return []
        return ["number", "hours", "rate_nok", "rate", "amount_nok", "reverses", "entered_by"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Reverse instead."""
        return False


class ProposalForm(ActingForm):
    """What a proposal lacks; the second button enters it at once."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=500, required=False)

    class Meta:
        model = models.ProposedEntry
        fields = list(FILLED_IN)
        localized_fields = ["hours", "amount_nok"]

    def has_changed(self) -> bool:
        """Entering it changes something, whatever was typed."""
        return super().has_changed() or "_accept" in self.data

    def act(self) -> models.ProposedEntry:
        """Fill in what was changed, and accept where that was asked for."""
        row = models.ProposedEntry.objects.get(pk=self.instance.pk)
        said = self.cleaned_data
        changed = {name: said[name] for name in FILLED_IN if name in self.changed_data}
        if changed:
            row = fill_in(proposal=row, values=changed, by=self.by, reason=said["reason"])
        if "_accept" in self.data:
            accept(proposal=row, by=self.by, reason=said["reason"])
        return row


@admin.register(models.ProposedEntry)
class ProposedEntryAdmin(ActingAdmin, PlacedAdmin):
    """What waits for a place in the ledger; it counts when it is accepted."""

    form = ProposalForm
    list_display = ["text", "day", "organisation", "money", "lacks", "state"]
    list_display_links = ["text"]
    list_select_related = ["organisation", "resembles"]
    list_filter = ["state", SourceFilter, "is_invented"]
    search_fields = ["text", "voucher", "organisation__name"]
    date_hierarchy = "date"
    autocomplete_fields = ["organisation", "activity"]
    actions = ["accept", "dismiss"]

    accept = reasoned(
        description=gettext_lazy("Enter the chosen proposals into the ledger"),
        single=gettext_lazy("Enter into the ledger"),
        service=lambda row, by, reason: accept(proposal=row, by=by, reason=reason),
        permission="change",
        reason_needed=False,
    )
    dismiss = reasoned(
        description=gettext_lazy("The chosen proposals do not belong in the ledger"),
        single=gettext_lazy("Does not belong in the ledger"),
        service=lambda row, by, reason: dismiss(proposal=row, by=by, reason=reason),
        permission="change",
    )

    @admin.display(description=gettext_lazy("date"), ordering="date")
    def day(self, row: models.ProposedEntry) -> str:
        """The day in digits."""
        return format_date(row.date)

    @admin.display(description=gettext_lazy("Hours or kroner"))
    def money(self, row: models.ProposedEntry) -> str:
        """Whichever it is about, or that it is not known."""
        if row.is_hours:
            return quantity(row.hours, _("hours"))
        return quantity(row.amount_nok, "kr", 2)

    @admin.display(description=gettext_lazy("lacks"))
    def lacks(self, row: models.ProposedEntry) -> str:
        """What it needs before it can be entered, and whether another file proposed the same."""
        if row.state != row.State.OPEN:
            return ""
        double = [_("looks like “%(other)s”") % {"other": row.resembles}] if row.resembles else []
        return ", ".join([*double, *missing(row)])

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Hours or money, whichever it is about."""
        money = "hours" if obj is None or obj.is_hours else "amount_nok"
        double = ["resembles"] if obj is not None and obj.resembles_id else []
        facts = ["date", "text", "voucher", "place", *double, "organisation", "activity", money]
        decided = [] if obj is None or obj.state == "open" else DECIDED
        asks = ["reason"] if self.has_change_permission(request, obj) else []
        return [*facts, *SIDES, *decided, *asks]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Where it came from, and what was decided."""
        return ["voucher", "place", "resembles", *DECIDED]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """What nobody proposed is entered in the ledger itself."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Dismiss instead: a deleted one would be proposed again."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Until it is decided."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or obj.state == models.ProposedEntry.State.OPEN)


DECIDED = ["state", "decision", "decided_by", "decided_at", "entry"]


@admin.register(models.ClassificationRule)
class ClassificationRuleAdmin(PlacedAdmin):
    """Which lines of files are filled in how."""

    list_display = ["words", "organisation", "activity", *SIDES, "position"]
    list_select_related = ["organisation", "activity"]
    search_fields = ["words"]
    fields = ["words", "organisation", "activity", *SIDES, "position"]
    autocomplete_fields = ["organisation", "activity"]


class PeriodForm(ActingForm):
    """The days of a new period."""

    class Meta:
        model = models.AccountingPeriod
        fields = ["first_day", "last_day"]

    def act(self) -> models.AccountingPeriod:
        """An open period of the project."""
        project = models.Project.objects.order_by("period_from").first()
        if project is None:
            raise ValueError(_("Load the project plan first: manage.py load_initial_data"))
        return add_period(project=project, by=self.by, **self.cleaned_data)


@admin.register(models.AccountingPeriod)
class AccountingPeriodAdmin(ActingAdmin):
    """Periods: closed, their entries stand fast; reopened only for a reason."""

    form = PeriodForm
    list_display = ["first_day", "last_day", "closed_at", "closed_by", "entries", "sum_nok", "way"]
    list_select_related = ["closed_by"]
    readonly_fields = ["way"]
    list_filter = [("closed_at", FilledFilter)]
    actions = ["close", "reopen"]
    ordering = ["-first_day"]

    close = reasoned(
        description=gettext_lazy("Close the chosen periods"),
        single=gettext_lazy("Close the period"),
        service=lambda row, by, reason: close_period(period=row, by=by, reason=reason),
        permission="close",
        reason_needed=False,
    )
    reopen = reasoned(
        description=gettext_lazy("Reopen the chosen periods"),
        single=gettext_lazy("Reopen the period"),
        service=lambda row, by, reason: reopen_period(period=row, by=by, reason=reason),
        permission="close",
    )

    def has_close_permission(self, request: HttpRequest) -> bool:
        """Those who keep the books."""
        return request.user.has_perm("plan.change_accountingperiod")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Its days, and when it is settled what it held."""
        days = ["first_day", "last_day"]
        settled = ["closed_at", "closed_by", "entries", "sum_nok", "sha256"]
        return days if obj is None else [*days, "way", *settled]

    @admin.display(description=gettext_lazy("its entries"))
    def way(self, period: models.AccountingPeriod) -> str:
        """To the entries of its days, each of which leads on to its own page."""
        days = urlencode({"date__gte": str(period.first_day), "date__lte": str(period.last_day)})
        address = f"{address_of('admin:plan_ledgerentry_changelist')}?{days}"
        return format_html('<a href="{}">{}</a>', address, _("Show the entries of these days"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Its days stand fast from the beginning."""
        return obj is None and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An open one; a closed one is reopened first."""
        return super().has_delete_permission(request, obj) and (obj is None or not obj.is_closed)
