"""The example database: search with facets, and one example."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import DetailView

from forkommune.search.searching import suggestions
from forkommune.ui.paging import rows_of
from forkommune.work.models import Suggestion
from forkommune.work.registry import panels_for
from pilots.examples.grading_words import why_of
from pilots.examples.page import example_page
from pilots.examples.selectors import PAGE_SIZE, Found, find_examples
from pilots.examples.shortlist import own_slugs
from pilots.examples.sources import states_of
from pilots.fit.mine import my_municipality
from pilots.models import Example
from pilots.searching import LABEL


@require_safe
def example_list(request: HttpRequest) -> HttpResponse:
    """All published examples, or those that fit; the address holds the whole search."""
    found = find_examples(request.GET)
    cards: Any = Example.objects.visible_to(request.user).published().for_cards()
    rows = rows_of(cards, found.keys)
    page = Page(rows, found.number, Paginator(range(found.count), PAGE_SIZE))
    context = {"found": found, "page": page, "sorts": sort_links(request, found)}
    return render(request, "pilots/example_list.html", context)


@require_safe
def example_suggestions(request: HttpRequest) -> HttpResponse:
    """What the last word of a search may become; only words of examples that everybody sees."""
    offered = suggestions(request.GET.get("q", ""), label=LABEL, public=True)
    return JsonResponse({"suggestions": offered})


def sort_links(request: HttpRequest, found: Found) -> list[tuple[str, str, bool]]:
    """Label, address and whether it is the present order."""
    labels = {
        "treff": _("Best match"),
        "nyest": _("Newest"),
        "dokumentert": _("Best documented"),
    }
    links = []
    for code, label in labels.items():
        if code == "treff" and not found.query:
            continue
        data = request.GET.copy()
        data["sorter"] = code
        data.pop("side", None)
        links.append((label, f"?{data.urlencode()}", code == found.sort))
    return links


def assessed(example: Example) -> dict[str, Any] | None:
    """The newest assessment of an example, with the steps of the rule that decided; None without one."""
    newest = example.assessments.select_related("stated").first()
    return {"row": newest, "why": why_of(newest)} if newest else None


class ExampleDetail(DetailView):
    """One example: facts first, then the story, then what it rests on."""

    template_name = "pilots/example_detail.html"
    context_object_name = "example"

    def get_queryset(self) -> QuerySet[Example]:
        """The examples that the visitor may see."""
        return Example.objects.visible_to(self.request.user).in_full()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what higher apps show about the example, and how it fits the visitor's municipality."""
        user = self.request.user
        open_ones = Suggestion.objects.about(self.object).open().select_related("target_type")
        return super().get_context_data(
            page=example_page(self.object, user, my_municipality(self.request)),
            panels=panels_for("example", self.object, user),
            own_list=(own_list := own_slugs(self.request)),
            is_listed=self.object.slug in own_list,
            assessed=assessed(self.object),
            links=states_of(self.object.sources.all()),
            disputed=list(dict.fromkeys(one.field_label for one in open_ones)),
            **kwargs,
        )
