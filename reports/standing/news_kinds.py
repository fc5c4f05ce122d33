"""Which changes are told of as news, in which words, and to whom: a table."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focusgroups.models import FocusGroup
from forkommune.evidence.querysets import READ, READ_RELEASED
from forkommune.plan.models import Deliverable, LedgerEntry, Milestone
from forkommune.ui.words import kroner
from forkommune.work.models import Suggestion
from municipalities.models import Division, PlanDocument
from municipalities.survey.models import Interview, SurveyRound
from pilots.models import Example, Pilot
from reports.models import Dissemination, Edition
from workshops.models import Meeting, Minutes

from .news import Happening, NewsKind

AREAS = {
    "plan": gettext_lazy("Plan"),
    "kartlegging": gettext_lazy("Survey"),
    "nettverk": gettext_lazy("Network"),
    "piloter": gettext_lazy("Pilots and examples"),
    "fokusgrupper": gettext_lazy("Focus groups"),
    "moter": gettext_lazy("Meetings"),
    "rapporter": gettext_lazy("Reports"),
    "penger": gettext_lazy("Money"),
    "rettelser": gettext_lazy("Corrections"),
}


# Areas of which only those who may read them are offered the filter.
CLOSED = {
    "kartlegging": "municipalities.view_surveyround",
    "fokusgrupper": "focusgroups.read_material",
    "penger": "plan.view_ledgerentry",
}


def areas_of(user: Any) -> dict[str, Any]:
    """The areas of which a user may read anything, with their names."""
    return {
        code: name
        for code, name in AREAS.items()
        if code not in CLOSED or user.has_perm(CLOSED[code])
    }


@lru_cache(maxsize=1)
def kinds() -> tuple[NewsKind, ...]:
    """All of them."""
    return (*_plan(), *_research(), *_pilots(), *_meetings(), *_reports())


def _plan() -> tuple[NewsKind, ...]:
    return (
        NewsKind(
            "plan",
            Milestone._meta.db_table,
            Milestone.objects.all().visible_to,
            (
                Happening(gettext_lazy("The milestone “%(title)s” is reached"), "reached_on"),
                Happening(gettext_lazy("The milestone “%(title)s” has a new date"), "planned_to"),
                Happening(gettext_lazy("The milestone “%(title)s” is new in the plan")),
            ),
            address=_schedule,
        ),
        NewsKind(
            "plan",
            Deliverable._meta.db_table,
            Deliverable.objects.all().visible_to,
            (
                Happening(gettext_lazy("The report “%(title)s” has a new date"), "due"),
                Happening(
                    gettext_lazy("The first draft of “%(title)s” has a new date"),
                    "first_draft_due",
                ),
            ),
            address=lambda row: reverse("plan:plan") + "#leveranser",
        ),
        NewsKind(
            "penger",
            LedgerEntry._meta.db_table,
            LedgerEntry.objects.all().visible_to,
            (Happening(gettext_lazy("%(title)s is entered in the ledger")),),
            title=lambda row: (
                _("Entry %(number)d, %(amount)s")
                % {"number": row.number, "amount": kroner(row.amount_nok)}
            ),
            address=lambda row: reverse("plan:accounts"),
        ),
        NewsKind(
            "rettelser",
            Suggestion._meta.db_table,
            lambda user: Suggestion.objects.visible_to(user).select_related(
                "organisation", "made_by"
            ),
            (
                Happening(
                    gettext_lazy("A correction from %(title)s is taken in"), "state", "accepted"
                ),
                Happening(
                    gettext_lazy("A correction from %(title)s is declined"), "state", "declined"
                ),
                Happening(gettext_lazy("A correction came from %(title)s")),
            ),
            title=lambda row: str(row.organisation),
            address=_correction,
        ),
    )


def _schedule(row: Milestone) -> str:
    return reverse("plan:plan") + "#framdrift"


def _documents(user: Any) -> QuerySet[PlanDocument]:
    """Documents are public, but the pages on which they are studied are not: nobody is sent to a closed
    door."""
    rows = PlanDocument.objects.all().visible_to(user)
    return rows if user.has_perm(READ) or user.has_perm(READ_RELEASED) else rows.none()


def _correction(row: Suggestion) -> str:
    """The facts of the municipality, where all that it suggested stands."""
    municipality = getattr(row.organisation, "municipality", None)
    if municipality is None:
        return reverse("municipalities:municipality-list")
    address: str = municipality.get_absolute_url()
    return address


def _research() -> tuple[NewsKind, ...]:
    return (
        NewsKind(
            "kartlegging",
            SurveyRound._meta.db_table,
            SurveyRound.objects.all().visible_to,
            (Happening(gettext_lazy("The round “%(title)s” of the survey is opened")),),
            address=lambda row: f"{reverse('municipalities:survey')}?runde={row.code}",
        ),
        NewsKind(
            "kartlegging",
            Interview._meta.db_table,
            lambda user: Interview.objects.visible_to(user).select_related(
                "municipality", "informant"
            ),
            (
                Happening(gettext_lazy("The interview with %(title)s is approved"), "approved_at"),
                Happening(
                    gettext_lazy("The interview with %(title)s is completed"), "completed_at"
                ),
            ),
            title=lambda row: row.municipality.name,
            detail=lambda row: row.informant.role_text if row.informant else "",
        ),
        NewsKind(
            "kartlegging",
            PlanDocument._meta.db_table,
            _documents,
            (Happening(gettext_lazy("The document “%(title)s” is registered")),),
        ),
        NewsKind(
            "nettverk",
            Division._meta.db_table,
            lambda user: Division.objects.visible_to(user).defer("inputs", "result"),
            (
                Happening(gettext_lazy("The division “%(title)s” is published"), "published_at"),
                Happening(
                    gettext_lazy("The division “%(title)s” is brought to the workshop"),
                    "brought_at",
                ),
            ),
            title=lambda row: row.title,
        ),
        NewsKind(
            "fokusgrupper",
            FocusGroup._meta.db_table,
            FocusGroup.objects.all().visible_to,
            (
                Happening(gettext_lazy("The focus group “%(title)s” is held"), "closed_at"),
                Happening(gettext_lazy("The focus group “%(title)s” is planned")),
            ),
        ),
    )


def _pilots() -> tuple[NewsKind, ...]:
    return (
        NewsKind(
            "piloter",
            Pilot._meta.db_table,
            Pilot.objects.all().visible_to,
            (
                Happening(
                    gettext_lazy("The pilot project “%(title)s” is published"), "state", "published"
                ),
                Happening(
                    gettext_lazy("The pilot project “%(title)s” is in a new phase"), "phase_id"
                ),
                Happening(gettext_lazy("The pilot project “%(title)s” is registered")),
            ),
        ),
        NewsKind(
            "piloter",
            Example._meta.db_table,
            Example.objects.all().visible_to,
            (
                Happening(
                    gettext_lazy("The example “%(title)s” is published"), "state", "published"
                ),
                Happening(
                    gettext_lazy("The municipality has confirmed the example “%(title)s”"),
                    "confirmed_on",
                ),
                Happening(gettext_lazy("The example “%(title)s” is a new draft")),
            ),
        ),
    )


def _meetings() -> tuple[NewsKind, ...]:
    return (
        NewsKind(
            "moter",
            Meeting._meta.db_table,
            lambda user: Meeting.objects.visible_to(user).gatherings(),
            (
                Happening(gettext_lazy("“%(title)s” is called off"), "called_off_at"),
                Happening(
                    gettext_lazy("The programme of “%(title)s” is published"), "published_programme"
                ),
                Happening(gettext_lazy("“%(title)s” has a new time"), "starts_at"),
                Happening(gettext_lazy("“%(title)s” is planned")),
            ),
        ),
        NewsKind(
            "moter",
            Minutes._meta.db_table,
            lambda user: Minutes.objects.visible_to(user).select_related("meeting"),
            (
                Happening(
                    gettext_lazy("The minutes of “%(title)s” are approved"), "state", "approved"
                ),
                Happening(
                    gettext_lazy("The minutes of “%(title)s” are out for comments"),
                    "state",
                    "comments",
                ),
            ),
            title=lambda row: row.meeting.title,
        ),
    )


def _reports() -> tuple[NewsKind, ...]:
    return (
        NewsKind(
            "rapporter",
            Edition._meta.db_table,
            lambda user: (
                Edition.objects.visible_to(user)
                .select_related("deliverable")
                .annotate(is_invented=F("snapshot__has_invented"))
            ),
            (
                Happening(gettext_lazy("%(title)s is published"), "state", "published"),
                Happening(gettext_lazy("%(title)s is withdrawn"), "state", "withdrawn"),
                Happening(gettext_lazy("%(title)s waits for approval"), "state", "review"),
                Happening(gettext_lazy("%(title)s is made as a draft"), "state", "draft"),
            ),
            title=lambda row: (
                _("%(title)s, edition %(number)d")
                % {"title": row.deliverable.title, "number": row.number}
            ),
        ),
        NewsKind(
            "rapporter",
            Dissemination._meta.db_table,
            Dissemination.objects.all().visible_to,
            (Happening(gettext_lazy("“%(title)s” is new among what was told of the project")),),
            address=lambda row: reverse("dissemination-list"),
        ),
    )
