"""The example database: search with facets, and one example."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import DetailView

from forkommune.search.searching import suggestions
from forkommune.search.visiting_programs import is_by_program
from forkommune.ui.dates import today
from forkommune.ui.paging import rows_of
from forkommune.work.models import Suggestion
from forkommune.work.registry import panels_for
from municipalities.models import Municipality
from pilots.examples.grading_words import why_of
from pilots.examples.nearness import near
from pilots.examples.nothing import after_nothing
from pilots.examples.page import example_page
from pilots.examples.selectors import MOST_MET, PAGE_SIZE, Found, find_examples
from pilots.examples.shortlist import own_slugs
from pilots.examples.sources import states_of
from pilots.examples.table import csv_lines
from pilots.fit.mine import PARAMETER as MINE
from pilots.fit.mine import my_municipality
from pilots.models import Example, ExampleUse
from pilots.searching import LABEL
from pilots.usage.counting import count_fetched, count_search


@require_safe
def example_list(request: HttpRequest) -> HttpResponse:
    """All published examples, or those that fit; the address holds the whole search."""
    mine = my_municipality(request)
    found = find_examples(request.GET, near=near(mine, request.GET))
    count_search(request, is_narrowed=bool(found.query or found.choices), count=found.count)
    rows = cards_of(request, found)
    page: Any = Page(rows, found.number, Paginator(range(found.count), PAGE_SIZE))
    context = {
        "found": found,
        "page": page,
        "sorts": sort_links(request, found),
        "feed": feed_of(request, found),
        "nothing": after_nothing(found, is_noted=not is_by_program(request)),
        "undecided": found.sort == MOST_MET and rows and not any(map(is_decided, rows)),
        "municipalities": list(Municipality.objects.visible_to(request.user).for_choice()),
    }
    return render(request, "pilots/example_list.html", context)


def cards_of(request: HttpRequest, found: Found) -> list[Example]:
    """The examples of a page; for a municipality with what of each it meets, and why from its likes."""
    cards: Any = Example.objects.visible_to(request.user).published().for_cards()
    if found.near is None:
        return rows_of(cards, found.keys)
    rows: list[Any] = rows_of(cards.prefetch_related("municipalities"), found.keys)
    fits, why = found.near.fits(rows), found.near.why(rows)
    for row in rows:
        row.fit, row.why_alike = fits.get(row.pk), why.get(row.pk, ())
        row.group = found.near.group_words(row)
    return rows


def is_decided(row: Any) -> bool:
    """Whether figures decide any of what an example takes."""
    return row.fit is not None and row.fit.tally is not None and row.fit.tally.decided > 0


@require_safe
def example_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All hits of exactly this search, in its order, as a table for spreadsheets."""
    mine = my_municipality(request)
    found = find_examples(request.GET, most=None, near=near(mine, request.GET))
    examples = Example.objects.visible_to(request.user).published()
    headers = {
        "Content-Disposition": f'attachment; filename="eksempler-{today():%Y-%m-%d}.csv"',
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }
    count_fetched(request, ExampleUse.What.TABLE)
    lines = csv_lines(examples, found.keys, found.near)
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


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
        MOST_MET: _("Most conditions met"),
    }
    links = []
    for code, label in labels.items():
        if (code == "treff" and not found.query) or (code == MOST_MET and not found.near):
            continue
        data = request.GET.copy()
        data["sorter"] = code
        if code == MOST_MET and found.near:
            data[MINE] = found.near.mine.number  # the address holds the whole search
        data.pop("side", None)
        links.append((label, f"?{data.urlencode()}", code == found.sort))
    return links


def feed_of(request: HttpRequest, found: Found) -> str:
    """What the address of the feed of this search asks: also whose likes, which readers of feeds have
    no session to keep."""
    data = request.GET.copy()
    data.pop("side", None)
    if found.near and found.near.ways:
        data[MINE] = found.near.mine.number
    return data.urlencode()


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
        return Example.objects.visible_to(self.request.user).unmerged().in_full()

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
