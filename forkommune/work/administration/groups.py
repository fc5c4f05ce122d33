"""Which models the admin lists, in which group and order: the order of the project."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the admin with its models (`app.model`, lower case)."""

    code: str
    title: str | Promise
    icon: str
    models: tuple[str, ...]


GROUPS = (
    Group(
        "register",
        _("Municipalities"),
        "buildings",
        (
            "municipalities.municipality",
            "municipalities.membership",
            "municipalities.county",
            "municipalities.succession",
            "municipalities.statistic",
            "municipalities.statistickind",
            "municipalities.pointsource",
        ),
    ),
    Group(
        "survey",
        _("Survey"),
        "phone",
        ("municipalities.surveyround", "municipalities.plandocument", "municipalities.plantarget"),
    ),
    Group(
        "network",
        _("Network"),
        "flow",
        (
            "municipalities.networkcriterion",
            "municipalities.division",
            "municipalities.networkgroup",
        ),
    ),
    Group(
        "pilots",
        _("Pilot projects and examples"),
        "bulb",
        (
            "pilots.pilot",
            "pilots.example",
            "pilots.adoption",
            "pilots.exampleproposal",
            "pilots.statedevidence",
            "pilots.linkstate",
        ),
    ),
    Group(
        "workshops",
        _("Workshop and meetings"),
        "meeting",
        (
            "workshops.meeting",
            "workshops.session",
            "workshops.invitation",
            "workshops.action",
        ),
    ),
    Group(
        "plan",
        _("Plan and money"),
        "money",
        (
            "plan.project",
            "plan.activity",
            "plan.milestone",
            "plan.deliverable",
            "plan.ledgerentry",
            "plan.proposedentry",
            "plan.hourlyrate",
            "plan.classificationrule",
            "plan.accountingperiod",
            "plan.budgetline",
            "plan.researchquestion",
            "plan.pillar",
            "plan.projectstatement",
            "plan.reference",
            "plan.discrepancy",
        ),
    ),
    Group("reports", _("Reports"), "file", ("reports.edition", "reports.dissemination")),
    Group(
        "people",
        _("People and access"),
        "person",
        ("accounts.user", "accounts.role", "accounts.organisation", "accounts.person"),
    ),
    Group(
        "records",
        _("Taxonomy and records"),
        "database",
        (
            "terms.term",
            "search.synonymgroup",
            "search.unansweredsearch",
            "evidence.processingactivity",
            "work.import",
            "work.historyentry",
            "work.job",
            "work.mail",
            "work.suggestion",
        ),
    ),
)
PLACE = {
    label: (at, group.models.index(label))
    for at, group in enumerate(GROUPS)
    for label in group.models
}
