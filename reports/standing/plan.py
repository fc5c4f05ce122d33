"""The plan's lines: milestones, reports and money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.plan.models import (
    BudgetLine,
    BudgetTable,
    Deliverable,
    LedgerEntry,
    Milestone,
    Project,
    ProposedEntry,
)
from forkommune.ui.dates import long_date, short_date, today
from forkommune.ui.words import kroner
from reports.models import Audience, Edition

from .parts import Late, Line, first_late, kind_of


def milestones(user: Any) -> Line:
    """Milestones of what is under way; of a project that is over, what was recorded of it."""
    day = today()
    everything = list(Milestone.objects.visible_to(user).with_plan())
    counted = [one for one in everything if _counts(one, day)]
    if not counted:
        return _over_or_empty(user, everything, day)
    reached = sum(one.reached_on is not None for one in counted)
    late = [one for one in counted if one.reached_on is None and one.planned_to < day]
    return Line(
        area=_("Milestones"),
        icon="plan",
        finding=_("%(reached)d of %(all)d milestones reached")
        % {"reached": reached, "all": len(counted)},
        note=_next_of(counted, day),
        address=_schedule(),
        kind=kind_of(reached, len(counted), len(late)),
        late=first_late(_late_milestone(one, user) for one in late),
        late_count=len(late),
        late_words=_late_milestones(len(late)),
        is_invented=any(one.is_invented for one in counted),
    )


def _schedule() -> str:
    """The figure beside these lines: it counts what they count, and the page of the plan the application's."""
    return reverse("home") + "#framdrift"


def _counts(milestone: Milestone, day: date) -> bool:
    """Whether a milestone can be late or to come: of a project under way, or an invented one, which
    is dated from the day that it was loaded."""
    project = milestone.activity.project
    return milestone.is_invented or project.period_from <= day <= project.period_to


def _over_or_empty(user: Any, everything: list[Milestone], day: date) -> Line:
    project = Project.objects.visible_to(user).order_by("period_from").first()
    reached = sum(one.reached_on is not None for one in everything)
    state = ""
    if project is None:
        finding, kind = _("No plan has been loaded yet."), "not_begun"
    elif project.period_to < day:
        finding = _("The project ended %(day)s") % {"day": long_date(project.period_to)}
        # Not all of it need be recorded as done, and none of it is late.
        kind, state = "info", _("Ended")
    elif project.period_from > day:
        finding = _("The project begins %(day)s") % {"day": long_date(project.period_from)}
        kind = "not_begun"
    else:
        finding, kind = _("The plan has no milestones"), "not_begun"
    recorded = _("%(reached)d of %(all)d milestones are recorded as reached")
    note = recorded % {"reached": reached, "all": len(everything)} if everything else ""
    return Line(
        area=_("Milestones"),
        icon="plan",
        finding=finding.removesuffix("."),
        note=note,
        address=reverse("plan:plan"),
        kind=kind,
        state=state,
    )


def _next_of(counted: list[Milestone], day: date) -> str:
    ahead = [one for one in counted if one.reached_on is None and one.planned_to >= day]
    if not ahead:
        return ""
    first = min(ahead, key=lambda one: (one.planned_to, one.pk))
    told = {"title": first.title, "day": short_date(first.planned_to)}
    return _("Next: %(title)s, %(day)s") % told


def _late_milestone(milestone: Milestone, user: Any) -> Late:
    changes = user.is_staff and user.has_perm("plan.change_milestone")
    address = (
        reverse("admin:plan_milestone_change", args=[milestone.pk]) if changes else _schedule()
    )
    return Late(
        title=milestone.title,
        due=milestone.planned_to,
        owner=milestone.activity.lead.name,
        address=address,
        is_invented=milestone.is_invented,
    )


def _late_milestones(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(n)d milestone is late", "%(n)d milestones are late", count) % {"n": count}


def reports(user: Any) -> Line:
    """How many of the reports are published, and which should have been."""
    day = today()
    published = Edition.objects.visible_to(user).filter(
        deliverable=OuterRef("pk"), state=Edition.State.PUBLISHED, audience=Audience.PUBLIC
    )
    rows = list(
        Deliverable.objects.visible_to(user)
        .annotate(is_out=Exists(published))
        .select_related("project__owner", "activity__lead")
    )
    out = sum(one.is_out for one in rows)
    drafts = Edition.objects.visible_to(user).awaiting_publication().count()
    late = [one for one in rows if not one.is_out and _is_overdue(one, day)]
    finding = (
        _("%(out)d of %(all)d reports are published") % {"out": out, "all": len(rows)}
        if rows
        else _("No report is planned")
    )
    return Line(
        area=_("Reports"),
        icon="file",
        finding=finding,
        note=ngettext("%(n)d draft is made", "%(n)d drafts are made", drafts) % {"n": drafts}
        if drafts
        else "",
        address=reverse("reports:report-list"),
        kind="under_way" if drafts and not out and not late else kind_of(out, len(rows), len(late)),
        late=first_late(_late_report(one) for one in late),
        late_count=len(late),
        late_words=(
            ngettext("%(n)d report is late", "%(n)d reports are late", len(late)) % {"n": len(late)}
            if late
            else ""
        ),
    )


def _is_overdue(deliverable: Deliverable, day: date) -> bool:
    """Nothing of a project that is over is late."""
    due, project = deliverable.due, deliverable.project
    return due is not None and due < day and project.period_from <= day <= project.period_to


def _late_report(deliverable: Deliverable) -> Late:
    activity = deliverable.activity
    return Late(
        title=deliverable.title,
        due=deliverable.due or today(),
        owner=(activity.lead if activity else deliverable.project.owner).name,
        address=reverse("reports:report-detail", args=[deliverable.code]),
    )


def money(user: Any) -> Line | None:
    """What is entered of what was planned; None for those who do not see the accounts."""
    if not user.has_perm("plan.view_ledgerentry"):
        return None
    lines = BudgetLine.objects.visible_to(user).of(BudgetTable.COST_TYPE)
    planned = lines.aggregate(sum=Sum("amount_nok"))["sum"]
    entries = LedgerEntry.objects.visible_to(user)
    entered = entries.aggregate(sum=Sum("amount_nok"))["sum"]
    waits = ProposedEntry.objects.visible_to(user).open().count()
    note = ngettext("%(n)d proposed entry waits", "%(n)d proposed entries wait", waits) % {
        "n": waits
    }
    return Line(
        area=_("Money"),
        icon="money",
        finding=_money_words(planned, entered),
        note=note if waits else "",
        address=reverse("plan:accounts"),
        kind="not_begun" if entered is None else "under_way",
        is_invented=entries.filter(is_invented=True).exists(),
    )


def _money_words(planned: int | None, entered: Decimal | None) -> str:
    """Nothing entered is not the same as nothing used."""
    if not planned:
        return (
            _("No budget has been loaded yet")
            if entered is None
            else _("%(entered)s is entered; the budget is not known") % {"entered": kroner(entered)}
        )
    if entered is None:
        return _("Nothing is entered yet of %(planned)s") % {"planned": kroner(planned)}
    return _("%(entered)s of %(planned)s is entered (%(share)d per cent)") % {
        "entered": kroner(entered),
        "planned": kroner(planned),
        "share": round(100 * entered / planned),
    }
