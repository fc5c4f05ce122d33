"""Scores that were given before criteria had versions come into the first version, all weighed alike."""

import datetime

from django.db import migrations
from django.utils import timezone
from django.utils.text import slugify

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
REASON = "Kriterier fra før de fikk versjoner; alle teller likt."
NOON = datetime.time(12)


def into_versions(apps, schema_editor):
    old = apps.get_model("pilots", "PilotAssessment").objects.order_by("pk")
    if not old.exists():
        return
    criteria = _criteria(apps, list(dict.fromkeys(old.values_list("criterion", flat=True))))
    version = apps.get_model("pilots", "CriteriaVersion").objects.get(number=1)
    assessments, scores = (
        apps.get_model("pilots", name).objects for name in ("Assessment", "AssessmentScore")
    )
    for row in old:
        handed_in = timezone.make_aware(datetime.datetime.combine(row.on, NOON))
        told = {"version": version, "handed_in_at": handed_in, "is_invented": row.is_invented}
        assessment, _made = assessments.get_or_create(
            pilot_id=row.pilot_id, by_id=row.by_id, defaults=told
        )
        scores.create(
            assessment=assessment,
            criterion=criteria[row.criterion],
            score=row.score,
            reason=row.reason,
        )


def _criteria(apps, names):
    """The criteria with a version in which each weighs as much as the next."""
    version = apps.get_model("pilots", "CriteriaVersion").objects.create(number=1, reason=REASON)
    made = {}
    for position, name in enumerate(names):
        code = slugify(name.lower().translate(LETTERS))[:30] or "kriterium"
        made[name] = apps.get_model("pilots", "Criterion").objects.create(
            code=f"{code}-{position}", name=name, question=name
        )
        weight = 100 // len(names) + (1 if position < 100 % len(names) else 0)
        apps.get_model("pilots", "CriterionWeight").objects.create(
            version=version, criterion=made[name], weight=max(weight, 1), position=position
        )
    return made


def back(apps, schema_editor):
    """What was handed in, by the names of the criteria; a missing score had no place before."""
    old = apps.get_model("pilots", "PilotAssessment").objects
    rows = apps.get_model("pilots", "AssessmentScore").objects.filter(
        score__isnull=False, assessment__handed_in_at__isnull=False
    )
    for row in rows.select_related("assessment", "criterion"):
        old.create(
            pilot_id=row.assessment.pilot_id,
            criterion=row.criterion.name,
            score=row.score,
            reason=row.reason,
            by_id=row.assessment.by_id,
            on=timezone.localdate(row.assessment.handed_in_at),
            is_invented=row.assessment.is_invented,
        )


class Migration(migrations.Migration):

    dependencies = [("pilots", "0016_assessments_by_criteria")]

    operations = [migrations.RunPython(into_versions, back)]
