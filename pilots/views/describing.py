"""A pilot is begun and described: a long form whose text is not lost, and those who take part."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forkommune.evidence.models import Claim
from forkommune.work.desk import Desk
from forkommune.work.sent_once import sent_once
from forkommune.work.services.draft_states import DraftMoved
from forkommune.work.services.drafts import save_draft
from forkommune.work.services.presence import others_here
from forkommune.work.views.desk_views import desk_views
from forkommune.work.views.drafts import refuse_other_writer, typed_by_another
from pilots.models import Pilot, PilotPartner
from pilots.register.desk import PilotPlace, form_parts
from pilots.register.forms import NewPilotForm, PartnerForm, PilotForm
from pilots.services.pilots import (
    add_partner,
    begin_pilot,
    describe_pilot,
    remove_partner,
)

from .experiments import pilot_of, user_of

PERMISSION = "pilots.change_pilot"


def keepers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For those who keep the pilot register; log-in first, then 403 for others."""

    @wraps(view)
    @login_required
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied("Only researchers and the secretariat keep pilots.")
        return view(request, *args, **kwargs)

    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def pilot_create(request: HttpRequest) -> HttpResponse:
    """Begin a pilot; `?funn=` names the finding that it comes from."""
    rests_on = _finding(request)
    form = NewPilotForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        pilot = begin_pilot(rests_on=rests_on, by=user_of(request), **form.cleaned_data)
        messages.success(
            request, _("The pilot is begun. Only the project sees it until published.")
        )
        return redirect("pilots:pilot-form", pilot.slug)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"form": form, "rests_on": rests_on}
    return render(request, "pilots/pilot_create.html", context, status=status)


def _finding(request: HttpRequest) -> Claim | None:
    """The finding that the address names; 404 for one that the user may not see."""
    if "funn" not in request.GET:
        return None
    claims = Claim.objects.visible_to(request.user)
    try:
        return get_object_or_404(claims, uuid=request.GET["funn"])
    except ValidationError:  # no UUID
        return get_object_or_404(claims, pk=None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
def pilot_form(request: HttpRequest, slug: str) -> HttpResponse:
    """Describe a pilot. Without JavaScript the buttons save and put in by POST."""
    place = _place(request, slug)
    if request.method != "POST":
        return _page(request, place)
    if typed_by_another(request):
        return refuse_other_writer(request)
    desk = place.desk
    save_draft(
        kind=desk.kind,
        target=desk.target,
        initial=desk.initial,
        save=desk.read(request.POST),
        by=user_of(request),
    )
    place = PilotPlace(place.pilot, place.user)  # what is stored now, merged
    if any(one.editor_id == request.user.pk for one in place.desk.conflicts):
        messages.info(request, _("Somebody else wrote in the same field. Nothing is lost."))
        return HttpResponseRedirect(place.desk.conflict_url)
    if request.POST.get("action") == "put_in":
        return _put_in(request, place)
    messages.success(request, _("The draft is saved."))
    return HttpResponseRedirect(place.desk.form_url)


def _put_in(request: HttpRequest, place: PilotPlace) -> HttpResponse:
    """Check what is stored and write it into the row; the same form twice writes it once."""
    if not place.desk.has_draft:
        return redirect(place.pilot)
    form = place.bound()
    if not form.is_valid():
        return _page(request, place, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    told = dict(form.cleaned_data)
    try:
        describe_pilot(
            pilot=place.pilot,
            municipalities=told.pop("municipalities"),
            told=told,
            by=place.user,
            draft_version=place.desk.version,
        )
    except DraftMoved:
        messages.warning(
            request, _("A colleague wrote something just now. Look through it and put it in again.")
        )
        return HttpResponseRedirect(place.desk.form_url)
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return _page(request, place, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("The description is put in."))
    return redirect(place.pilot)


def _page(
    request: HttpRequest,
    place: PilotPlace,
    form: PilotForm | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    form = form or place.form()
    context = {
        "pilot": place.pilot,
        "desk": place.desk,
        "form": form,
        "cards": form.parts(),
        "parts": form_parts(form),
        "others": others_here(place.desk.kind, place.desk.target),
    }
    return render(request, "pilots/pilot_form.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@sent_once
def pilot_partners(request: HttpRequest, slug: str) -> HttpResponse:
    """Who takes part; POST adds one."""
    pilot = pilot_of(request, slug)
    data = request.POST if request.method == "POST" else None
    form = PartnerForm(data, user=user_of(request))
    if form.is_bound and form.is_valid():
        try:
            add_partner(pilot=pilot, by=user_of(request), **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
        else:
            messages.success(request, _("The partner is added."))
            return redirect("pilots:pilot-partners", pilot.slug)
    context = {"pilot": pilot, "form": form, "partners": pilot.partners.with_organisations()}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "pilots/pilot_partners.html", context, status=status)


@require_POST
@keepers_only
def partner_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a partner out."""
    pilot = pilot_of(request, slug)
    partner = get_object_or_404(PilotPartner.objects.visible_to(request.user), pk=pk, pilot=pilot)
    remove_partner(partner=partner, by=user_of(request))
    messages.success(request, _("The partner is taken out."))
    return redirect("pilots:pilot-partners", pilot.slug)


def _place(request: HttpRequest, slug: str) -> PilotPlace:
    pilots = Pilot.objects.visible_to(request.user).for_page()
    return PilotPlace(get_object_or_404(pilots, slug=slug), user_of(request))


def _desk(request: HttpRequest, slug: str) -> Desk:
    return _place(request, slug).desk


DRAFT = desk_views(_desk, only=keepers_only)
