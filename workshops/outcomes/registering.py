"""What meetings came to, on lower pages: overdue follow-up, texts of notes, claims and passages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.models import Claim, SourceText
from forkommune.evidence.selectors.resting import history_of
from forkommune.ui.dates import short_date, today
from forkommune.work.registry import (
    ClaimKind,
    Panel,
    SourceKind,
    Waiting,
    WaitingItem,
    claim_kinds,
    first_of,
    panels,
    source_kinds,
    waiting,
)
from workshops.models import Action, Meeting
from workshops.writing import KEEP

READ = "workshops.view_invitation"
MINUTES = SourceText.Kind.MINUTES


def overdue(user: Any) -> Waiting | None:
    """Follow-up whose date has gone by; None where there is none."""
    if not user.has_perm(KEEP):
        return None
    rows = Action.objects.visible_to(user).late(today()).by_date()
    first, count = first_of(rows)
    if not count:
        return None
    return Waiting(
        title=_("Overdue follow-up"),
        icon="plan",
        count=count,
        items=[
            WaitingItem(
                title=action.text,
                since=_("%(who)s, by %(day)s")
                % {"who": action.owner, "day": short_date(action.due_on)},
                address=action.get_absolute_url(),
                action=_("Open"),
                is_late=True,
                is_invented=action.is_invented,
            )
            for action in first
        ],
        all_label=_("All that is overdue"),
        all_address=reverse("workshops:action-list") + "?vis=over",
    )


def meeting_heading(source: SourceText) -> str:
    """The title of the meeting whose notes a text is."""
    meeting = getattr(source, "meeting", None)
    return str(meeting.title) if meeting else ""


def meeting_address(source: SourceText) -> str:
    """The record of the meeting whose notes a text is."""
    meeting = getattr(source, "meeting", None)
    return reverse("workshops:record", args=[meeting.slug]) if meeting else ""


def meeting_headings(sources: Any) -> Mapping[int, str]:
    """The titles of several, by the keys of the texts."""
    rows = Meeting.objects.filter(notes__in=[source.pk for source in sources])
    return dict(rows.values_list("notes", "title"))


def conclusion_address(claim: Claim) -> str:
    """The record of the meeting that cleared something up; the claim's own page before there is one."""
    conclusion = getattr(claim, "conclusion", None)
    if conclusion is None:
        return claim.get_absolute_url()
    return reverse("workshops:record", args=[conclusion.meeting.slug])


def actions_of_claim(claim: Claim, user: Any) -> dict[str, Any] | None:
    """Follow-up that rests on a finding; None where there is none."""
    return _resting(claim.actions.visible_to(user), user)


def actions_of_passage(passage: Any, user: Any) -> dict[str, Any] | None:
    """Follow-up that rests on a passage, or on an earlier wording of it; None where there is none."""
    rows = Action.objects.visible_to(user)
    of_text = rows.filter(passages__revision__source=passage.revision.source_id)
    if not user.has_perm(READ) or not of_text.exists():
        return None
    wordings = [passage.pk, *(earlier.pk for earlier in history_of(passage))]
    return _resting(rows.filter(passages__in=wordings).distinct(), user)


def _resting(rows: Any, user: Any) -> dict[str, Any] | None:
    if not user.has_perm(READ):
        return None
    actions = list(rows.by_date())
    return {"actions": actions} if actions else None


def _form(*args: Any, **kwargs: Any) -> Any:
    from .forms import PassageConclusionForm

    return PassageConclusionForm(*args, **kwargs)


def register() -> None:
    """Put the list of what is overdue, the kind of text and the panels in the registry."""
    waiting.add("overdue follow-up", overdue, order=20)
    kind = SourceKind(meeting_heading, meeting_address, meeting_headings)
    source_kinds.add(MINUTES.value, kind)
    conclusion = ClaimKind(
        make_label=gettext_lazy("Make a conclusion of the meeting"),
        form=_form,
        address=conclusion_address,
        row="conclusion__meeting",
        texts=frozenset({MINUTES}),
    )
    claim_kinds.add("conclusion", conclusion)
    resting = "workshops/_actions_resting.html"
    panels.add("follow-up of a claim", Panel("claim", resting, actions_of_claim), order=60)
    panels.add("follow-up of a passage", Panel("passage", resting, actions_of_passage), order=60)
