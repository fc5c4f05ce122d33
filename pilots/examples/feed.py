"""New examples as an Atom feed: all of them, or those of one search."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, QueryDict
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pilots.examples.filters import ExampleFilter
from pilots.examples.nearness import codes_of_likes
from pilots.models import Example

LATEST = 30
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class NewExamples(Feed):
    """The 30 latest, newest first, of those that fit the address; what is invented says so."""

    feed_type = Atom1Feed
    title = gettext_lazy("New examples of climate transition")
    link = reverse_lazy("pilots:example-list")

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QueryDict:
        """What is asked for, as on the page of the search."""
        return request.GET

    def items(self, obj: QueryDict) -> list[Example]:
        """What a visitor without an account sees; where likes are asked for, those of the municipality
        that the address names."""
        everybody = Example.objects.visible_to(AnonymousUser()).published()
        found: Any = ExampleFilter(obj, queryset=everybody).qs
        for codes in codes_of_likes(obj):
            found = found.filter(search_entries__facets__overlap=codes)
        newest = list(found.latest_published()[:LATEST])
        return [*newest, *Example.objects.known_before(newest)[:LATEST]]

    def item_title(self, item: Example) -> str:
        """The title, marked where it is invented; of one that was taken into another, what became of it."""
        if item.merged_into is not None:
            told = {"title": for_xml(item.title), "now": for_xml(item.merged_into.title)}
            return _("%(title)s now stands in: %(now)s") % told
        return marked(for_xml(item.title)) if item.is_invented else for_xml(item.title)

    def item_description(self, item: Example) -> str:
        """The summary; readers take HTML."""
        return escape(for_xml(item.summary))

    def item_link(self, item: Example) -> str:
        """Where it is read; one that was taken into another is read there."""
        return (item.merged_into or item).get_absolute_url()

    def item_guid(self, obj: Example) -> str:
        """The same for ever, whatever the title becomes."""
        return f"urn:forkommune:example:{obj.pk}"

    def item_pubdate(self, item: Example) -> datetime:
        """When it was published."""
        return cast("datetime", item.published_at)

    def item_updateddate(self, item: Example) -> datetime:
        """The same: what is published is frozen. One that was taken into another changed then."""
        merged_at = getattr(item, "merged_at", None)
        return cast("datetime", merged_at or item.published_at)


def for_xml(words: str) -> str:
    """The words without control characters, which no XML may hold."""
    return CONTROL.sub("", words)


def marked(title: str) -> str:
    """A title that says that it is invented."""
    return f"{_('Invented example')}: {title}"
