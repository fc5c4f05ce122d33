"""Which municipality a visitor looks from: one that was chosen, else an officer's own.

The choice stands in the address and in the session, and tells nothing of who made it. No account is
needed, and choosing changes nothing but how the visitor's own pages read.
"""

from __future__ import annotations

from django.http import HttpRequest

from municipalities.models import Municipality

PARAMETER = "min"  # an empty one takes the choice back
KEY = "my_municipality"


def my_municipality(request: HttpRequest) -> Municipality | None:
    """The chosen municipality; else the one that the user works in; None for neither."""
    _remember(request)
    rows = Municipality.objects.visible_to(request.user)
    if number := request.session.get(KEY):
        chosen: Municipality | None = rows.numbered([str(number)]).first()
        if chosen:
            return chosen
    if not request.user.is_authenticated:
        return None
    return rows.own_of(request.user).by_name().first()


def _remember(request: HttpRequest) -> None:
    number = request.GET.get(PARAMETER)
    if number:
        request.session[KEY] = number[:4]
    elif number is not None:
        request.session.pop(KEY, None)
