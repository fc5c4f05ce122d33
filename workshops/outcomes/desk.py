"""The desk at which the notes of a meeting are typed."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forkommune.ui.parts import Crumb
from forkommune.work.desk import Desk, DraftField
from workshops.models import Meeting

from .notes import text_of

DRAFT_KIND = "meeting-notes"
TEXT = "text"


def notes_desk(meeting: Meeting) -> Desk:
    """Where the notes are written; several may write at once, and nothing is lost."""

    def url(page: str) -> str:
        return reverse(f"workshops:notes-{page}", args=[meeting.slug])

    return Desk(
        kind=DRAFT_KIND,
        target=meeting,
        title=_("Notes: %(meeting)s") % {"meeting": meeting},
        fields=[DraftField(TEXT, _("the notes"), _("The notes"))],
        initial={TEXT: text_of(meeting)},
        form_url=url("form"),
        save_url=url("save"),
        presence_url=url("presence"),
        conflict_url=url("conflict"),
        revisions_url=url("versions"),
        crumbs=crumbs_to(meeting),
        is_invented=meeting.is_invented,
    )


def crumbs_to(meeting: Meeting, *, with_record: bool = True) -> list[Crumb]:
    """The pages above what is written of a meeting; a talk lies below its municipality."""
    crumbs = [Crumb(_("Workshop"), reverse("workshops:meeting-list"))]
    municipality = meeting.municipalities.first() if meeting.is_contact else None
    if municipality is not None:
        address = reverse("workshops:follow-up", args=[municipality.number])
        crumbs = [
            Crumb(_("Municipalities"), reverse("municipalities:municipality-list")),
            Crumb(municipality.name, municipality.get_absolute_url()),
            Crumb(_("Dialogue and follow-up"), address),
        ]
    elif not meeting.is_contact:
        crumbs.append(Crumb(meeting.title, meeting.get_absolute_url()))
    if with_record:
        crumbs.append(
            Crumb(
                pgettext("of a meeting", "Record"), reverse("workshops:record", args=[meeting.slug])
            )
        )
    return crumbs
