"""The roles of the portal as data: what each is called, does and may.

A permission is `app.action_model` as Django writes it, or one of our own verbs (`evidence.read_research`);
`*` stands for any run of characters. Source: the role table of the project's design.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class RoleKind(models.TextChoices):
    """The roles that a user can hold in an organisation."""

    SECRETARIAT = "secretariat", _("Secretariat")
    RESEARCHER = "researcher", _("Researcher/process adviser")
    OFFICER = "officer", _("Municipality officer")
    OPERATIONS = "operations", _("Operations")
    DATA_PROTECTION = "data_protection", _("Data-protection officer")


@dataclass(frozen=True, slots=True)
class RoleRules:
    """What holders of one role do and may.

    may, may_not: the permissions in words, for people.
    """

    description: str | Promise
    permissions: tuple[str, ...]
    may: tuple[str | Promise, ...] = ()
    may_not: str | Promise = ""


ROLES: dict[RoleKind, RoleRules] = {
    RoleKind.SECRETARIAT: RoleRules(
        _(
            "Runs the register, the plan, the workshop and publishing. Sees interview material only "
            "where it has been released."
        ),
        (
            "accounts.*",
            "terms.*",
            "search.*_synonymgroup",
            "search.view_unansweredsearch",
            "plan.*",
            "municipalities.*_county",
            "municipalities.*_municipality",
            "municipalities.*_membership",
            "municipalities.*_succession",
            "municipalities.*_statistic",
            "municipalities.*_statistickind",
            "municipalities.*_pointsource",
            "municipalities.*_plandocument",
            "municipalities.*_plantarget",
            "municipalities.*_networkcriterion",
            "municipalities.*_division",
            "municipalities.*_networkgroup",
            "municipalities.*_networkcontact",
            "network.keep_division",
            "municipalities.view_surveyround",
            "pilots.*",
            "workshops.*",
            "reports.*",
            "evidence.view_processingactivity",
            "evidence.change_processingactivity",
            "evidence.add_processingactivity",
            "evidence.read_released",
            "focusgroups.propose_candidate",
            "work.view_historyentry",
            "work.view_job",
            "work.view_mail",
            "work.change_mail",
            "work.*_suggestion",
            "work.check_examples",
            "work.view_import",
            "work.add_import",
            "work.enter_admin",
        ),
        (
            _(
                "keep municipalities, members, figures, plans, the network division and the taxonomy"
            ),
            _("keep the project plan and its money, pilot projects, examples, meetings"),
            _("order, approve, publish and withdraw reports, and send drafts to others"),
            _("decide on corrections from municipalities, and on mail that stopped"),
            _("invite people, change their roles, lock accounts and end sessions"),
            _("see the history of everything it keeps"),
        ),
        _("read interviews and focus groups, unless a researcher has released them."),
    ),
    RoleKind.RESEARCHER: RoleRules(
        _(
            "Interviews, reads plans, codes, leads focus groups and writes the reports. Sees all "
            "research material."
        ),
        (
            "evidence.*",
            "municipalities.*",
            "focusgroups.*",
            "pilots.*",
            "reports.*",
            "plan.view_*",
            "workshops.view_*",
            "workshops.keep_meeting",
        ),
        (
            _("hold interviews, read plans, code what was said, and lead focus groups"),
            _("make findings, pilots and examples of it"),
            _("write, order, approve, publish and withdraw reports, and send drafts to others"),
            _("read the project plan, and write down meetings, talks and follow-up"),
        ),
        _("enter the administration, manage users or money."),
    ),
    RoleKind.OFFICER: RoleRules(
        _("Works in a municipality: browses examples, checks the own municipality's facts."),
        ("municipalities.see_own", "pilots.propose_example", "work.add_suggestion"),
        (
            _("see the own municipality's facts, and those of what it became"),
            _("suggest corrections and confirm the rest"),
            _("propose examples"),
        ),
        _("see interviews, other municipalities' corrections or anything unpublished."),
    ),
    RoleKind.OPERATIONS: RoleRules(
        _("Keeps the portal running: jobs, backup and health; sees no content."),
        ("work.view_job", "work.change_job", "work.enter_admin"),
        (
            _("see long work and stop or restart it"),
            _("see whether the portal is well"),
        ),
        _("see content: no interviews, no people, no drafts."),
    ),
    RoleKind.DATA_PROTECTION: RoleRules(
        _("Sees processing records, consent status and access logs; no content."),
        (
            "evidence.view_processingactivity",
            "evidence.view_consent",
            "evidence.view_keylookup",
            "privacy.oversee",
            "work.enter_admin",
        ),
        (_("see the records of processing, consents and who has looked up a name"),),
        _("see what anybody said, or change anything."),
    ),
}


def allows(kinds: Iterable[str], permission: str) -> bool:
    """Whether any of the role kinds grants `permission`."""
    return _allows(frozenset(kinds), permission)


@lru_cache(maxsize=4096)  # a page of the administration asks hundreds of times
def _allows(kinds: frozenset[str], permission: str) -> bool:
    return any(
        fnmatchcase(permission, pattern)
        for kind in kinds
        for pattern in ROLES[RoleKind(kind)].permissions
    )


def allows_any_in(kinds: Iterable[str], app_label: str) -> bool:
    """Whether any of the role kinds grants something in the app (the admin asks this)."""
    return any(
        pattern.split(".")[0] == app_label
        for kind in kinds
        for pattern in ROLES[RoleKind(kind)].permissions
    )
