"""Assessing pilots, publishing the criteria, and deciding."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.work.sent_once import sent_once
from pilots.assessment.forms import AssessmentForm, CriteriaForm, TryWeightsForm
from pilots.assessment.page import ASSESS, assessed_pilots, in_force, order_of
from pilots.models import CriteriaVersion, Pilot
from pilots.register.deciding import move_form
from pilots.services.assessments import (
    AssessmentClosed,
    AssessmentIncomplete,
    CriteriaWrong,
    assess_anew,
    hand_in,
    publish_criteria,
    save_assessment,
)
from pilots.services.decisions import CannotMove, move_pilot

from .describing import keepers_only
from .experiments import pilot_of, user_of


def assessors_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For those who assess and decide; log-in first, then 403 for others."""

    @wraps(view)
    @login_required
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.has_perm(ASSESS):
            raise PermissionDenied("Only researchers and the secretariat assess pilots.")
        return view(request, *args, **kwargs)

    return answer


@require_safe
def criteria(request: HttpRequest) -> HttpResponse:
    """What pilots are assessed on, with weights, and all versions before; for everybody."""
    versions = list(CriteriaVersion.objects.visible_to(request.user).with_weights())
    context = {"versions": versions, "now": versions[0] if versions else None}
    return render(request, "pilots/criteria.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def criteria_create(request: HttpRequest) -> HttpResponse:
    """Publish a new version of the criteria."""
    form = CriteriaForm(request.POST if request.method == "POST" else None, version=in_force())
    if form.is_bound and form.is_valid():
        try:
            publish_criteria(
                weighted=form.weighted(),
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
                by=user_of(request),
            )
        except CriteriaWrong as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The criteria are published and hold from now on."))
            return redirect("pilots:criteria")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "pilots/criteria_form.html", {"form": form}, status=status)


@never_cache
@require_safe
@assessors_only
def assessment_overview(request: HttpRequest) -> HttpResponse:
    """Every pilot with where its assessment stands, the order, and how it moves with the weights."""
    version = in_force()
    pilots = list(Pilot.objects.visible_to(request.user).for_listing())
    assessed = assessed_pilots(pilots, request.user, version)
    trying = order = None
    if version is not None:
        is_tried = any(name.startswith("v") for name in request.GET)
        trying = TryWeightsForm(request.GET if is_tried else None, version=version)
        tried = trying.tried() if trying.is_bound and trying.is_valid() else None
        order = order_of(assessed, version, tried)
    context = {
        "version": version,
        "to_assess": [one for one in assessed if one.is_open],
        "order": order,
        "form": trying,
        "is_tried": bool(trying and trying.is_bound and not trying.errors),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if trying and trying.errors else HTTPStatus.OK
    return render(request, "pilots/assessment_overview.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@assessors_only
@sent_once
def pilot_assess(request: HttpRequest, slug: str) -> HttpResponse:
    """One's own assessment: saved half, or handed in whole."""
    pilot, version = pilot_of(request, slug), in_force()
    [assessed] = assessed_pilots([pilot], request.user, version)
    is_done = bool(assessed.own and assessed.own.handed_in_at)
    if version is None or is_done or not assessed.is_open:
        return redirect("pilots:pilot-assessment", slug)
    data = request.POST if request.method == "POST" else None
    form = AssessmentForm(data, version=version, own=assessed.own)
    if form.is_bound and form.is_valid():
        is_last = "hand_in" in request.POST
        act = hand_in if is_last else save_assessment
        said = {"pilot": pilot, "version": version, "by": user_of(request), "scored": form.scored()}
        said["changed_because"] = form.changed_because
        try:
            if not is_last or form.demand_all():
                act(**said)  # type: ignore[arg-type]
                done = _("Handed in. Now you see what the others say.") if is_last else _("Saved.")
                messages.success(request, done)
                return redirect(
                    "pilots:pilot-assessment" if is_last else "pilots:pilot-assess", slug
                )
            save_assessment(**said)  # type: ignore[arg-type]
        except (AssessmentClosed, AssessmentIncomplete) as refusal:
            form.add_error(None, str(refusal))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"pilot": pilot, "form": form, "version": version, "own": assessed.own}
    return render(request, "pilots/assessment_form.html", context, status=status)


@require_POST
@assessors_only
@sent_once
def pilot_assess_anew(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin another assessment in place of one's own; both are kept."""
    pilot = pilot_of(request, slug)
    try:
        assess_anew(pilot=pilot, by=user_of(request))
    except AssessmentClosed as refusal:
        messages.error(request, str(refusal))
        return redirect("pilots:pilot-assessment", slug)
    return redirect("pilots:pilot-assess", slug)


@never_cache
@require_safe
@assessors_only
def pilot_assessment(request: HttpRequest, slug: str) -> HttpResponse:
    """What was said of one pilot, for those who have handed in their own, and the decisions."""
    pilot, version = pilot_of(request, slug), in_force()
    [assessed] = assessed_pilots([pilot], request.user, version)
    return render(
        request,
        "pilots/assessment_detail.html",
        {
            "pilot": pilot,
            "assessed": assessed,
            "version": version,
            "decisions": pilot.decisions.in_order(),
            "move": move_form(pilot, request.user),
        },
    )


@require_POST
@keepers_only
@sent_once
def pilot_move(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a pilot to another phase; back to the page that asked."""
    pilot = pilot_of(request, slug)
    form = move_form(pilot, request.user, request.POST)
    goes_back = request.POST.get("back") == "board"
    board = f"{reverse('pilots:pilot-board')}#{pilot.slug}"
    way_on = redirect(board) if goes_back else redirect(pilot)
    if form is None or not form.is_valid():
        faults = [str(fault) for rows in form.errors.values() for fault in rows] if form else []
        messages.error(request, " ".join(faults) or _("From here no step leads on."))
        return way_on
    try:
        decision = move_pilot(pilot=pilot, by=user_of(request), **form.cleaned_data)
    except CannotMove as refusal:
        messages.error(request, f"{pilot}: {refusal}")
    else:
        messages.success(
            request,
            _("%(pilot)s stands in “%(phase)s” now.")
            % {"pilot": pilot, "phase": decision.to_phase},
        )
    return way_on
