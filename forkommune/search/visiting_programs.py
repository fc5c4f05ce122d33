"""Whether somebody asked, or a program that says itself that it is one.

A plain list kept here; nobody is asked and nothing about the visitor is kept. A program that passes
for a browser is counted as a person: what finds those would also look at people.
"""

from __future__ import annotations

import re

from django.http import HttpRequest

# Words by which programs name themselves, after which no letter follows; "Cubot" is a make of telephone.
NAMED = re.compile(
    r"((?<!cu)bots?|crawlers?|spiders?|slurp|scrapers?|archiver|fetcher|monitoring|validator|preview"
    r"|lighthouse|pingdom|headlesschrome|facebookexternalhit|mediapartners-google|google-inspectiontool"
    r"|curl|wget|python-requests|python-urllib|python-httpx|aiohttp|scrapy|go-http-client|okhttp"
    r"|apache-httpclient|java|libwww-perl|node-fetch|axios|undici|postmanruntime)(?![a-z])"
)
AHEAD = ("Sec-Purpose", "Purpose", "X-Moz")  # how browsers say that they fetch before anybody asks


def is_by_program(request: HttpRequest) -> bool:
    """Whether a program says that it is one, or a browser that it fetches ahead."""
    said = request.headers.get("User-Agent", "").lower()
    return bool(NAMED.search(said)) or any(
        "prefetch" in request.headers.get(name, "").lower() for name in AHEAD
    )
