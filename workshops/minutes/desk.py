"""The desk at which minutes are corrected: each section a field, several may write at once."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from forkommune.work.desk import Desk, DraftField
from workshops.models import Minutes
from workshops.outcomes.desk import crumbs_to

from .services import DRAFT_KIND, stored_values


def minutes_desk(minutes: Minutes) -> Desk:
    """Where the minutes are written, until they are approved."""

    def url(page: str) -> str:
        return reverse(f"workshops:minutes-{page}", args=[minutes.pk])

    sections = list(minutes.sections.order_by("position"))
    return Desk(
        kind=DRAFT_KIND,
        target=minutes,
        title=_("Minutes: %(meeting)s") % {"meeting": minutes.meeting},
        fields=[DraftField(one.field, one.title, one.title) for one in sections],
        initial=stored_values(sections),
        form_url=minutes.get_absolute_url(),
        save_url=url("save"),
        presence_url=url("presence"),
        conflict_url=url("conflict"),
        revisions_url=url("versions"),
        crumbs=crumbs_to(minutes.meeting),
        is_invented=minutes.is_invented,
        refusal=_("Not saved: the minutes are approved") if minutes.is_approved else "",
        refusal_url=minutes.get_absolute_url(),
        refusal_link=_("Read the approved minutes"),
        guard=lambda: (
            not Minutes.objects.select_for_update()
            .filter(pk=minutes.pk, state=Minutes.State.APPROVED)
            .exists()
        ),
    )
