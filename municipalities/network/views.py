"""The network: the published division for all; computing, moving and comparing for the team."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.work.sent_once import sent_once
from forkommune.work.views.jobs import job_context
from municipalities.network.bringing import CannotBring, bring_to_workshop, take_from_workshop
from municipalities.network.comparing import MOST, comparison
from municipalities.network.dividing.account import LIMIT
from municipalities.network.dividing.rules import Sizes
from municipalities.network.dividing.stability import Doubt
from municipalities.network.forms import DivideForm, MoveForm, NamesForm, WhomForm
from municipalities.network.inputs import Inputs, NoInputs, gather
from municipalities.network.models import Division, NetworkCriterion, NetworkGroup
from municipalities.network.offering import usual_prices
from municipalities.network.pricing import price_of_move
from municipalities.network.selectors import division_page, published_divisions
from municipalities.network.services import (
    CannotDivide,
    CannotMove,
    drop_draft,
    move_by_hand,
    name_groups,
    start_division,
    take_near,
)
from municipalities.network.table import division_csv
from municipalities.network.wishes import prices_of, wishes_of

UNPROCESSABLE = 422
SEES, KEEPS = "municipalities.view_division", "network.keep_division"


def team_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For those who see drafts, 404 for others; what is sent is for those who keep divisions."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(SEES):
            raise Http404("Only the secretariat and researchers see drafts of divisions.")
        if request.method == "POST" and not request.user.has_perm(KEEPS):
            raise Http404("Only the secretariat computes and changes divisions.")
        return view(request, *args, **kwargs)

    return answer


@require_safe
def network(request: HttpRequest) -> HttpResponse:
    """The newest published division; words and the criteria where there is none."""
    divisions = published_divisions(request.user)
    shown = [one for one in divisions if one.state == Division.State.PUBLISHED]
    return _page(request, shown[0] if shown else None, divisions)


@require_safe
def division(request: HttpRequest, pk: int) -> HttpResponse:
    """One division; a draft is a 404 for the public."""
    found = get_object_or_404(Division.objects.visible_to(request.user), pk=pk)
    return _page(request, found, published_divisions(request.user))


def _page(
    request: HttpRequest,
    chosen: Division | None,
    divisions: list[Division],
    *,
    forms: dict[str, Any] | None = None,
) -> HttpResponse:
    page = division_page(chosen) if chosen else None
    context: dict[str, Any] = {
        "page": page,
        "others": [one for one in divisions if one != chosen],
        "criteria": NetworkCriterion.objects.visible_to(request.user).for_listing(),
        "sees": request.user.has_perm(SEES),
        "keeps": request.user.has_perm(KEEPS),
    }
    if page and chosen and context["sees"]:
        groups = [row.group for row in page.groups]
        context |= _tools(chosen, groups) | _asked_price(request, chosen, groups) | (forms or {})
    status = UNPROCESSABLE if forms else 200
    return render(request, "municipalities/network.html", context, status=status)


def _asked_price(
    request: HttpRequest, chosen: Division, groups: list[NetworkGroup]
) -> dict[str, Any]:
    """What the move that the address names would cost; what was chosen stays chosen in the form."""
    if not chosen.inputs or not {"municipality", "to"} <= set(request.GET):
        return {}
    asked = MoveForm(request.GET, division=chosen, groups=groups)
    asked.is_valid()
    said = asked.cleaned_data
    form = MoveForm(initial=request.GET.dict(), division=chosen, groups=groups)
    if not said.get("municipality") or not said.get("to"):
        return {"move_form": form}
    letters = sorted((one.letter for one in groups), key=lambda one: (len(one), one))
    price = price_of_move(chosen, said["municipality"], said["to"], letters)
    return {"move_form": form, "price": price, "no_price": price is None}


def _tools(chosen: Division, groups: list[NetworkGroup]) -> dict[str, Any]:
    """What the team works with beside a division."""
    tools: dict[str, Any] = {"moves": chosen.moves.for_listing(), "based_on": chosen.based_on}
    if chosen.job is not None and not (chosen.job.is_finished and chosen.job.state == "done"):
        tools["job"] = job_context(chosen.job)
    if chosen.inputs:
        tools["move_form"] = MoveForm(division=chosen, groups=groups)
        tools["names_form"] = NamesForm(division=chosen, groups=groups)
        tools["whom"] = WhomForm(initial={"on": chosen.on} if chosen.inputs["by_day"] else {})
        rows = chosen.municipalities.select_related("county")
        inputs = gather(rows, chosen.inputs["year"])
        wishes = wishes_of(
            chosen,
            {",".join(one.members) for one in inputs.mergers},
            [one.code for one in inputs.criteria],
        )
        tools["divide_form"] = DivideForm(inputs=inputs, initial=wishes, prices=prices_of(chosen))
    return tools


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@team_only
@sent_once
def divide(request: HttpRequest) -> HttpResponse:
    """What shall count; a POST computes and shows the division."""
    posted = request.POST if request.method == "POST" else None
    whom = WhomForm(posted)
    try:
        inputs = whom.inputs()
    except NoInputs as error:
        whom.errors  # noqa: B018  # reads what was sent, so that the field can say it
        if posted is not None:
            whom.add_error("on", str(error))
        return _form(request, whom, None, none=str(error))
    form = DivideForm(posted, inputs=inputs, prices=_prices(inputs))
    if posted is not None and whom.is_valid() and form.is_valid():
        try:
            made = start_division(
                inputs=inputs,
                weights=form.weights(),
                sizes=form.sizes(),
                groups=_wanted(request, form),
                rules=form.rules(),
                doubt=Doubt(form.cleaned_data["doubt"]),
                bonus=(form.cleaned_data["bonus"] or 0) / 100,
                limit=(form.cleaned_data["near"] or round(100 * LIMIT)) / 100,
                by=cast("User", request.user),
            )
        except CannotDivide as error:
            form.add_error(None, str(error))
        else:
            return HttpResponseRedirect(made.get_absolute_url())
    return _form(request, whom, form)


def _prices(inputs: Inputs) -> dict[str, float | None]:
    """What keeping mergers together costs with the weights and sizes that the form begins with."""
    fields = DivideForm.base_fields
    sizes = Sizes(fields["smallest"].initial, fields["largest"].initial)
    return usual_prices(inputs, sizes=sizes, groups=fields["groups"].initial)


def _wanted(request: HttpRequest, form: DivideForm) -> int:
    """The number of groups of the button that was pressed, else of the field."""
    pressed = request.POST.get("instead", "")
    return int(pressed) if pressed.isdecimal() and len(pressed) < 4 else form.cleaned_data["groups"]


def _form(
    request: HttpRequest, whom: WhomForm, form: DivideForm | None, none: str = ""
) -> HttpResponse:
    context = {
        "whom": whom,
        "divide_form": form,
        "none": none,
        "keeps": request.user.has_perm(KEEPS),
        "divisions": Division.objects.visible_to(request.user).for_choice()[:50],
    }
    wrong = request.method == "POST"
    return render(
        request,
        "municipalities/network_divide.html",
        context,
        status=UNPROCESSABLE if wrong else 200,
    )


@require_POST
@team_only
@sent_once
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move one by hand; or only be told the price of it."""
    found = get_object_or_404(Division.objects.visible_to(request.user), pk=pk)
    if request.POST.get("only") == "price":
        said = {name: request.POST.get(name, "") for name in MoveForm.base_fields}
        return HttpResponseRedirect(f"{found.get_absolute_url()}?{urlencode(said)}#flytt")
    form = MoveForm(request.POST, division=found, groups=found.groups.with_members())
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = move_by_hand(
                division=found,
                municipality=data["municipality"],
                to=data["to"],
                reason=data["reason"],
                origin=Division.Origin(data["origin"]),
                by=cast("User", request.user),
            )
        except CannotMove as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%s is moved.") % data["municipality"])
            return HttpResponseRedirect(made.get_absolute_url())
    return _page(request, found, published_divisions(request.user), forms={"move_form": form})


@require_POST
@team_only
@sent_once
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a nearly equal division instead."""
    found = get_object_or_404(Division.objects.visible_to(request.user), pk=pk)
    number = request.POST.get("number", "")
    try:
        made = take_near(
            division=found,
            number=int(number) if number.isdecimal() and len(number) < 4 else 0,
            by=cast("User", request.user),
        )
    except CannotMove as error:
        messages.error(request, str(error))
        made = found
    return HttpResponseRedirect(made.get_absolute_url())


@require_POST
@team_only
def name(request: HttpRequest, pk: int) -> HttpResponse:
    """Give title and groups their names."""
    found = get_object_or_404(Division.objects.visible_to(request.user), pk=pk)
    form = NamesForm(request.POST, division=found, groups=found.groups.with_members())
    if form.is_valid():
        try:
            name_groups(
                division=found,
                title=form.cleaned_data["title"],
                names=form.names(),
                by=cast("User", request.user),
            )
        except CannotMove as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The names are saved."))
            return HttpResponseRedirect(found.get_absolute_url())
    return _page(request, found, published_divisions(request.user), forms={"names_form": form})


@require_POST
@team_only
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a draft away."""
    found = get_object_or_404(Division.objects.visible_to(request.user), pk=pk)
    try:
        drop_draft(division=found, by=cast("User", request.user))
    except CannotMove as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(found.get_absolute_url())
    messages.success(request, _("The draft is taken away."))
    return HttpResponseRedirect(reverse("municipalities:network-divide"))


@require_safe
@team_only
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four divisions side by side."""
    asked = [one for one in request.GET.getlist("d") if one.isdecimal() and len(one) < 10][:MOST]
    rows = Division.objects.visible_to(request.user)
    found = {str(one.pk): one for one in rows.filter(pk__in=asked)}
    chosen = [found[one] for one in dict.fromkeys(asked) if one in found]
    context = {
        "comparison": comparison(chosen) if len(chosen) > 1 else None,
        "divisions": rows.for_choice()[:50],
        "chosen": {one.pk for one in chosen},
        "most": MOST,
    }
    return render(request, "municipalities/network_compare.html", context)


@require_safe
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """A division as a table for spreadsheets; what criteria say of each municipality is the team's."""
    found = get_object_or_404(Division.objects.visible_to(request.user), pk=pk)
    headers = {
        "Content-Disposition": f'attachment; filename="nettverksgrupper-{found.pk}.csv"',
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }
    content = division_csv(found, with_values=request.user.has_perm(SEES))
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
@team_only
@sent_once
def bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a division a proposal to the workshop; with `back` it is none any more."""
    found = get_object_or_404(Division.objects.visible_to(request.user), pk=pk)
    by = cast("User", request.user)
    if request.POST.get("back"):
        take_from_workshop(division=found, by=by)
        messages.success(request, _("The division is no proposal to the workshop any more."))
        return HttpResponseRedirect(found.get_absolute_url())
    try:
        bring_to_workshop(division=found, by=by)
    except CannotBring as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The workshop has the division as a proposal."))
    return HttpResponseRedirect(found.get_absolute_url())
