"""App configuration of the search room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Analysis of Norwegian text."""

    name = "forkommune.search"
    label = "search"
    verbose_name = _("Search")
