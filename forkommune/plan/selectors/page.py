"""The project page: what the application says, and where it contradicts itself."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from forkommune.accounts.models import Organisation, Person, User
from forkommune.figures import TimelineFigure
from forkommune.plan.models import (
    Activity,
    Deliverable,
    Discrepancy,
    Pillar,
    Project,
    ProjectStatement,
    Reference,
    ResearchQuestion,
)
from forkommune.ui.dates import today

from .money import MoneyTable, agree, money_tables
from .progress import carried_out
from .schedule import schedule_figure

Visitor = User | AnonymousUser


@dataclass(frozen=True)
class Partner:
    """An organisation and the people whom the application names."""

    organisation: Organisation
    is_owner: bool
    people: list[Person]


@dataclass(frozen=True)
class Question:
    """A research question and those that are part of it."""

    question: ResearchQuestion
    parts: list["Question"]


@dataclass(frozen=True)
class ProjectPage:
    """Everything on the page."""

    project: Project
    is_over: bool
    sub_goals: list[ProjectStatement]
    results: list[ProjectStatement]
    platform: list[ProjectStatement]
    activities: list[Activity]
    schedule: TimelineFigure | None
    deliverables: list[Deliverable]
    money: list[MoneyTable]
    money_agrees: bool
    pillars: list[Pillar]
    questions: list[Question]
    partners: list[Partner]
    references: list[Reference]
    unlisted: list[Reference]
    contradictions: dict[str, list[Discrepancy]]


def project_page(user: Visitor) -> ProjectPage | None:
    """The first project as this visitor sees it; None before any plan has been loaded."""
    project = Project.objects.visible_to(user).for_page().order_by("period_from").first()
    if project is None:
        return None
    activities = list(project.activities.all())
    money = money_tables(project.budget_lines.all())
    references = list(project.references.all())
    return ProjectPage(
        project=project,
        is_over=project.period_to < today(),
        sub_goals=_statements(project, ProjectStatement.Kind.SUB_GOAL),
        results=_statements(project, ProjectStatement.Kind.EXPECTED_RESULT),
        platform=_statements(project, ProjectStatement.Kind.PLATFORM),
        activities=activities,
        schedule=schedule_figure(project, activities, carried_out(user, activities)),
        deliverables=list(project.deliverables.all()),
        money=money,
        money_agrees=agree(money),
        pillars=list(project.pillars.all()),
        questions=_questions(list(project.questions.all())),
        partners=_partners(user, project),
        references=[each for each in references if each.is_listed],
        unlisted=[each for each in references if not each.is_listed],
        contradictions=_contradictions(project),
    )


def _statements(project: Project, kind: str) -> list[ProjectStatement]:
    return [each for each in project.statements.all() if each.kind == kind]


def _questions(questions: Sequence[ResearchQuestion]) -> list[Question]:
    """The main question with its parts, and theirs."""

    def below(parent: int | None) -> list[Question]:
        return [Question(q, below(q.pk)) for q in questions if q.parent_id == parent]

    return below(None)


def _partners(user: Visitor, project: Project) -> list[Partner]:
    organisations = [project.owner, *project.partners.all()]
    visible = set(Person.objects.visible_to(user).values_list("pk", flat=True))
    return [
        Partner(each, each == project.owner, [p for p in each.people.all() if p.pk in visible])
        for each in organisations
    ]


def _contradictions(project: Project) -> dict[str, list[Discrepancy]]:
    """By the part of the page where they matter."""
    found: defaultdict[str, list[Discrepancy]] = defaultdict(list)
    for each in project.discrepancies.all():
        found[each.place].append(each)
    return dict(found)
