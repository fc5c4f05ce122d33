"""Municipalities as areas with a period, and what became of them."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation
from municipalities.register.querysets import MunicipalityQuerySet, PublicQuerySet

from .county import County

# Order of the Norwegian alphabet whatever collation the server has; aa in a name is not read as å.
ALPHABET = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def norwegian_sort_key(name: str) -> str:
    """A key that sorts æ, ø, å last, in that order, under any collation of bytes."""
    return name.lower().translate(ALPHABET)


class Municipality(models.Model):
    """A municipality within the borders of a period. Valid from the first day, not on the last."""

    number = models.CharField(_("number"), max_length=4, unique=True)
    name = models.CharField(_("name"), max_length=80)
    sort_key = models.CharField(max_length=80, editable=False, db_collation="C")
    county = models.ForeignKey(
        County, verbose_name=_("county"), on_delete=models.PROTECT, related_name="municipalities"
    )
    organisation = models.OneToOneField(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="municipality",
    )
    valid_from = models.DateField(
        _("valid from"), null=True, blank=True, help_text=_("Empty: earlier than the register.")
    )
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    administrative_centre = models.CharField(_("administrative centre"), max_length=80, blank=True)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    area_km2 = models.DecimalField(
        _("area in km²"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    language_form = models.CharField(
        _("official language form"),
        max_length=10,
        blank=True,
        choices=[("bokmål", _("Bokmål")), ("nynorsk", _("Nynorsk")), ("nøytral", _("Neutral"))],
    )
    geonames_id = models.PositiveIntegerField(_("number in GeoNames"), null=True, blank=True)
    neighbours = models.ManyToManyField("self", verbose_name=_("neighbours"), blank=True)
    tile_name = models.CharField(_("name on the map"), max_length=12, blank=True)
    tile_column = models.PositiveSmallIntegerField(_("column on the map"), null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(_("row on the map"), null=True, blank=True)
    sources = models.JSONField(_("sources"), default=dict, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["sort_key", "valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^\d{4}$"),
                name="municipality_number_has_four_digits",
                violation_error_message=_("A municipality number has four digits."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="municipality_ends_after_it_begins",
                violation_error_message=_("A municipality cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(area_km2__isnull=True) | Q(area_km2__gt=0),
                name="municipality_area_above_zero",
                violation_error_message=_("Leave the area empty when it is not known."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the sort key in step with the name."""
        self.sort_key = norwegian_sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """The page of the municipality."""
        return reverse("municipalities:municipality-detail", args=[self.number])

    @property
    def last_year(self) -> int | None:
        """The last year in which it existed, None while it does."""
        return (self.valid_to - timedelta(days=1)).year if self.valid_to else None

    @property
    def choice_words(self) -> str:
        """The name with what tells it from its namesakes in a list to choose from."""
        if self.last_year is None:
            return f"{self.name} ({self.number})"
        return f"{self.name} ({self.number}, –{self.last_year})"


class Succession(models.Model):
    """What a municipality became on a date: renumbered, merged, or partly moved."""

    class Kind(models.TextChoices):
        """How the area went over."""

        RENUMBERED = "renumbered", _("New number")
        MERGED = "merged", _("Merged")
        SPLIT = "split", _("Partly transferred")

    predecessor = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="successions", verbose_name=_("before")
    )
    successor = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="origins", verbose_name=_("after")
    )
    on = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    source = models.CharField(_("source"), max_length=400, blank=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = ["on", "predecessor__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message=_("This succession is registered already."),
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_to_another",
                violation_error_message=_("A municipality cannot succeed itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor} {self.on:%Y}"
