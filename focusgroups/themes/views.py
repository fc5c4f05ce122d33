"""The page of themes: researchers see all, and what may be shared; the secretariat the latter."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from focusgroups.processes.views import team_only
from focusgroups.querysets import READ

from .selectors import seated, shared_themes, themes_of

SHARED = "deles"  # of `?vis=`


@require_safe
@login_required
def theme_list(request: HttpRequest) -> HttpResponse:
    """What participants spoke of, by session and actor group; `?vis=deles` as it may be shared."""
    user = team_only(request)
    reads = user.has_perm(READ)
    is_shared = not reads or request.GET.get("vis") == SHARED
    table = seated()
    context = {
        "table": table,
        "themes": shared_themes(table) if is_shared else themes_of(table, user),
        "is_shared": is_shared,
        "reads_material": reads,
    }
    return render(request, "focusgroups/theme_list.html", context)
