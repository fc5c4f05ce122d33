"""Django's own list of examples, as it comes: the columns and filters of ours, its own look and views."""

from django.contrib import admin
from django.urls import path

from pilots.models import Example

# The templates of the libraries alone.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
SHOWN = ["title", "place", "sector", "status", "state", "published_at", "is_invented"]


class PlainExampleAdmin(admin.ModelAdmin):
    """Nothing of the portal's."""

    list_display = SHOWN
    list_select_related = ["sector"]
    list_filter = ["state", "status", "evidence_grade", "sector", "is_invented"]
    search_fields = ["title", "place", "code"]
    list_per_page = 50

    def has_view_permission(self, request: object, obj: object = None) -> bool:
        """Rights are not what is measured."""
        return True


site = admin.AdminSite(name="admin")
site.register(Example, PlainExampleAdmin)
urlpatterns = [path("admin/", site.urls)]
