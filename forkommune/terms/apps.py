"""App configuration of the taxonomy."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TermsConfig(AppConfig):
    """Controlled vocabularies."""

    name = "forkommune.terms"
    label = "terms"
    verbose_name = _("Taxonomy")
