"""Informants, the basis on which their words are kept, and the processing records behind it.

Rows are never edited: a change is a new row. Source: research note, section 6 (GDPR art. 6, 7, 17).
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from forkommune.evidence.querysets import (
    ConsentQuerySet,
    InformantQuerySet,
    ProcessingActivityQuerySet,
)
from forkommune.ui.dates import today


class ProcessingActivity(models.Model):
    """A record of processing personal data; drives the privacy page and the letters."""

    code = models.SlugField(_("code"), unique=True)
    purpose = models.CharField(_("purpose"), max_length=300)
    controller = models.ForeignKey(
        Organisation, verbose_name=_("controller"), on_delete=models.PROTECT, related_name="+"
    )
    legal_basis = models.CharField(_("legal basis"), max_length=200)
    data = models.TextField(_("what is kept"))
    special_categories = models.BooleanField(_("special categories of data"), default=False)
    recipients = models.CharField(_("recipients"), max_length=300, blank=True)
    retention = models.CharField(_("kept until"), max_length=300)
    retention_days = models.PositiveIntegerField(
        _("deleted by itself after days"),
        null=True,
        blank=True,
        help_text=_("Empty: nothing is deleted by itself."),
    )
    is_public = models.BooleanField(_("shown on the privacy page"), default=True)

    objects = ProcessingActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("processing activity")
        verbose_name_plural = _("processing activities")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.purpose


class Informant(models.Model):
    """Somebody who tells: a respondent or a participant. No name stands here."""

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="informants",
    )
    role_text = models.CharField(_("role"), max_length=120, help_text=_("The role, not the name."))
    retain_until = models.DateField(_("deleted or anonymised on"), null=True, blank=True)
    is_invented = models.BooleanField(_("invented example"), default=False)

    objects = InformantQuerySet.as_manager()

    class Meta:
        verbose_name = _("informant")
        verbose_name_plural = _("informants")

    def __str__(self) -> str:
        return f"{self.role_text}, {self.organisation}" if self.organisation_id else self.role_text


class QuoteScope(models.TextChoices):
    """What an informant agreed to, one by one."""

    INTERVIEW = "interview", _("Interview and notes for the research")
    RECORDING = "recording", _("Sound recording, deleted after transcription")
    NOTES_KEPT = "notes_kept", _("Notes kept after the project")
    QUOTE_UNNAMED = "quote_unnamed", _("Quoted without municipality and role")
    QUOTE_NAMED = "quote_named", _("Quoted with municipality and role")
    CONTACT_AGAIN = "contact_again", _("Contacted again")
    ARCHIVE = "archive", _("Archived for later research")


class Consent(models.Model):
    """The documented basis for keeping what an informant says, and for what. Never edited."""

    class Basis(models.TextChoices):
        """Article 6(1) of the GDPR."""

        CONSENT = "consent", _("Consent")
        PUBLIC_INTEREST = "public_interest", _("Public interest, information given")

    class Way(models.TextChoices):
        """How the basis is documented."""

        SIGNED = "signed", _("Signed on paper")
        EMAIL = "email", _("By e-mail")
        LINK = "link", _("By personal link")
        ORAL = "oral", _("Orally")

    informant = models.ForeignKey(
        Informant, verbose_name=_("informant"), on_delete=models.CASCADE, related_name="consents"
    )
    basis = models.CharField(_("basis"), max_length=20, choices=Basis)
    way = models.CharField(_("documented"), max_length=10, choices=Way)
    wording = models.TextField(
        _("wording"), blank=True, help_text=_("What was said, where it was given orally.")
    )
    scopes = ArrayField(
        models.CharField(max_length=20, choices=QuoteScope), verbose_name=_("covers"), default=list
    )
    letter_version = models.CharField(_("version of the information letter"), max_length=40)
    letter_hash = models.CharField(max_length=64, blank=True)
    given_on = models.DateField(_("given on"), default=today)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        help_text=_("Nobody where it was given by a personal link."),
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent or information")
        verbose_name_plural = _("consents")
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(way="oral") | ~Q(wording=""),
                name="consent_oral_has_wording",
                violation_error_message=_("Write down what was said when consent is given orally."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("given_on")),
                name="consent_ends_after_it_begins",
                violation_error_message=_("A consent cannot end before it was given."),
            ),
            models.CheckConstraint(
                condition=Q(scopes__len__gt=0),
                name="consent_covers_something",
                violation_error_message=_("Tick at least one thing that the consent covers."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_basis_display()} {self.given_on}"

    @property
    def scope_labels(self) -> list[str]:
        """What it covers, in words."""
        return [str(QuoteScope(code).label) for code in self.scopes]
