"""The experiment of a pilot: its plan, its indicators, its data, and what went otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.ui.stood import STOOD
from forkommune.work.sent_once import sent_once
from pilots.experiments.forms import (
    AnalysisForm,
    ConclusionForm,
    MeanForm,
    NoteForm,
)
from pilots.experiments.observing import PERMISSION
from pilots.experiments.plan_forms import IndicatorForm, PlanForm
from pilots.experiments.results import experiment_of
from pilots.models import Example, FieldExperiment, Indicator, OwnAnalysis, Pilot
from pilots.services.concluding import CannotConclude, conclude_experiment
from pilots.services.experiments import (
    NotRegistered,
    PlanIncomplete,
    PlanStandsFast,
    enter_mean,
    hold_plan,
    note,
    plan_experiment,
    put_in_analysis,
    register_plan,
    remove_indicator,
    stands_fast,
    write_indicator,
)

OF_INDICATOR = (
    "outcome", "name", "kind", "unit", "code", "lower_is_better", "smallest", "least", "most",
    "instrument", "factor",
)  # fmt: skip


def measurers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For those who plan and measure experiments; log-in first, then 403 for others."""

    @wraps(view)
    @login_required
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied("Only researchers and the secretariat keep experiments.")
        return view(request, *args, **kwargs)

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@measurers_only
@transaction.atomic
def experiment_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Write the plan, as long as it is not registered."""
    pilot = _held_pilot_of(request, slug)
    if pilot.hypothesis_registered_at is not None:
        return _stands_fast(request, pilot)
    found = experiment_of(pilot)
    not_own = {"hypothesis", STOOD}
    own = [name for name in PlanForm.base_fields if name not in not_own] if found else []
    stands = {name: getattr(found, name) for name in own} | {"hypothesis": pilot.hypothesis}
    form = PlanForm(_sent(request), initial=stands)
    if form.is_bound and form.is_valid():
        try:
            plan_experiment(pilot=pilot, plan=form.cleaned_data, by=user_of(request))
        except PlanStandsFast as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The plan is kept. Register it before the data come in."))
            return redirect(pilot)
    context = {"pilot": pilot, "form": form, "heading": _("Plan of the experiment")}
    return _form_page(request, context)


def _stands_fast(request: HttpRequest, pilot: Pilot) -> HttpResponse:
    """Said before somebody fills in a form that would be refused."""
    messages.warning(request, stands_fast())
    return redirect(pilot)


@require_http_methods(["GET", "HEAD", "POST"])
@measurers_only
@sent_once
def indicator_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Add an indicator to the plan."""
    pilot = pilot_of(request, slug)
    if pilot.hypothesis_registered_at is not None:
        return _stands_fast(request, pilot)
    indicator = Indicator(experiment=experiment_in(pilot))
    return _indicator(request, pilot, indicator, _("New indicator"))


@require_http_methods(["GET", "HEAD", "POST"])
@measurers_only
@transaction.atomic
def indicator_change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change an indicator of the plan; `remove` takes it out."""
    pilot = _held_pilot_of(request, slug)
    indicator = _found_indicator(pilot, pk)
    if pilot.hypothesis_registered_at is not None:
        return _stands_fast(request, pilot)
    if request.method == "POST" and "remove" in request.POST:
        try:
            remove_indicator(indicator=indicator, by=user_of(request))
        except PlanStandsFast as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The indicator is taken out of the plan."))
        return redirect(pilot)
    return _indicator(request, pilot, indicator, indicator.name)


def _indicator(
    request: HttpRequest, pilot: Pilot, indicator: Indicator, heading: str
) -> HttpResponse:
    stands = {name: getattr(indicator, name) for name in OF_INDICATOR} if indicator.pk else {}
    if "lower_is_better" in stands:
        stands["lower_is_better"] = "1" if indicator.lower_is_better else "0"
    form = IndicatorForm(_sent(request), initial=stands)
    if form.is_bound and form.is_valid():
        try:
            write_indicator(
                experiment=indicator.experiment,
                indicator=indicator,
                values=form.cleaned_data,
                by=user_of(request),
            )
        except (PlanStandsFast, ValidationError) as refusal:
            form.add_error(None, _words(refusal))
        else:
            messages.success(request, _("The indicator stands in the plan."))
            return redirect(pilot)
    context = {"pilot": pilot, "form": form, "heading": heading, "may_remove": indicator.pk}
    return _form_page(request, context)


@require_POST
@measurers_only
def plan_register(request: HttpRequest, slug: str) -> HttpResponse:
    """Date the plan; it stands fast from now on."""
    pilot = pilot_of(request, slug)
    try:
        register_plan(pilot=pilot, by=user_of(request))
    except (PlanStandsFast, PlanIncomplete) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The plan is registered and stands fast."))
    return redirect(pilot)


@require_http_methods(["GET", "HEAD", "POST"])
@measurers_only
@sent_once
def experiment_note(request: HttpRequest, slug: str) -> HttpResponse:
    """Note a deviation or a side effect."""
    pilot = pilot_of(request, slug)
    experiment = experiment_in(pilot)
    form = NoteForm(_sent(request))
    if form.is_bound and form.is_valid():
        try:
            note(experiment=experiment, by=user_of(request), **form.cleaned_data)
        except (NotRegistered, ValidationError) as refusal:
            form.add_error(None, _words(refusal))
        else:
            messages.success(request, _("It is noted beside the plan."))
            return redirect(pilot)
    context = {"pilot": pilot, "form": form, "heading": _("Note what went otherwise")}
    return _form_page(request, context)


@require_http_methods(["GET", "HEAD", "POST"])
@measurers_only
def indicator_mean(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Put in a group's mean as somebody else has it."""
    pilot = pilot_of(request, slug)
    indicator = _found_indicator(pilot, pk)
    form = MeanForm(_sent(request), indicator=indicator)
    if form.is_bound and form.is_valid():
        try:
            enter_mean(indicator=indicator, by=user_of(request), **form.cleaned_data)
        except (NotRegistered, ValidationError) as refusal:
            form.add_error(None, _words(refusal))
        else:
            messages.success(request, _("The mean is put in."))
            return redirect(pilot)
    lead = _("A later mean of the same group and time takes the place of an earlier one.")
    context = {"pilot": pilot, "form": form, "heading": indicator.name, "lead": lead}
    return _form_page(request, context)


@require_http_methods(["GET", "HEAD", "POST"])
@measurers_only
@sent_once
def indicator_analysis(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let an analysis made in another program count."""
    pilot = pilot_of(request, slug)
    indicator = _found_indicator(pilot, pk)
    form = AnalysisForm(_sent(request), request.FILES if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name != "file"}
        file = form.cleaned_data["file"]
        try:
            put_in_analysis(
                indicator=indicator,
                content=file.read(),
                file_name=file.name,
                by=user_of(request),
                **said,
            )
        except (NotRegistered, ValidationError) as refusal:
            form.add_error(None, _words(refusal))
        else:
            messages.success(request, _("The analysis is put in and counts from now on."))
            return redirect(pilot)
    lead = _("It counts instead of what the portal works out, and says so.")
    context = {"pilot": pilot, "form": form, "heading": indicator.name, "lead": lead}
    return _form_page(request, context)


@require_http_methods(["GET", "HEAD", "POST"])
@measurers_only
@sent_once
def experiment_conclude(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep what the rule says today, dated and for good; it becomes evidence on the example."""
    pilot = pilot_of(request, slug)
    experiment_in(pilot)
    examples = Example.objects.visible_to(request.user)
    has_example = pilot.example_id is not None
    form = ConclusionForm(_sent(request), examples=examples, has_example=has_example)
    if form.is_bound and form.is_valid():
        try:
            conclude_experiment(pilot=pilot, by=user_of(request), **form.cleaned_data)
        except (NotRegistered, CannotConclude, ValidationError) as refusal:
            form.add_error(None, _words(refusal))
        else:
            messages.success(request, _("The conclusion is kept."))
            return redirect(pilot)
    lead = _("What the rule says today is kept with its inputs, and can never be changed.")
    context = {"pilot": pilot, "form": form, "heading": _("Conclude the experiment"), "lead": lead}
    return _form_page(request, context)


@require_safe
@measurers_only
def analysis_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The file of an analysis, never opened as one of ours."""
    found = get_object_or_404(
        OwnAnalysis.objects.visible_to(request.user),
        pk=pk,
        indicator__experiment__pilot__slug=slug,
    )
    answer = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=found.file_name,
        content_type="application/octet-stream",
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-cache"
    return cast("HttpResponse", answer)


def _form_page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if context["form"].errors else HTTPStatus.OK
    return render(request, "pilots/experiment_form.html", context, status=status)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def user_of(request: HttpRequest) -> User:
    return cast("User", request.user)


def _words(refusal: Exception) -> list[str]:
    return refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]


def pilot_of(request: HttpRequest, slug: str) -> Pilot:
    found: Pilot = get_object_or_404(Pilot.objects.visible_to(request.user), slug=slug)
    return found


def _held_pilot_of(request: HttpRequest, slug: str) -> Pilot:
    """The same, held until what is sent is saved: its form reads what stands, and others wait."""
    pilot = pilot_of(request, slug)
    return hold_plan(pilot) if request.method == "POST" else pilot


def experiment_in(pilot: Pilot) -> FieldExperiment:
    found: FieldExperiment = get_object_or_404(FieldExperiment.objects.with_pilot(), pilot=pilot)
    return found


def _found_indicator(pilot: Pilot, pk: int) -> Indicator:
    rows = Indicator.objects.with_pilot()
    found: Indicator = get_object_or_404(rows, pk=pk, experiment__pilot=pilot)
    return found
