"""Say of two examples that look alike that they are not the same, and undo it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from forkommune.work.sent_once import sent_once
from pilots.models import Example, ExamplesApart
from pilots.services.apart import CannotTellApart, ToldMeanwhile, take_back_apart, tell_apart

from .example_merging import checkers_only
from .experiments import user_of


@never_cache
@require_POST
@checkers_only
@sent_once
def example_apart(request: HttpRequest) -> HttpResponse:
    """`en` and `andre` are two examples; `hvorfor` says how they differ."""
    one, other = (_named(request, name) for name in ("en", "andre"))
    try:
        tell_apart(one=one, other=other, why=request.POST.get("hvorfor", ""), by=user_of(request))
    except ToldMeanwhile as told:
        messages.warning(request, str(told))
    except CannotTellApart as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            _("“%(one)s” and “%(other)s” stand as two. The pair is not shown again.")
            % {"one": one, "other": other},
        )
    return redirect("pilots:example-merge")


def _named(request: HttpRequest, name: str) -> Example:
    rows = Example.objects.visible_to(request.user)
    slug = request.POST.get(name, "")
    found = rows.filter(slug=slug).first() if slug and "\x00" not in slug else None
    if found is None:
        raise Http404("No such example.")
    return found


@never_cache
@require_POST
@checkers_only
def example_apart_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """The two may be one after all."""
    row = get_object_or_404(ExamplesApart.objects.visible_to(request.user), pk=pk)
    try:
        take_back_apart(apart=row, by=user_of(request))
    except ToldMeanwhile as told:
        messages.warning(request, str(told))
    else:
        messages.success(request, _("Undone. The pair is shown again."))
    return redirect("pilots:example-merge")
