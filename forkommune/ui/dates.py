"""Dates for Norwegian readers; the only clock of the pages."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """Today's date in the portal's time zone."""
    return timezone.localdate()
