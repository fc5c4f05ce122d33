"""Count what is done with the example database. No person, no address, no words: a number a day."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest

from forkommune.search.visiting_programs import is_by_program
from forkommune.ui.dates import today
from pilots.models import ExampleUse

What = ExampleUse.What
COUNTED = """
    INSERT INTO pilots_exampleuse AS known (what, "on", times) VALUES (%(what)s, %(day)s, %(times)s)
    ON CONFLICT (what, "on") DO UPDATE SET times = known.times + excluded.times
"""


def count_use(what: ExampleUse.What, *, times: int = 1) -> None:
    """Add to the number of today."""
    if times < 1:
        return
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, {"what": what.value, "day": today(), "times": times})


def count_search(request: HttpRequest, *, is_narrowed: bool, count: int) -> None:
    """Count an answer to words or filters, its first page only; apart where it had no hit.

    What a program asks that says it is one, or a browser before anybody asks for it, is no search.
    """
    if request.method != "GET" or not is_narrowed or "side" in request.GET:
        return
    if is_by_program(request):
        return
    count_use(What.SEARCH)
    if not count:
        count_use(What.NO_HIT)


def count_fetched(request: HttpRequest, what: ExampleUse.What) -> None:
    """Count a file that somebody fetched; not one that a program did."""
    if request.method == "GET" and not is_by_program(request):
        count_use(what)
