"""The way of a case paper: a draft, sent for comments by link, final."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from forkommune.work.registry import Publishable, Step, TextPart, publishables
from workshops.models import CasePaper
from workshops.writing import KEEP

from .contents import contents_of
from .services import make_final

KIND = "case-paper"
State = CasePaper.State


def parts(paper: CasePaper) -> list[TextPart]:
    """What the paper says, part by part; what is typed but not put in counts too.

    Who took part is no part of what is compared: it is looked up as nobody's.
    """
    contents = contents_of(paper, at=timezone.now(), user=AnonymousUser())
    actions = "\n".join(f"{one.text} ({one.owner})" for one in contents.actions)
    told = [
        ("title", _("Heading"), contents.title),
        ("case-number", _("Case number"), contents.case_number),
        ("background", _("Background"), contents.background),
        ("facts", _("Facts"), contents.facts),
        ("conclusions", pgettext("of a meeting", "Conclusions"), "\n".join(contents.conclusions)),
        ("actions", _("Follow-up"), actions),
        ("proposal", _("Proposal for decision"), contents.proposal),
    ]
    return [TextPart(name, label, text) for name, label, text in told if text]


STEPS = (
    Step(
        "final",
        gettext_lazy("Make it final"),
        (State.DRAFT.value, State.SHARED.value),
        State.FINAL.value,
        KEEP,
        gettext_lazy("The paper is final. Its files can be sent to the archive."),
        act=make_final,
    ),
)

CASE_PAPER = Publishable(
    model="workshops.CasePaper",
    title=lambda paper: paper.title,
    address=lambda paper: paper.get_absolute_url(),
    parts=parts,
    states=lambda: {value: str(label) for value, label in State.choices},
    steps=STEPS,
    share_permission=KEEP,
    shareable=(State.DRAFT.value, State.SHARED.value),
    shared=State.SHARED.value,
    series=lambda paper: f"case-paper-{paper.meeting_id}-{paper.kind}",
    is_invented=lambda paper: paper.is_invented,
)


def register() -> None:
    """Put case papers in the registry."""
    publishables.add(KIND, CASE_PAPER)
