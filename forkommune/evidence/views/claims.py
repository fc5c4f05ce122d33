"""Claims of every kind: what they rest on, what speaks against them, and who has judged them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forkommune.evidence.forms import LinkForm, ReviewForm
from forkommune.evidence.grading import Grade, with_grade
from forkommune.evidence.models import Claim, ClaimLink, Support
from forkommune.evidence.selectors.claims import chosen_of, claim_page, claim_views, lists_of
from forkommune.evidence.services import (
    LinkNotPossible,
    ReviewNotPossible,
    link_claims,
    review_claim,
    unlink_claims,
    withdraw_support,
)
from forkommune.ui.dates import today
from forkommune.ui.paging import KeyPaginator
from forkommune.work.registry import panels_for
from forkommune.work.sent_once import sent_once

from .rights import note_texts, readers_only, researchers_only
from .texts import UNPROCESSABLE, visitor

PER_PAGE = 50


@require_safe
@researchers_only
def claim_list(request: HttpRequest) -> HttpResponse:
    """All findings; `?vis=` chooses a list: without support, disputed, on an older plan …"""
    asked = request.GET.get("vis", "")
    wanted = asked if asked in claim_views() else ""
    claims = Claim.objects.visible_to(request.user)
    lists = lists_of(claims)
    count = next(one.count for one in lists if one.name == wanted)
    rows = chosen_of(claims, wanted).for_listing()
    page = KeyPaginator(rows, PER_PAGE, count=count).get_page(request.GET.get("side"))
    context = {"page_obj": page, "wanted": wanted, "lists": lists}
    return render(request, "evidence/claim_list.html", context)


@require_safe
@readers_only
def claim_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One claim with its supports, links and judgements."""
    return _page(request, _claim(request, uuid))


def _claim(request: HttpRequest, uuid: UUID) -> Any:
    """A claim with its `grade`."""
    claims = Claim.objects.visible_to(request.user).for_listing()
    return get_object_or_404(with_grade(claims), uuid=uuid)


def _page(request: HttpRequest, claim: Any, **forms: Any) -> HttpResponse:
    shown = claim_page(claim, request.user)
    supports = [*shown.in_favour, *shown.against]
    note_texts(request, "evidence:claim-detail", [one.passage.revision.source for one in supports])
    context = {
        "claim": claim,
        "grade": Grade(claim.grade),
        "page": shown,
        "panels": panels_for("claim", claim, request.user),
        "review_form": ReviewForm(initial={"on": today(), "step": "right_of_reply"}),
        "link_form": LinkForm(claim=claim, user=visitor(request)),
        **forms,
    }
    status = UNPROCESSABLE if any(form.errors for form in forms.values()) else 200
    return render(request, "evidence/claim_detail.html", context, status=status)


@require_POST
@researchers_only
@sent_once
def claim_review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Record what the municipality or a second researcher says."""
    claim = _claim(request, uuid)
    form = ReviewForm(request.POST)
    if form.is_valid():
        try:
            review = review_claim(claim=claim, by=visitor(request), **form.cleaned_data)
        except ReviewNotPossible as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Recorded: %(review)s.") % {"review": review})
            return HttpResponseRedirect(claim.get_absolute_url())
    return _page(request, claim, review_form=form)


@require_POST
@researchers_only
@sent_once
def claim_link(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Relate the claim to another."""
    claim = _claim(request, uuid)
    form = LinkForm(request.POST, claim=claim, user=visitor(request))
    if form.is_valid():
        try:
            link_claims(from_claim=claim, by=visitor(request), **form.cleaned_data)
        except LinkNotPossible as error:
            form.add_error(None, str(error))
        else:
            return HttpResponseRedirect(claim.get_absolute_url())
    return _page(request, claim, link_form=form)


@require_POST
@researchers_only
def claim_unlink(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """Take a relation away."""
    claim = _claim(request, uuid)
    link = get_object_or_404(ClaimLink.objects.visible_to(request.user).of_claim(claim), pk=pk)
    unlink_claims(link=link, by=visitor(request))
    return HttpResponseRedirect(claim.get_absolute_url())


@require_POST
@researchers_only
def support_withdraw(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """Take a passage away from a claim."""
    claim = _claim(request, uuid)
    supports = Support.objects.visible_to(request.user).of_claim(claim)
    withdraw_support(support=get_object_or_404(supports, pk=pk), by=visitor(request))
    messages.success(request, _("The passage no longer carries “%(claim)s”.") % {"claim": claim})
    return HttpResponseRedirect(claim.get_absolute_url())
