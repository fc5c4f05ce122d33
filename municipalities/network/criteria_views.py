"""What the criteria are, what they are measured by, and what each value rests on: for the team."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from municipalities.register.models import Municipality

from .criteria_page import criteria_rows, criterion_row, kept_criterion, value_rows
from .forms import WhomForm
from .inputs import Inputs, NoInputs
from .models import Division
from .values import Values
from .views import team_only


@require_safe
@team_only
def criteria(request: HttpRequest) -> HttpResponse:
    """All criteria with definition, scale, source and what is missing; `?round=` or `?on=` chooses
    the municipalities."""
    whom, inputs, none = _inputs(request)
    rows = criteria_rows(inputs) if inputs else []
    context = {"whom": whom, "rows": rows, "inputs": inputs, "none": none}
    return render(request, "municipalities/network_criteria.html", context)


@require_safe
@team_only
def criterion(request: HttpRequest, code: str) -> HttpResponse:
    """One criterion, value by value, with the rows that it rests on. `?inndeling=` shows the values as
    they were when a division was computed."""
    division = _division(request)
    values: Values | None
    rows: list[Municipality]
    if division is not None:
        held = {one.number: one for one in division.municipalities.all()}
        rows = [held[number] for number in division.inputs["numbers"] if number in held]
        values = kept_criterion(division, code)
        if values is not None and len(values.values) != len(rows):
            raise Http404("The division names a municipality that is gone.")
    else:
        _whom, inputs, _none = _inputs(request)
        everything = (*inputs.criteria, *inputs.unknown) if inputs else ()
        rows = list(inputs.municipalities) if inputs else []
        values = next((one for one in everything if one.code == code), None)
    if values is None:
        raise Http404(f"There is no criterion {code}.")
    told = value_rows(values, rows, request.user)
    context = {
        "criterion": criterion_row(values, None, [one.name for one in rows]),
        "rows": sorted(told, key=lambda row: (row.municipality.sort_key, row.municipality.pk)),
        "division": division,
    }
    return render(request, "municipalities/network_criterion.html", context)


def _division(request: HttpRequest) -> Division | None:
    asked = request.GET.get("inndeling", "")
    if not asked:
        return None
    if not asked.isdecimal() or len(asked) > 9:
        raise Http404("A division is named by its number.")
    found = get_object_or_404(Division.objects.visible_to(request.user), pk=asked)
    if not found.inputs:
        raise Http404("Nobody computed the division.")
    return found


def _inputs(request: HttpRequest) -> tuple[WhomForm, Inputs | None, str]:
    """What is known of the municipalities that the address chooses; words where there are none."""
    asked = request.GET if {"round", "on"} & set(request.GET) else None
    whom = WhomForm(asked)
    try:
        return whom, whom.inputs(), ""
    except NoInputs as error:
        return whom, None, str(error)
