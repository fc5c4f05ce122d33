"""Pages of the register of participation processes."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from focusgroups.models import ParticipationProcess
from focusgroups.querysets import READ
from forkommune.accounts.models import User
from forkommune.evidence.models import Claim
from forkommune.evidence.selectors.claims import claim_page
from forkommune.evidence.views.rights import note_texts
from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.asked import whole_number

from .forms import form_of
from .selectors import COMPARED, NOT_KNOWN, Wanted, parts_of, roles_by_actors
from .services import change_process

PER_PAGE = 25


def team_only(request: HttpRequest) -> User:
    """The visitor, a researcher or of the secretariat. Raises PermissionDenied for anybody else."""
    user = cast("User", request.user)
    if not (user.is_researcher or user.is_secretariat):
        raise PermissionDenied("Only the team sees the register of processes.")
    return user


@require_safe
@login_required
def process_list(request: HttpRequest) -> HttpResponse:
    """The register, narrowed by its address, and roles by actor groups."""
    user = team_only(request)
    everything = list(ParticipationProcess.objects.visible_to(user).for_listing())
    wanted = Wanted.of(request.GET)
    found = [one for one in everything if wanted.fits(one)]
    context = {
        "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("side")),
        "total": len(everything),
        "wanted": wanted,
        "choices": _choices(wanted),
        "matrix": None
        if wanted
        else roles_by_actors(everything, reverse("focusgroups:process-list")),
        "invented": any(one.claim.is_invented for one in everything),
        "reads_material": user.has_perm(READ),
    }
    return render(request, "focusgroups/process_list.html", context)


@require_safe
@login_required
def process_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One process: what is known of it, what it rests on, and where it could be tested."""
    process = _process(request, pk)
    reads = request.user.has_perm(READ)
    shown = None
    if reads:
        claims = Claim.objects.visible_to(request.user).for_listing()
        shown = claim_page(get_object_or_404(claims, pk=process.claim_id), request.user)
        supports = [*shown.in_favour, *shown.against]
        note_texts(
            request, "focusgroups:process-detail", [one.passage.revision.source for one in supports]
        )
    context = {"process": process, "parts": parts_of([process])[1:], "page": shown}
    return render(request, "focusgroups/process_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def process_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what is known of a process now; for researchers."""
    process = _process(request, pk)
    if not request.user.has_perm(READ):
        raise Http404(_("There is no such page."))
    form = form_of(process, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        change_process(process=process, by=cast("User", request.user), **form.known())
        messages.success(request, _("“%(name)s” is saved.") % {"name": process})
        return redirect(process)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    context = {"form": form, "process": process}
    return render(request, "focusgroups/process_form.html", context, status=status)


@require_safe
@login_required
def process_compare(request: HttpRequest) -> HttpResponse:
    """Two to four processes side by side: `?p=` names each."""
    user = team_only(request)
    keys = {key for one in request.GET.getlist("p") if (key := whole_number(one)) is not None}
    rows = ParticipationProcess.objects.visible_to(user).for_listing().filter(pk__in=keys)
    chosen = list(rows[: COMPARED.stop - 1])
    parts = parts_of(chosen) if len(chosen) in COMPARED else []
    context = {"processes": chosen, "parts": parts, "left_out": max(0, len(keys) - len(chosen))}
    return render(request, "focusgroups/process_compare.html", context)


def _process(request: HttpRequest, pk: int) -> Any:
    user = cast("User", request.user)
    if not (user.is_researcher or user.is_secretariat):
        raise Http404(_("There is no such page."))
    return get_object_or_404(ParticipationProcess.objects.visible_to(user).for_listing(), pk=pk)


def _choices(wanted: Wanted) -> list[dict[str, Any]]:
    """The lists of the form that narrows the register."""
    unknown = (NOT_KNOWN, _("Not known"))

    def terms(vocabulary: Vocabulary) -> list[tuple[str, str]]:
        return [(term.code, term.label) for term in Term.objects.of(vocabulary)]

    process = ParticipationProcess
    return [
        {"name": name, "label": label, "options": options, "chosen": chosen}
        for name, label, options, chosen in (
            ("niva", _("Level of participation"), process.Level.choices, wanted.level),
            ("fase", _("Phase"), [*process.Phase.choices, unknown], wanted.phase),
            ("aktor", _("Who takes part"), [*terms(Vocabulary.ACTOR_GROUP), unknown], wanted.actor),
            (
                "rolle",
                _("Role of the municipality"),
                [*terms(Vocabulary.MUNICIPAL_ROLE), unknown],
                wanted.role,
            ),
        )
    ]
