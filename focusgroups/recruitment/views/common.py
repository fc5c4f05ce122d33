"""What the pages of the recruitment share: whose rows they are, and what is logged of a reading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from focusgroups.models import Candidate, FocusGroup
from focusgroups.recruitment.querysets import recruited_by
from forkommune.accounts.models import User
from forkommune.evidence.models import TextAccess
from forkommune.evidence.services.readings import Read, record_reading


def logged_in(request: HttpRequest) -> User:
    """Whoever asks; the view lets nobody else in."""
    return cast("User", request.user)


def planned_by(request: HttpRequest, pk: int) -> FocusGroup:
    """A session that the visitor may plan: researchers."""
    if not request.user.has_perm("focusgroups.change_focusgroup"):
        raise Http404(_("There is no such session."))
    groups = FocusGroup.objects.visible_to(request.user).select_related("guide")
    group: FocusGroup = get_object_or_404(groups, pk=pk)
    return group


def recruiting(request: HttpRequest, pk: int) -> FocusGroup:
    """A session for which the visitor recruits today; for all others there is none."""
    rows = recruited_by(request.user).select_related("guide")
    group: FocusGroup = get_object_or_404(rows, pk=pk)
    return group


def candidate_of(request: HttpRequest, group: int, pk: Any) -> Candidate:
    """A candidate of a session for which the visitor recruits today."""
    rows = Candidate.objects.visible_to(request.user).for_board()
    rows = rows.select_related("group__guide", "replaces")
    found: Candidate = get_object_or_404(rows, group=group, pk=pk)
    return found


def log_reading(request: HttpRequest, page: str, candidates: Iterable[Candidate]) -> None:
    """Note whose name and contact data stood on a page; each person can ask who saw them."""
    read = [
        Read(TextAccess.Subject.FOCUS_GROUP, one.group_id, one.informant_id) for one in candidates
    ]
    record_reading(by=request.user, page=page, read=read)
