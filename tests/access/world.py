"""One row of everything that an address can name: the visitor's own, and somebody else's."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from forkommune.accounts.models import User
from tests import factories as make

ROLES = ("public", "officer", "researcher", "secretary", "operations", "protection")


@dataclass
class World:
    """Rows by the name that the table uses, and a user per role."""

    users: dict[str, User | None]
    rows: dict[str, Any]


def build_world() -> World:
    """Published and unpublished rows, released and kept interviews, a user of every role."""
    asker = make.MunicipalityFactory(number="0220", name="Asker")
    make.MembershipFactory(municipality=asker)
    users = {
        "public": None,
        "officer": make.OfficerFactory(role__organisation=asker.organisation),
        "researcher": make.ResearcherFactory(),
        "secretary": make.SecretaryFactory(),
        "operations": make.OperationsFactory(),
        "protection": make.ProtectionOfficerFactory(),
    }
    rows = {"municipality": asker, **interviews(asker), **published_and_not()}
    rows |= reports(users)
    return World(users=users, rows=rows)


def interviews(asker: Any) -> dict[str, Any]:
    """A kept and a released interview, each with a coded answer and a finding."""
    rows: dict[str, Any] = {}
    for name, traits in {"kept": {"completed": True}, "released": {"released": True}}.items():
        interview = make.InterviewFactory(municipality=asker, **traits)
        make.ConsentFactory(informant=interview.informant)
        source = make.SourceTextFactory(
            informant=interview.informant,
            organisation=asker.organisation,
            released_at=interview.released_at,
        )
        make.AnswerFactory(interview=interview, source=source)
        passage = make.PassageFactory(revision=make.TextRevisionFactory(source=source))
        measure = make.MeasureFactory(municipality=asker)
        support = make.SupportFactory(claim=measure.claim, passage=passage)
        rows |= {
            f"{name} interview": interview,
            f"{name} source": source,
            f"{name} passage": passage,
            f"{name} coding": make.CodingFactory(passage=passage),
            f"{name} claim": measure.claim,
            f"{name} support": support,
        }
    answered = make.MeasureFactory(municipality=asker)
    make.ClaimReviewFactory(claim=answered.claim)
    rows["answered claim"] = answered.claim
    rows["link"] = make.ClaimLinkFactory(
        from_claim=rows["kept claim"], to_claim=rows["released claim"]
    )
    return rows


def published_and_not() -> dict[str, Any]:
    """The kinds of rows that are published one by one."""
    now = timezone.now()
    return {
        "published example": make.ExampleFactory(published=True),
        "draft example": make.ExampleFactory(),
        "published pilot": make.PilotFactory(published=True),
        "draft pilot": make.PilotFactory(),
        "published division": make.DivisionFactory(published_at=now),
        "draft division": make.DivisionFactory(),
        "published meeting": make.MeetingFactory(published_at=now, starts_at=now),
        "draft meeting": make.MeetingFactory(starts_at=now),
        "focus group": make.FocusGroupFactory(),
        "code": make.CodeFactory(),
    }


def reports(users: dict[str, Any]) -> dict[str, Any]:
    """Editions for both audiences, and jobs of a researcher and of somebody else."""
    return {
        "public edition": make.EditionFactory(published=True),
        "internal edition": make.EditionFactory(published=True, audience="internal"),
        "own job": make.JobFactory(ordered_by=users["secretary"]),
        "other job": make.JobFactory(ordered_by=make.UserFactory()),
    }
