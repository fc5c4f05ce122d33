"""Moving a pilot through its phases: each step with who, when and why."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.terms.models import Term, Vocabulary
from forkommune.work.history import acting
from pilots.experiments.results import experiment_of
from pilots.models import Pilot, PilotDecision
from pilots.register.ways import ASSESSED, BASELINE, COMPLETED, PROPOSED, find_move


class CannotMove(ValueError):
    """The step cannot be taken; the message says why and what to do."""


@transaction.atomic
def move_pilot(
    *, pilot: Pilot, target: str, seen: str, by: User, reason: str = ""
) -> PilotDecision:
    """Take a pilot to another phase. seen: the phase that the decider was shown, as its code.

    Raises CannotMove where somebody moved it meanwhile, the step leads nowhere, its reason is missing,
    nobody has assessed it, or it is to be measured by a plan that is not registered.
    """
    rows = Pilot.objects.select_related("phase").select_for_update(no_key=True, of=("self",))
    pilot = rows.get(pk=pilot.pk)
    phases = {one.code: one for one in Term.objects.of(Vocabulary.PILOT_STATUS)}
    before = pilot.phase
    if before.code != seen:
        raise CannotMove(_moved_meanwhile(pilot))
    move = find_move(before.code, target)
    if move is None or target not in phases:
        raise CannotMove(_("From “%(phase)s” that step cannot be taken.") % {"phase": before})
    if move.needs_reason and not reason.strip():
        raise CannotMove(_("Write the reason; it is kept with the decision."))
    _require_ready(pilot, before.code, target)
    with acting(by, "pilot.moved", reason.strip()):
        pilot.phase = phases[target]
        pilot.save(update_fields=["phase"])
        return PilotDecision.objects.create(
            pilot=pilot,
            from_phase=before,
            to_phase=phases[target],
            reason=reason.strip(),
            by=by,
            is_invented=pilot.is_invented,
        )


def _moved_meanwhile(pilot: Pilot) -> str:
    last = pilot.decisions.select_related("by").order_by("pk").last()
    who = (last.by if last else None) or _("Somebody")
    return _("%(who)s moved it to “%(phase)s” meanwhile. Nothing of yours was carried out.") % {
        "who": who,
        "phase": pilot.phase,
    }


def _require_ready(pilot: Pilot, phase: str, target: str) -> None:
    """Raises CannotMove for what must be done first."""
    if (phase, target) == (PROPOSED, ASSESSED) and not pilot.assessments.handed_in().exists():
        raise CannotMove(_("Nobody has handed in an assessment yet."))
    experiment = experiment_of(pilot)
    is_planned = experiment is not None
    if target == COMPLETED and experiment is not None and not experiment.conclusions.exists():
        raise CannotMove(_("Conclude the experiment first, also where nothing can be told."))
    if target == BASELINE and is_planned and pilot.hypothesis_registered_at is None:
        raise CannotMove(_("Register the plan of the experiment first: data come in after it."))
