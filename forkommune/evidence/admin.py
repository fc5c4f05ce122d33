"""Only processing records: texts, passages, consents and keys have no place in the admin."""

from django.contrib import admin

from forkommune.work.administration.base import PortalModelAdmin

from .models import ProcessingActivity


@admin.register(ProcessingActivity)
class ProcessingActivityAdmin(PortalModelAdmin):
    """What the privacy page says."""

    list_display = [
        "purpose",
        "controller",
        "legal_basis",
        "retention",
        "retention_days",
        "is_public",
    ]
    list_select_related = ["controller"]
    search_fields = ["purpose", "code"]
