"""What is new: published examples and editions of reports, as an Atom feed."""

from datetime import datetime
from itertools import islice
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pilots.examples.feed import for_xml, marked
from pilots.models import Example
from reports.models import Edition

LATEST = 30


class News(Feed):
    """The 30 latest, newest first, for everybody."""

    feed_type = Atom1Feed
    title = gettext_lazy("Climate transition in Vestregionen")
    subtitle = gettext_lazy("New examples and reports")
    link = reverse_lazy("home")

    def items(self) -> list[Example | Edition]:
        """What a visitor without an account sees."""
        everybody = AnonymousUser()
        examples = Example.objects.visible_to(everybody).latest_published()[:LATEST]
        editions = Edition.objects.visible_to(everybody).latest_published()[:LATEST]
        both: list[Example | Edition] = [*examples, *editions]
        return list(islice(sorted(both, key=published, reverse=True), LATEST))

    def item_title(self, item: Example | Edition) -> str:
        """The title; what is invented says so."""
        if isinstance(item, Edition):
            title = _("%(title)s, edition %(number)d") % {
                "title": item.deliverable.title,
                "number": item.number,
            }
            return marked(title) if item.frozen.has_invented else title
        title = for_xml(item.title)
        return marked(title) if item.is_invented else title

    def item_description(self, item: Example | Edition) -> str:
        """The summary of an example, what the application called a report; readers take HTML."""
        words = item.summary if isinstance(item, Example) else item.deliverable.wording
        return escape(for_xml(words))

    def item_link(self, item: Example | Edition) -> str:
        """The page of the example, or of the report with all its editions."""
        return item.get_absolute_url()

    def item_guid(self, item: Example | Edition) -> str:
        """The same for ever, whatever the title becomes."""
        return f"urn:forkommune:{item._meta.model_name}:{item.pk}"

    def item_pubdate(self, item: Example | Edition) -> datetime:
        """When it was published."""
        return published(item)

    def item_updateddate(self, item: Example | Edition) -> datetime:
        """The same: what is published is frozen."""
        return published(item)


def published(item: Example | Edition) -> datetime:
    """When a published row was published; the queries leave out those without a time."""
    return cast("datetime", item.published_at)
