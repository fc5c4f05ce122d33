"""Minutes are drafted once, corrected, approved, and drafted in a new version if they change later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import User
from forkommune.work.history import acting
from forkommune.work.merging import Values, digest
from forkommune.work.services.draft_states import discard_draft, find_draft
from forkommune.work.services.drafts import Save, save_draft
from workshops.models import Meeting, Minutes, MinutesPerson, MinutesSection

from .drafting import Drafted, drafted, programme_words

DRAFT_KIND = "minutes"
State = Minutes.State
# Meetings of people in office, who are named in such minutes; others were promised that nobody is.
NAMING = (Meeting.Kind.STEERING, Meeting.Kind.EXECUTIVES, Meeting.Kind.PROJECT)
LANGUAGE = "nb"


class MinutesRefused(ValueError):
    """The change cannot be made; the message says why and what to do."""


def may_name(meeting: Meeting) -> bool:
    """Whether the minutes of such a meeting can name those who took part."""
    return meeting.kind in NAMING


@transaction.atomic
def draft_minutes(*, meeting: Meeting, names: bool, by: User) -> Minutes:
    """The first minutes of a meeting, drafted from what the portal knows of the day.

    names: whether those who took part are named; only where `may_name`. Raises MinutesRefused where
    there are minutes already, the meeting has not begun, or it may name nobody.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if meeting.minutes.exists():
        raise MinutesRefused(_("The meeting has minutes already. Correct those."))
    if names and not may_name(meeting):
        raise MinutesRefused(
            _("Those who came to this meeting were promised that nobody is named.")
        )
    if why := why_too_early(meeting):
        raise MinutesRefused(why)
    with acting(by, "minutes.drafted"), override(LANGUAGE):
        minutes: Minutes = Minutes.objects.create(
            meeting=meeting,
            programme=programme_words(meeting),
            names=names,
            drafted_by=by,
            is_invented=meeting.is_invented,
        )
        MinutesSection.objects.bulk_create(
            MinutesSection(
                minutes=minutes,
                position=position,
                code=one.code,
                title=one.title,
                text=one.text,
                drafted=one.text,
            )
            for position, one in enumerate(drafted(meeting), start=1)
        )
        if names:
            _name_people(minutes)
    return minutes


def why_too_early(meeting: Meeting, now: datetime | None = None) -> str:
    """Why there can be no minutes yet; "" where there can."""
    if meeting.called_off_at:
        return _("The meeting was called off.")
    if meeting.starts_at and meeting.starts_at > (now or timezone.now()):
        return _("The meeting has not begun. Minutes are drafted from the day.")
    return ""


def _name_people(minutes: Minutes) -> None:
    meeting = minutes.meeting
    came = meeting.invitations.filter(attendances__isnull=False).exclude(name="").distinct()
    noted = meeting.noted.exclude(name="")
    MinutesPerson.objects.bulk_create(
        [
            *(MinutesPerson(minutes=minutes, invitation=one) for one in came.order_by("pk")),
            *(MinutesPerson(minutes=minutes, participant=one) for one in noted.order_by("pk")),
        ]
    )


def held(minutes: Minutes) -> Minutes:
    """The minutes as they are now, held until the end of the transaction. Raises MinutesRefused."""
    rows = Minutes.objects.select_for_update(of=("self",)).for_page()
    found: Minutes = rows.get(pk=minutes.pk)
    if found.is_approved:
        raise MinutesRefused(_("These minutes are approved. Begin a new version to change them."))
    return found


def stored_values(sections: Iterable[MinutesSection]) -> Values:
    """What the rows hold, by the names of the fields."""
    return {one.field: one.text for one in sections}


@transaction.atomic
def put_in(*, minutes: Minutes, by: User, draft_version: int | None = None) -> Minutes:
    """What is typed becomes the text of the sections. Raises MinutesRefused, DraftMoved."""
    minutes = held(minutes)
    draft = find_draft(DRAFT_KIND, minutes)
    typed: Values = draft.data if draft else {}
    sections = list(minutes.sections.select_for_update())
    changed = [one for one in sections if str(typed.get(one.field, one.text)) != one.text]
    with acting(by, "minutes.corrected"):
        for section in changed:
            section.text = str(typed[section.field])
            section.save(update_fields=["text"])
        discard_draft(kind=DRAFT_KIND, target=minutes, by=by, version=draft_version)
    return minutes


def drafted_again(section: MinutesSection) -> Drafted:
    """The section as the data give it now; empty where nothing is left to say."""
    with override(LANGUAGE):
        parts = {one.code: one for one in drafted(section.minutes.meeting)}
    return parts.get(section.code) or Drafted(section.code, section.title, "")


def newly_drafted(minutes: Minutes) -> set[str]:
    """Codes of sections for which the data give something else now than when they were drafted."""
    with override(LANGUAGE):
        parts = {one.code: one.text for one in drafted(minutes.meeting)}
    known = {one.code: one.drafted for one in minutes.sections.all()}
    return {code for code, text in known.items() if parts.get(code, "") != text}


@transaction.atomic
def draft_again(*, section: MinutesSection, standing: str, fresh: str, tab: str, by: User) -> bool:
    """Put what the data give now in place of what is typed in one section; what stood is kept.

    standing, fresh: digests of both texts as they were compared on the page. False, and nothing is
    done, where either is another by now: then they are to be compared anew. Raises MinutesRefused.
    """
    minutes = held(section.minutes)
    section = minutes.sections.select_for_update().get(pk=section.pk)
    text = drafted_again(section).text
    now = typed_text(section)
    if (digest(now), digest(text)) != (standing, fresh):
        return False
    save_draft(
        kind=DRAFT_KIND,
        target=minutes,
        initial=stored_values(minutes.sections.all()),
        save=Save({section.field: text}, {section.field: digest(now)}, tab, 1),
        by=by,
    )
    with acting(by, "minutes.drafted_again"):
        section.drafted = text
        section.save(update_fields=["drafted"])
    return True


def typed_text(section: MinutesSection) -> str:
    """What the section says by now: what is typed lies over the row."""
    draft = None if section.minutes.is_approved else find_draft(DRAFT_KIND, section.minutes)
    typed: Any = draft.data.get(section.field, section.text) if draft else section.text
    return str(typed)


@transaction.atomic
def approve(
    *, minutes: Minutes, approval: str, by: User, draft_version: int | None = None
) -> Minutes:
    """Nobody changes them from now on; what is typed goes in first.

    approval: by whom and how, in words. Approved already, the first approval stands. Raises
    MinutesRefused for comments that nobody has decided on and for no words; DraftMoved.
    """
    found: Minutes = Minutes.objects.select_for_update(of=("self",)).get(pk=minutes.pk)
    if found.is_approved:
        return found
    if not approval.strip():
        raise MinutesRefused(_("Write by whom and how they were approved."))
    if undecided(found):
        raise MinutesRefused(_("Decide on all comments first: take them in, or answer why not."))
    found = put_in(minutes=found, by=by, draft_version=draft_version)
    found.state, found.approved_at = State.APPROVED, timezone.now()
    found.approved_by, found.approval = by, approval.strip()
    with acting(by, "minutes.approved", approval.strip()):
        found.save(update_fields=["state", "approved_at", "approved_by", "approval"])
    return found


def undecided(minutes: Minutes) -> int:
    """How many comments nobody has decided on."""
    from workshops.models import MinutesComment

    return int(MinutesComment.objects.filter(reader__minutes=minutes, decision="").count())


@transaction.atomic
def begin_version(*, minutes: Minutes, change: str, by: User) -> Minutes:
    """A draft of the next version with the text of the approved one, which stands until then.

    Raises MinutesRefused for minutes that are not approved, for no reason, and where somebody has
    begun one already.
    """
    minutes = Minutes.objects.select_for_update(of=("self",)).for_page().get(pk=minutes.pk)
    if not minutes.is_approved:
        raise MinutesRefused(_("They are not approved yet: correct them as they are."))
    if not change.strip():
        raise MinutesRefused(_("Write what is changed and why; it stands in the new version."))
    newest = Minutes.objects.of_meeting(minutes.meeting).first()
    if newest is not None and newest.pk != minutes.pk:
        raise MinutesRefused(_("There is a later version already. Go on from that one."))
    with acting(by, "minutes.version_begun", change.strip()):
        try:
            with transaction.atomic():
                made: Minutes = Minutes.objects.create(
                    meeting=minutes.meeting,
                    number=minutes.number + 1,
                    programme=minutes.programme,
                    names=minutes.names,
                    change=change.strip(),
                    drafted_by=by,
                    is_invented=minutes.is_invented,
                )
        except IntegrityError as fault:
            raise MinutesRefused(_("Somebody began a new version just now.")) from fault
        MinutesSection.objects.bulk_create(
            MinutesSection(
                minutes=made,
                position=one.position,
                code=one.code,
                title=one.title,
                text=one.text,
                drafted=one.drafted,
            )
            for one in minutes.sections.all()
        )
        MinutesPerson.objects.bulk_create(
            MinutesPerson(minutes=made, invitation=one.invitation, participant=one.participant)
            for one in minutes.people.all()
        )
    return made
