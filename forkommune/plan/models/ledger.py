"""The ledger: what was worked and spent, at which rates, in which periods; and what waits for it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Round
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from forkommune.plan.querysets import (
    HourlyRateQuerySet,
    LedgerQuerySet,
    PeriodQuerySet,
    ProposedEntryQuerySet,
    RuleQuerySet,
)

from .activity import Activity
from .project import Project


def user_field(words: Any) -> models.ForeignKey:
    """A user who did something; the row outlives the account."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=words,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )


class HourlyRate(models.Model):
    """What an hour costs from a day on, and who says so. A changed rate is a new row.

    organisation: empty for everybody without a rate of their own, such as the members.
    """

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: for all that have no rate of their own."),
    )
    rate_nok = models.DecimalField(
        _("rate in NOK an hour"), max_digits=9, decimal_places=2, validators=[MinValueValidator(0)]
    )
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, help_text=_("Who set it, and where."))
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = HourlyRateQuerySet.as_manager()

    class Meta:
        verbose_name = _("hourly rate")
        verbose_name_plural = _("hourly rates")
        ordering = ["organisation__name", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "valid_from"],
                name="rate_once_a_day",
                nulls_distinct=False,
                violation_error_message=_("There is a rate from that day already."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="rate_ends_after_it_begins",
                violation_error_message=_("A rate cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation or _('Everybody else')}: {self.rate_nok}, {self.valid_from}"


class Classified(models.Model):
    """Where money belongs: the activity and a line in each of the application's four tables."""

    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    cost_type = models.SlugField(_("cost type"), max_length=40, blank=True)
    sector = models.SlugField(_("sector"), max_length=40, blank=True)
    task = models.SlugField(_("task"), max_length=40, blank=True)
    financing = models.SlugField(_("financing source"), max_length=40, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Codes that the application's tables do not have are refused by name."""
        from forkommune.plan.codes import demand_known

        super().clean()
        demand_known(self)


class LedgerEntry(Classified):
    """What was spent or worked: hours times rate, or an invoice. It is reversed, never deleted.

    number: runs without gaps within the project. amount_nok below zero takes money back.
    """

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="ledger"
    )
    number = models.PositiveIntegerField(_("number"), editable=False)
    date = models.DateField(_("date"))
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    text = models.CharField(_("text"), max_length=200)
    voucher = models.CharField(_("voucher"), max_length=60, blank=True)
    hours = models.DecimalField(_("hours"), max_digits=7, decimal_places=2, null=True, blank=True)
    rate_nok = models.DecimalField(
        _("rate in NOK an hour"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    rate = models.ForeignKey(
        HourlyRate,
        verbose_name=_("where the rate is from"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
    )
    amount_nok = models.DecimalField(_("amount in NOK"), max_digits=14, decimal_places=2)
    reverses = models.OneToOneField(
        "self",
        verbose_name=_("reverses"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
    )
    entered_by = user_field(_("entered by"))
    entered_at = models.DateTimeField(_("entered at"), auto_now_add=True, null=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger")
        ordering = ["-date", "-number"]
        indexes = [models.Index(fields=["project", "date"], name="ledger_by_date")]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"],
                name="ledger_number_once",
                violation_error_message=_("The project has an entry with this number already."),
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True, rate_nok__isnull=True)
                | Q(hours__isnull=False, rate_nok__isnull=False),
                name="ledger_hours_with_rate",
                violation_error_message=_("Give both hours and rate, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True)
                | Q(amount_nok=Round(F("hours") * F("rate_nok"), precision=2)),
                name="ledger_amount_is_hours_times_rate",
                violation_error_message=_("The amount must be the hours times the rate."),
            ),
            models.CheckConstraint(
                condition=~Q(cost_type="") & ~Q(sector="") & ~Q(task="") & ~Q(financing=""),
                name="ledger_stands_in_every_table",
                violation_error_message=_(
                    "Choose cost type, sector, task and financing source before it counts."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.text}"


class AccountingPeriod(models.Model):
    """Days whose entries are settled. While it is closed the database itself refuses any change.

    entries, sum_nok, sha256: what the ledger held of these days when it was closed.
    """

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.CASCADE, related_name="periods"
    )
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("to"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True, editable=False)
    closed_by = user_field(_("closed by"))
    entries = models.PositiveIntegerField(_("entries"), null=True, editable=False)
    sum_nok = models.DecimalField(
        _("sum in NOK"), max_digits=14, decimal_places=2, null=True, editable=False
    )
    sha256 = models.CharField(
        _("checksum of the entries"), max_length=64, blank=True, editable=False
    )
    is_invented = models.BooleanField(_("invented example"), default=False, editable=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("accounting period")
        verbose_name_plural = _("accounting periods")
        ordering = ["project", "-first_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="period_ends_after_it_begins",
                violation_error_message=_("A period cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, sha256="")
                | (Q(closed_at__isnull=False) & ~Q(sha256="")),
                name="period_closed_with_its_checksum",
                violation_error_message=_("A closed period has a checksum, an open one has none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"

    @property
    def is_closed(self) -> bool:
        """Whether its entries stand fast."""
        return self.closed_at is not None


class ProposedEntry(Classified):
    """What perhaps belongs in the ledger: hours that something held proposes, a line of a bank.

    It counts nowhere until somebody accepts it. source, key: what it is about, so that the same
    interview or the same line of a file proposes once only, whatever was decided.
    hours, amount_nok: None where they are not known; then acceptance asks for them.
    resembles: what another file proposed before, of the same day and amount.
    """

    class State(models.TextChoices):
        """Only an open one changes; `gone` is what was called off before anybody decided."""

        OPEN = "open", _("Waits")
        ACCEPTED = "accepted", _("Entered")
        DISMISSED = "dismissed", _("Dismissed")
        GONE = "gone", _("Called off")

    project = models.ForeignKey(
        Project,
        verbose_name=_("project"),
        on_delete=models.CASCADE,
        related_name="proposed_entries",
    )
    source = models.SlugField(_("comes from"), max_length=40)
    key = models.CharField(max_length=100, editable=False)
    is_hours = models.BooleanField(_("is working time"), default=False, editable=False)
    date = models.DateField(_("date"))
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    text = models.CharField(_("text"), max_length=200)
    voucher = models.CharField(_("voucher"), max_length=60, blank=True)
    hours = models.DecimalField(_("hours"), max_digits=7, decimal_places=2, null=True, blank=True)
    amount_nok = models.DecimalField(
        _("amount in NOK"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    place = models.CharField(_("stands in"), max_length=300, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.OPEN, editable=False
    )
    decision = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    decided_by = user_field(_("decided by"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True, editable=False)
    entry = models.OneToOneField(
        LedgerEntry,
        verbose_name=_("ledger entry"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="proposal",
    )
    resembles = models.ForeignKey(
        "self",
        verbose_name=_("looks like"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="resembled_by",
    )
    made_at = models.DateTimeField(_("proposed at"), auto_now_add=True)
    is_invented = models.BooleanField(_("invented example"), default=False, editable=False)

    objects = ProposedEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed entry")
        verbose_name_plural = _("proposed entries")
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "key"],
                name="proposal_once",
                violation_error_message=_("It is proposed already."),
            ),
            models.CheckConstraint(
                condition=(Q(state="accepted") & Q(entry__isnull=False))
                | (~Q(state="accepted") & Q(entry__isnull=True)),
                name="proposal_accepted_has_its_entry",
                violation_error_message=_("What is entered names its entry in the ledger."),
            ),
            models.CheckConstraint(
                condition=Q(hours__isnull=True) | Q(hours__gt=0),
                name="proposal_hours_above_nought",
                violation_error_message=_("Hours must be more than 0."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ClassificationRule(Classified):
    """Lines of a bank or accounting file that hold these words are filled in like this.

    The first rule that fits wins. A rule fills in; a person accepts.
    """

    words = models.CharField(
        _("words in the line"),
        max_length=100,
        unique=True,
        help_text=_("Found anywhere in the line's text, in small or capital letters."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=100)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule for lines")
        verbose_name_plural = _("rules for lines")
        ordering = ["position", "words"]

    def __str__(self) -> str:
        return self.words
