"""The way of a division to its readers: draft, published, archived; what it says is frozen."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures.numbers import format_number
from forkommune.work.registry import Publishable, Step, TextPart, publishables

from .models import Division
from .selectors import weights_of

KIND, KEEP = "division", "network.keep_division"
State = Division.State


def parts(division: Division) -> list[TextPart]:
    """The groups with their members, what counted, and J."""
    groups = [
        TextPart(
            f"group-{group.letter}",
            f"{group.letter}: {group.name}" if group.name else group.letter,
            ", ".join(str(one) for one in group.members.all()),
        )
        for group in division.groups.with_members()
    ]
    counted = "\n".join(
        f"{row.label}: {format_number(row.percent)} %"
        for row in weights_of(division)
        if row.percent is not None
    )
    told = [TextPart("title", _("Title"), division.title), *groups]
    told.append(TextPart("weights", _("What counted"), counted))
    if division.objective is not None:
        told.append(TextPart("objective", "J", format_number(division.objective, 4)))
    return told


STEPS = (
    Step(
        "publish",
        gettext_lazy("Publish"),
        (State.DRAFT.value,),
        State.PUBLISHED.value,
        KEEP,
        gettext_lazy("Everybody can see the division now."),
    ),
    Step(
        "archive",
        gettext_lazy("Archive"),
        (State.PUBLISHED.value,),
        State.ARCHIVED.value,
        KEEP,
        gettext_lazy("It is archived: kept, and no longer shown to everybody."),
        reason_needed=True,
    ),
    Step(
        "publish_again",
        gettext_lazy("Publish again"),
        (State.ARCHIVED.value,),
        State.PUBLISHED.value,
        KEEP,
        gettext_lazy("Everybody can see the division now."),
        reason_needed=True,
    ),
    Step(
        "take_back",
        gettext_lazy("Take it off the page"),
        (State.PUBLISHED.value, State.ARCHIVED.value),
        State.DRAFT.value,
        KEEP,
        gettext_lazy("It is a draft again, and no longer public."),
        reason_needed=True,
    ),
)

DIVISION = Publishable(
    model="municipalities.Division",
    title=lambda division: division.title,
    address=lambda division: division.get_absolute_url(),
    parts=parts,
    states=lambda: {value: str(label) for value, label in State.choices},
    steps=STEPS,
    share_permission=KEEP,
    # A draft stays one when it is sent: the days of a division know no state in between.
    shareable=(State.DRAFT.value, State.PUBLISHED.value),
    shared=State.DRAFT.value,
    is_invented=lambda division: division.is_invented,
)


def register() -> None:
    """Put divisions in the registry."""
    publishables.add(KIND, DIVISION)
