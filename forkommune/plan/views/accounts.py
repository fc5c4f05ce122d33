"""The accounts: for those who keep the books and for researchers. For everybody else there is no page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forkommune.plan.models import AccountsStatement, Project
from forkommune.plan.selectors.accounts import (
    accounts,
    heading_of,
    money_figure,
    statements,
    title_of,
)
from forkommune.plan.services.proposals import propose_hours
from forkommune.plan.services.statements import CannotMake, order_statement
from forkommune.ui.workbook_answer import workbook_answer
from forkommune.work.sent_once import sent_once
from forkommune.work.views.jobs import job_context

READ, KEEP, ORDER = (
    "plan.view_ledgerentry",
    "plan.change_proposedentry",
    "plan.add_accountsstatement",
)
ENTRIES_A_PAGE = 50
View = Callable[..., HttpResponseBase]


def only_with(permission: str) -> Callable[[View], View]:
    """For those with a permission; log-in first, then 404 for others."""

    def guard(view: View) -> View:
        @wraps(view)
        @login_required
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                raise Http404(_("There is no such page for %(user)s.") % {"user": request.user})
            return view(request, *args, **kwargs)

        return guarded

    return guard


@require_safe
@never_cache
@only_with(READ)
def accounts_page(request: HttpRequest) -> HttpResponse:
    """The four tables, what waits, periods, statements, and the entries page by page."""
    found = accounts(request.user)
    if found is None:
        return render(request, "plan/accounts/none.html")
    mark = _("Invented example") if found.has_invented else ""
    made = statements(request.user, found.project)
    under_way = [row.job for row in made if row.job and not row.job.is_finished]
    paginator = Paginator(found.entries, ENTRIES_A_PAGE)
    context = {
        "accounts": found,
        "tables": [(title_of(table.dimension), heading_of(table), table) for table in found.tables],
        "figure": money_figure(
            found.tables, source=found.project.source or _("the plan"), invented=mark
        ),
        "page": paginator.get_page(request.GET.get("side")),
        "statements": [row for row in made if row.sha256],
        "jobs": [job_context(job) for job in under_way],
    }
    return render(request, "plan/accounts/accounts.html", context)


@require_safe
@never_cache
@only_with(READ)
def accounts_workbook_file(request: HttpRequest) -> HttpResponse:
    """The accounts as Excel, as they are now."""
    # Imported here: openpyxl is loaded where somebody asks for a workbook.
    from forkommune.plan.selectors.workbook import accounts_workbook

    found = accounts(request.user)
    if found is None:
        raise Http404(_("No plan has been loaded yet"))
    now = timezone.localtime()
    name = f"regnskap-{found.project.number}-{now:%Y-%m-%d}.xlsx"
    return workbook_answer(accounts_workbook(found, at=now), name)


@require_POST
@only_with(KEEP)
@sent_once
def hours_propose(request: HttpRequest) -> HttpResponse:
    """Look at once for held interviews and meetings that nobody has proposed the hours of."""
    project = Project.objects.visible_to(request.user).order_by("period_from").first()
    if project is None:
        raise Http404(_("No plan has been loaded yet"))
    found = propose_hours(project=project)
    messages.success(
        request,
        _(
            "%(new)d new, %(changed)d changed, %(gone)d called off. Nothing counts before you accept it."
        )
        % {"new": found.new, "changed": found.changed, "gone": found.gone},
    )
    return HttpResponseRedirect(reverse("plan:accounts"))


@require_POST
@only_with(ORDER)
@sent_once
def statement_order(request: HttpRequest) -> HttpResponse:
    """Order the auditor's PDF of the accounts as they are now."""
    try:
        order_statement(by=request.user)  # type: ignore[arg-type]
    except CannotMake as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _("The statement is ordered."))
    return HttpResponseRedirect(reverse("plan:accounts"))


@require_safe
@only_with(READ)
def statement_download(request: HttpRequest, pk: int) -> FileResponse:
    """The file of a statement, as an attachment."""
    rows = AccountsStatement.objects.visible_to(request.user).finished().select_related("project")
    row = get_object_or_404(rows.defer("data"), pk=pk)
    answer = FileResponse(
        row.file.open("rb"),
        as_attachment=True,
        filename=f"regnskap-{row.project.number}-{row.taken_at:%Y-%m-%d}.pdf",
        content_type="application/pdf",
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
