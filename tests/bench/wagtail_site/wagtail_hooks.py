"""The list as Wagtail makes it, with the columns and filters of the portal's."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Example


class ExampleViewSet(SnippetViewSet):
    """Pages of fifty, as in the portal."""

    model = Example
    list_display = ["title", "place", "sector", "status", "state", "published_at", "is_invented"]
    list_filter = ["state", "status", "sector", "is_invented"]
    list_per_page = 50


register_snippet(ExampleViewSet)
