"""By what examples are sorted and found: words of the taxonomy, and three closed lists."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.terms.models import Term, Vocabulary


class TransitionLevel(models.TextChoices):
    """How deep the change goes. Source: Kortreist kvalitet (kortreistkvalitet.no)."""

    EFFICIENCY = "efficiency", _("I Efficiency: the same, with less")
    DEVELOPMENT = "development", _("II Development: the same need met in a new way")
    TRANSITION = "transition", _("III Transition: the need itself changes")


class EmissionScope(models.TextChoices):
    """Where the emissions are that the example is about."""

    DIRECT = "direct", _("Direct: within the municipality")
    INDIRECT = "indirect", _("Indirect: from what is bought and used")
    BOTH = "both", _("Direct and indirect")


class ClimatePurpose(models.TextChoices):
    """Whether it was done for the climate."""

    MADE_FOR_IT = "made_for_it", _("Made for the climate")
    PARTLY = "partly", _("Partly for the climate")
    OTHER_GOALS = "other_goals", _("For other goals")


def term_of(vocabulary: Vocabulary, words: Any) -> Any:
    """The one word of a vocabulary that fits best."""
    return models.ForeignKey(
        Term,
        verbose_name=words,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": vocabulary},
    )


def terms_of(vocabulary: Vocabulary, words: Any) -> Any:
    """All words of a vocabulary that fit; none where nobody has said."""
    return models.ManyToManyField(
        Term,
        verbose_name=words,
        related_name="+",
        blank=True,
        limit_choices_to={"vocabulary": vocabulary},
    )


class Sorting(models.Model):
    """The choices of an example. An empty one is not known, and never one that does not apply."""

    sector = term_of(Vocabulary.SECTOR, _("sector"))
    theme = term_of(Vocabulary.THEME, _("theme"))
    instrument = term_of(Vocabulary.INSTRUMENT, _("policy instrument"))
    other_instruments = terms_of(Vocabulary.INSTRUMENT, _("other policy instruments"))
    municipal_roles = terms_of(Vocabulary.MUNICIPAL_ROLE, _("the municipality's role"))
    actors = terms_of(Vocabulary.ACTOR, _("actors"))
    target_groups = terms_of(Vocabulary.TARGET_GROUP, _("target groups"))
    transition_level = models.CharField(
        _("transition level"), max_length=11, choices=TransitionLevel, blank=True
    )
    emission_scope = models.CharField(
        _("emissions"), max_length=8, choices=EmissionScope, blank=True
    )
    climate_purpose = models.CharField(
        _("climate purpose"), max_length=11, choices=ClimatePurpose, blank=True
    )

    class Meta:
        abstract = True
