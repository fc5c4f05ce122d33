"""Where a pilot can be moved, as a form, and when it came where it is."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from forkommune.terms.models import Term, Vocabulary
from pilots.assessment.forms import MoveForm
from pilots.models import Pilot
from pilots.register.ways import moves_from


def move_choices(pilot: Pilot, phases: dict[str, Term]) -> list[tuple[str, str]]:
    """Codes and words of the steps from where it stands; those that need a reason say so."""
    found = []
    for one in moves_from(pilot.phase.code):
        if one.target in phases:
            label = str(phases[one.target])
            if one.is_back:
                label = _("back to %s") % label
            if one.needs_reason:
                label = _("%s (with a reason)") % label
            found.append((one.target, label))
    return found


def move_form(
    pilot: Pilot, user: Any, data: Any = None, phases: dict[str, Term] | None = None
) -> MoveForm | None:
    """The form that moves a pilot; None for those who may not, and where no step leads on."""
    if not user.has_perm("pilots.change_pilot"):
        return None
    phases = phases or {one.code: one for one in Term.objects.of(Vocabulary.PILOT_STATUS)}
    choices = move_choices(pilot, phases)
    if not choices:
        return None
    return MoveForm(
        data,
        choices=choices,
        initial={"seen": pilot.phase.code, "target": choices[0][0]},
        auto_id=f"{pilot.slug}_%s",
    )
