"""A local actor asks for a link to tell of an example, without an invitation."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forkommune.work.sent_once import sent_once
from municipalities.models import Municipality
from pilots.proposing.telling_form import TellingForm
from pilots.services.proposing import LINK_DAYS, invite_actor


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def example_tell(request: HttpRequest) -> HttpResponse:
    """The form; what is sent makes a proposal that the mailed link opens, for the municipality to stand for."""
    places = list(Municipality.objects.visible_to(request.user).valid_on().reachable().by_name())
    sent = request.POST if request.method == "POST" else None
    form = TellingForm(sent, places=places, request=request)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        invite_actor(
            municipality=form.places[data["municipality"]],
            actor=data["actor"],
            address=data["address"],
        )
        return redirect("pilots:example-told")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"form": form, "places": places}
    return render(request, "pilots/example_tell.html", context, status=status)


@require_safe
def example_told(request: HttpRequest) -> HttpResponse:
    """What happens next; the same for everybody."""
    return render(request, "pilots/example_told.html", {"days": LINK_DAYS})
