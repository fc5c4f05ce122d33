"""A form that is sent twice as it is, by two presses of one button, acts once.

Whatever is sent is known by all that stands in it. A form that was gone back to and changed is not
the one that was sent before, and one that came back with faults may be sent again.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

REMEMBERED_SECONDS = 3600
OF_THE_PAGE = "csrfmiddlewaretoken"  # masked anew for each page that is shown


def sent_once(view: Callable[..., Any]) -> Callable[..., Any]:
    """A view whose forms act once for each time that the page was shown."""

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        name = request.POST.get(OF_THE_PAGE) if request.method == "POST" else None
        if not name:
            return view(request, *args, **kwargs)
        return answered_once(request, request.path, lambda: view(request, *args, **kwargs))

    return answer


def answered_once(
    request: HttpRequest,
    name: str,
    act: Callable[[], HttpResponse],
    *,
    using: str = DEFAULT_DB_ALIAS,
) -> HttpResponse:
    """What `act` answers, in one transaction; the way on where the same form led on before.

    name: of the form, as far as what is sent does not tell it.
    """
    answered = f"form-sent:{request.user.pk}:{_digest(request, name)}"
    with transaction.atomic(using=using):
        _one_at_a_time(answered, using)
        if (address := cache.get(answered)) is not None:
            return HttpResponseRedirect(address)
        answer = act()
        if isinstance(answer, HttpResponseRedirect):
            cache.set(answered, answer.url, REMEMBERED_SECONDS)
    return answer


def _digest(request: HttpRequest, name: str) -> str:
    files = [
        [key, file.name, file.size] for key, sent in sorted(request.FILES.lists()) for file in sent
    ]
    text = json.dumps([name, sorted(request.POST.lists()), files])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _one_at_a_time(name: str, using: str) -> None:
    """Wait until no other transaction works on the same form."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
