"""Invented pilots with their measurements, invented examples and who adopted one of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from forkommune.evidence.models import Claim
from forkommune.evidence.services import link_claims, make_claim, support_claim
from pilots.models import (
    Adoption,
    Assessment,
    AssessmentScore,
    CriteriaVersion,
    Criterion,
    CriterionWeight,
    Example,
    ExampleSource,
    ExperimentNote,
    FieldExperiment,
    Indicator,
    LinkState,
    Measurement,
    Observation,
    Pilot,
    PilotDecision,
    PilotPartner,
    PilotProposal,
)
from pilots.models.proposal import digest_of
from pilots.services.concluding import conclude_experiment, put_on_example

from .example_stories import tell
from .measured import observations
from .world import Told, World, records

TOLD = (
    "problem", "why", "potential_method", "cost", "funding", "risk", "legal", "participation",
    "next_steps",
)  # fmt: skip
FIGURES = ("potential_low", "potential_high", "cost_nok", "cost_year")
BEFORE, AFTER = 20, 280  # days after the plan was registered
YEAR = timedelta(days=365)
# Of an example, as the file has it.
PLAIN = (
    "transition_level",
    "emission_scope",
    "climate_purpose",
    "investment_nok",
    "yearly_cost_nok",
    "cost_year",
    "person_years",
    "months_to_carry_out",
    "contact_role",
    "mailbox",
)


def make_pilots(world: World) -> None:
    """Pilots in five phases: measured with a control group, under way, chosen, proposed, dropped."""
    version = _criteria(world)
    for row in records("pilots.json"):
        told = row.values
        pilot = _pilot(world, told)
        pilot.municipalities.set(world.municipalities[n] for n in told["municipalities"])
        _partners(world, pilot, told)
        _assess(world, pilot, told, version)
        _decide(world, pilot, told)
        if "experiment" in told:
            _measure(world, pilot, told)
        if "conclusion_words" in told:
            conclude_experiment(
                pilot=pilot, words=told["conclusion_words"], by=world.users["forsker"]
            )
    for row in records("pilot_proposals.json"):
        _propose(world, row.values)
    for row in records("examples.json"):
        _example(world, row.values)
    for row in records("adoptions.json"):
        _adopt(world, row.values)


def _pilot(world: World, told: Told) -> Pilot:
    pilot = Pilot.objects.create(
        slug=told["slug"],
        claim=_claim_resting_on(world, Claim.Kind.PILOT, told["name"], told["rests_on"]),
        name=told["name"],
        summary=told["summary"],
        owner=world.organisation(told["owner"]) if told["owner"] else None,
        phase=world.term("pilot_status", told["phase"]),
        sector=world.term("sector", told["sector"]),
        barrier=world.term("barrier", told["barrier"]),
        instrument=world.term("instrument", told["instrument"]) if "instrument" in told else None,
        researcher=world.organisation(told["researcher"]) if "researcher" in told else None,
        hypothesis=told["hypothesis"],
        state=Pilot.State.PUBLISHED,
        published_at=world.moment(told["published_ago"]),
        is_invented=True,
        **{name: told.get(name, "") for name in TOLD},
        **{name: told.get(name) for name in FIGURES},
    )
    world.claims[told["slug"]] = pilot.claim
    link_claims(
        from_claim=world.claim(told["tests"]),
        to_claim=pilot.claim,
        kind="tested_by",
        by=world.users["prosess"],
    )
    return pilot


def _claim_resting_on(world: World, kind: str, statement: str, titles: list[str]) -> Claim:
    """A claim that rests on the passages of findings, and says which findings they are."""
    by = world.users["forsker"]
    claim = make_claim(kind=kind, statement=statement, nature="fact", by=by, is_invented=True)
    for title in titles:
        support_claim(claim=claim, passage=world.passage_of(title), grade="partial", by=by)
        link_claims(from_claim=claim, to_claim=world.claim(title), kind="rests_on", by=by)
    return claim


def _partners(world: World, pilot: Pilot, told: Told) -> None:
    PilotPartner.objects.bulk_create(
        PilotPartner(
            pilot=pilot,
            organisation=world.organisation(code),
            actor_group=world.term("actor_group", "researchers"),
            role=role,
        )
        for code, role in told["partners"]
    )
    PilotPartner.objects.bulk_create(
        PilotPartner(
            pilot=pilot, name=name, actor_group=world.term("actor_group", group), role=role
        )
        for group, name, role in told.get("others", ())
    )


def _propose(world: World, told: Told) -> None:
    group = world.term("actor_group", told["actor_group"])
    PilotProposal.objects.create(
        token_hash=digest_of(told["title"]),
        is_invented=True,
        **{**told, "actor_group": group},
    )


def _criteria(world: World) -> CriteriaVersion:
    """Two versions, so that there is one before: the weights moved after the first workshop."""
    for row in records("pilot_criteria.json"):
        told = row.values
        version = CriteriaVersion.objects.create(
            number=told["number"],
            by=world.users["sekretariat"],
            reason=told["reason"],
            is_invented=True,
        )
        for position, (code, weight) in enumerate(told["weights"].items()):
            name, question, lowest, highest = told["criteria"][code]
            criterion, _made = Criterion.objects.get_or_create(
                code=code,
                defaults={
                    "name": name,
                    "question": question,
                    "lowest": lowest,
                    "highest": highest,
                    "is_invented": True,
                },
            )
            CriterionWeight.objects.create(
                version=version, criterion=criterion, weight=weight, position=position
            )
    return version


def _assess(world: World, pilot: Pilot, told: Told, version: CriteriaVersion) -> None:
    """Each assessor for themselves; a score of null is one that could not be given."""
    criteria = {one.code: one for one in Criterion.objects.all()}
    for who, scores in told["assessments"].items():
        assessment = Assessment.objects.create(
            pilot=pilot, version=version, by=world.users[who], is_invented=True
        )
        AssessmentScore.objects.bulk_create(
            AssessmentScore(
                assessment=assessment, criterion=criteria[code], score=score, reason=reason
            )
            for code, (score, reason) in scores.items()
        )
        assessment.handed_in_at = world.moment(told["published_ago"] + 3)
        assessment.save(update_fields=["handed_in_at"])


def _decide(world: World, pilot: Pilot, told: Told) -> None:
    """How the pilot came where it is."""
    before = world.term("pilot_status", "proposed")
    for code, days_ago, reason in told.get("decisions", ()):
        phase = world.term("pilot_status", code)
        PilotDecision.objects.create(
            pilot=pilot,
            from_phase=before,
            to_phase=phase,
            reason=reason,
            on=world.date(days_ago),
            by=world.users["sekretariat"],
            is_invented=True,
        )
        before = phase


def _measure(world: World, pilot: Pilot, told: Told) -> None:
    """The plan first, which is registered then, and what was measured by it last."""
    dates = {
        "before": world.date(max(told["registered_ago"] - BEFORE, 2)),
        "after": world.date(max(told["registered_ago"] - AFTER, 1)),
    }
    planned = {"before_on": dates["before"], "after_on": dates["after"] + YEAR}
    if "rows" in told["indicators"][0]:
        planned["after_on"] = dates["after"] - timedelta(days=told.get("after_late", 0))
    if told["experiment"]["personal_data"] != "none":
        planned["rows_until"] = planned["after_on"] + 5 * YEAR
    experiment = FieldExperiment.objects.create(pilot=pilot, **told["experiment"], **planned)
    indicators = [_indicator(experiment, row) for row in told["indicators"]]
    pilot.hypothesis_registered_at = world.moment(told["registered_ago"])
    pilot.save(update_fields=["hypothesis_registered_at"])
    for indicator, row in zip(indicators, told["indicators"], strict=True):
        if "rows" in row:
            Observation.objects.bulk_create(
                observations(indicator, row["rows"], dates, told.get("clusters", 0))
            )
        else:
            _means(indicator, row, dates)
    ExperimentNote.objects.bulk_create(
        ExperimentNote(
            experiment=experiment,
            kind=kind,
            title=title,
            consequence=consequence,
            on=dates["after"],
            by=world.users["forsker"],
            is_invented=True,
        )
        for kind, title, consequence in told.get("notes", ())
    )


def _indicator(experiment: FieldExperiment, row: Told) -> Indicator:
    return Indicator.objects.create(
        experiment=experiment,
        outcome=row["outcome"],
        name=row["name"],
        code=row["code"],
        kind=row.get("kind", Indicator.Kind.NUMBER),
        unit=row["unit"],
        instrument=row["instrument"],
        factor=row.get("factor", ""),
        lower_is_better=row.get("lower_is_better", True),
        smallest=Decimal(row["smallest"]),
        least=Decimal(row["least"]) if "least" in row else None,
        most=Decimal(row["most"]) if "most" in row else None,
    )


def _means(indicator: Indicator, row: Told, dates: Mapping[str, date]) -> None:
    Measurement.objects.bulk_create(
        Measurement(
            indicator=indicator,
            group=group,
            moment=moment,
            on=day,
            mean=Decimal(measured[0]),
            low=Decimal(measured[1]),
            high=Decimal(measured[2]),
            n=measured[3],
            is_invented=True,
        )
        for group in ("target", "comparison")
        for (moment, day), measured in zip(dates.items(), row[group], strict=False)
    )


def _example(world: World, told: Told) -> None:
    claim = _claim_resting_on(world, Claim.Kind.EXAMPLE, told["title"], [told["rests_on"]])
    published = told.get("published_ago")
    example = Example.objects.create(
        slug=told["slug"],
        claim=claim,
        kind=told["kind"],
        title=told["title"],
        summary=told["summary"],
        place=told["place"],
        lead_actor=told["lead_actor"],
        sector=world.term("sector", told["sector"]),
        theme=world.term("theme", told["theme"]),
        instrument=world.term("instrument", told["instrument"]),
        status=told["status"],
        start_year=world.day.year - told["years_ago"],
        effect=told["effect"],
        effect_kind=told["effect_kind"],
        cost=told["cost"],
        end_year=world.day.year - told["end_years_ago"] if "end_years_ago" in told else None,
        **{name: told[name] for name in PLAIN if name in told},
        evidence_grade=told["grade"],
        state=told.get("state", Example.State.PUBLISHED),
        published_at=world.moment(published) if published is not None else None,
        is_invented=True,
    )
    example.municipalities.add(world.municipalities[told["municipality"]])
    ExampleSource.objects.create(
        example=example,
        title="Oppdiktet kilde til demonstrasjon",
        year=world.day.year,
        url=told.get("dead_link", ""),
    )
    if "dead_link" in told:
        _fail(told["dead_link"])
    tell(world, example, told)
    world.claims[told["slug"]] = claim
    if slug := told["pilot"]:
        _make_of_pilot(world, example, Pilot.objects.get(slug=slug))


def _make_of_pilot(world: World, example: Example, pilot: Pilot) -> None:
    """Tie an example to the pilot it was made of; what that came to becomes evidence on it."""
    by = world.users["forsker"]
    pilot.example = example
    pilot.save(update_fields=["example"])
    link_claims(from_claim=example.claim, to_claim=pilot.claim, kind="example_of", by=by)
    put_on_example(pilot=pilot, by=by)


def _fail(url: str) -> None:
    """A link that did not open when it was last looked at; nobody called it."""
    now = timezone.now()
    LinkState.objects.create(
        url=url,
        outcome=LinkState.Outcome.GONE,
        status=404,
        checked_at=now,
        failures=2,
        failing_since=now - timedelta(days=7),
        worked_at=now - timedelta(days=14),
    )


def _adopt(world: World, told: Told) -> None:
    Adoption.objects.create(
        example=Example.objects.get(slug=told["example"]),
        municipality=world.municipalities[told["municipality"]],
        year=world.day.year - told["years_ago"],
        outcome=told.get("outcome", ""),
        result=told["result"],
        is_invented=True,
    )
