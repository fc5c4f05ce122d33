"""Assessing pilots: criteria with weights, what each assessor says, and what is decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from pilots.assessment.ordering import rest
from pilots.models import (
    Assessment,
    AssessmentScore,
    CriteriaVersion,
    Criterion,
    CriterionWeight,
    Pilot,
)
from pilots.register.ways import PROPOSED

from .pilots import LETTERS


class CriteriaWrong(ValueError):
    """Weights that do not add up, or somebody else published meanwhile."""


class AssessmentClosed(ValueError):
    """It is handed in, or the pilot is past being assessed."""


class AssessmentIncomplete(ValueError):
    """Something has neither a score nor a reason. missing: the criteria, by name."""

    def __init__(self, missing: Sequence[str]) -> None:
        self.missing = missing
        super().__init__(
            _("Give a score and a reason, or say why it cannot be assessed: %s.")
            % ", ".join(missing)
        )


@dataclass(frozen=True)
class Weighted:
    """A criterion with its weight: one that stands, or the words of a new one."""

    weight: int
    standing: Criterion | None = None
    name: str = ""
    question: str = ""
    lowest: str = ""
    highest: str = ""


@dataclass(frozen=True)
class Scored:
    """What is said of one criterion; score None where it cannot be assessed."""

    score: int | None
    reason: str


@transaction.atomic
def publish_criteria(
    *, weighted: Sequence[Weighted], reason: str, seen: int, by: User, is_invented: bool = False
) -> CriteriaVersion:
    """A new version of criteria and weights, in force from now on; the earlier ones stand.

    seen: number of the version that the publisher was shown, 0 for none. Raises CriteriaWrong.
    """
    last = CriteriaVersion.objects.select_for_update().first()
    number = last.number if last else 0
    if number != seen:
        raise CriteriaWrong(
            _("Version %(number)d was published meanwhile; look at it and weigh again.")
            % {"number": number}
        )
    if not weighted:
        raise CriteriaWrong(_("Keep one criterion at least."))
    if left := rest([one.weight for one in weighted]):
        words = _("%d is left to give.") if left > 0 else _("%d is given too much.")
        raise CriteriaWrong(
            _("The weights add up to %(sum)d, not 100.") % {"sum": 100 - left}
            + " "
            + words % abs(left)
        )
    with acting(by, "pilots.criteria_published"):
        version = CriteriaVersion.objects.create(
            number=number + 1, by=by, reason=reason, is_invented=is_invented
        )
        for position, one in enumerate(weighted):
            CriterionWeight.objects.create(
                version=version,
                criterion=one.standing or _new_criterion(one, is_invented),
                weight=one.weight,
                position=position,
            )
    return version


def _new_criterion(one: Weighted, is_invented: bool) -> Criterion:
    base = slugify(one.name.lower().translate(LETTERS))[:30] or "kriterium"
    used = set(Criterion.objects.filter(code__startswith=base).values_list("code", flat=True))
    free = next(code for n in range(1, len(used) + 2)
                if (code := base if n == 1 else f"{base}-{n}") not in used)  # fmt: skip
    return Criterion.objects.create(
        code=free,
        name=one.name,
        question=one.question,
        lowest=one.lowest,
        highest=one.highest,
        is_invented=is_invented,
    )


@transaction.atomic
def save_assessment(
    *,
    pilot: Pilot,
    version: CriteriaVersion,
    scored: Mapping[int, Scored],
    by: User,
    changed_because: str = "",
) -> Assessment:
    """Keep what an assessor has so far; nobody else sees it. Raises AssessmentClosed.

    scored: by the criterion's primary key. changed_because: of one that is made in place of another.
    """
    pilot = _assessable(pilot)
    assessment = _last_of(pilot, by)
    if assessment is None:
        told = {"version": version, "is_invented": pilot.is_invented}
        made, _made = Assessment.objects.get_or_create(pilot=pilot, by=by, defaults=told)
        assessment = Assessment.objects.select_for_update().get(pk=made.pk)
    if assessment.handed_in_at is not None:
        raise AssessmentClosed(
            _(
                "You have handed it in, and it stands. Begin another in place of it if you see it otherwise."
            )
        )
    with acting(by, "pilot.assessed"):
        if assessment.replaces_id is not None and assessment.changed_because != changed_because:
            assessment.changed_because = changed_because
            assessment.save(update_fields=["changed_because"])
        for criterion, one in scored.items():
            AssessmentScore.objects.update_or_create(
                assessment=assessment,
                criterion_id=criterion,
                defaults={"score": one.score, "reason": one.reason},
            )
    return assessment


@transaction.atomic
def assess_anew(*, pilot: Pilot, by: User) -> Assessment:
    """Begin another assessment with what the last one says, until it is decided; both are kept.

    The last one counts until the other is handed in. Once begun, it is that one that comes back.
    Raises AssessmentClosed where the pilot is past being assessed, or nothing was handed in.
    """
    pilot = _assessable(pilot)
    last = _last_of(pilot, by)
    if last is None:
        raise AssessmentClosed(_("You have handed in nothing yet; assess it first."))
    if last.handed_in_at is None:
        return last
    with acting(by, "pilot.assessed_anew"):
        made: Assessment = Assessment.objects.create(
            pilot=pilot, version=last.version, by=by, replaces=last, is_invented=last.is_invented
        )
        AssessmentScore.objects.bulk_create(
            AssessmentScore(
                assessment=made, criterion_id=one.criterion_id, score=one.score, reason=one.reason
            )
            for one in last.scores.all()
        )
    return made


@transaction.atomic
def hand_in(
    *,
    pilot: Pilot,
    version: CriteriaVersion,
    scored: Mapping[int, Scored],
    by: User,
    changed_because: str = "",
) -> Assessment:
    """Hand an assessment in; from now on it stands, and its assessor sees the others'.

    Raises AssessmentClosed, AssessmentIncomplete; also where one in place of another does not say why.
    """
    assessment = save_assessment(
        pilot=pilot, version=version, scored=scored, by=by, changed_because=changed_because
    )
    said = {one.criterion_id: one for one in assessment.scores.all()}
    missing = [
        str(one.criterion)
        for one in version.weights.select_related("criterion")
        if one.criterion_id not in said or not said[one.criterion_id].reason.strip()
    ]
    if assessment.replaces_id is not None and not assessment.changed_because.strip():
        missing.append(_("what made you change it"))
    if missing:
        raise AssessmentIncomplete(missing)
    assessment.handed_in_at, assessment.version = timezone.now(), version
    with acting(by, "pilot.assessment_handed_in"):
        assessment.save(update_fields=["handed_in_at", "version"])
    return assessment


def _last_of(pilot: Pilot, by: User) -> Assessment | None:
    """The last one that an assessor began of a pilot, locked."""
    rows = Assessment.objects.of_assessor(by).filter(pilot=pilot)
    found: Assessment | None = rows.select_for_update().last()
    return found


def _assessable(pilot: Pilot) -> Pilot:
    """The pilot, held while it is assessed. Raises AssessmentClosed."""
    locked: Pilot = (
        Pilot.objects.select_related("phase")
        .select_for_update(no_key=True, of=("self",))
        .get(pk=pilot.pk)
    )
    if locked.phase.code != PROPOSED:
        raise AssessmentClosed(_("The pilot is past being assessed: %s.") % locked.phase)
    return locked
