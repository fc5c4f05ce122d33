"""What the roles may do, in words: one's own first, and all of them for the staff."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forkommune.accounts.roles import ROLES, RoleKind


@require_safe
@never_cache
@login_required
def rights(request: HttpRequest) -> HttpResponse:
    """My roles with where and since when; the staff sees every role."""
    held = request.user.current_roles  # type: ignore[union-attr]
    mine = [(role, ROLES[RoleKind(role.kind)]) for role in held]
    others = [(kind.label, rules) for kind, rules in ROLES.items()] if request.user.is_staff else []
    return render(request, "rights/rights.html", {"mine": mine, "roles": others})
