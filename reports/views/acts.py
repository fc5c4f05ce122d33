"""Order, publish and withdraw editions; add and remove sentences."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forkommune.plan.models import Deliverable
from forkommune.ui.asked import words_of
from forkommune.work.sent_once import sent_once
from reports.forms import OrderForm, SentenceForm, WithdrawForm
from reports.making import CannotMake
from reports.models import Edition, Sentence
from reports.selectors import choosable_passages
from reports.services import (
    CannotPublish,
    add_sentence,
    order_edition,
    publish_edition,
    remove_sentence,
    withdraw_edition,
)
from reports.weakened import RestsOnNothing, confirm_sentence

from .pages import WRITE, report_context

UNPROCESSABLE = 422
View = Callable[..., HttpResponse]


def only_with(permission: str) -> Callable[[View], View]:
    """For those with a permission; log-in first, then 404 for others."""

    def guard(view: View) -> View:
        @wraps(view)
        @login_required
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(permission):
                raise Http404(_("There is no such page for %(user)s.") % {"user": request.user})
            return view(request, *args, **kwargs)

        return guarded

    return guard


def back(code: str) -> HttpResponseRedirect:
    """To the page of the report."""
    return HttpResponseRedirect(reverse("reports:report-detail", args=[code]))


def with_errors(request: HttpRequest, code: str, **forms: Any) -> HttpResponse:
    """The page of the report with a form that could not be used."""
    context = report_context(request, code, **forms)
    return render(request, "reports/report_detail.html", context, status=UNPROCESSABLE)


@require_POST
@only_with("reports.order_report")
@sent_once
def report_order(request: HttpRequest, code: str) -> HttpResponse:
    """Order an edition; a second click orders nothing new."""
    deliverable = get_object_or_404(Deliverable.objects.visible_to(request.user), code=code)
    form = OrderForm(request.POST, user=request.user)  # type: ignore[arg-type]
    if not form.is_valid():
        return with_errors(request, code, order_form=form)
    try:
        edition = order_edition(
            deliverable=deliverable,
            audience=form.cleaned_data["audience"],
            profile=form.cleaned_data["profile"],
            by=request.user,  # type: ignore[arg-type]
        )
    except CannotMake as reason:
        messages.error(request, str(reason))
        return back(code)
    messages.success(request, _ordered_words(edition, request.user))
    return back(code)


def _ordered_words(edition: Edition, user: Any) -> str:
    """That it is ordered; to who asks for what another is having made, that it is under way."""
    number = {"number": edition.number}
    if edition.ordered_by_id == user.pk or edition.ordered_by is None:
        return _("Edition %(number)d is ordered.") % number
    words = _(
        "Edition %(number)d is being made already: %(who)s ordered it. Order once more when it is done, "
        "if the data have changed."
    )
    who = edition.ordered_by.get_full_name() or str(edition.ordered_by)
    return words % {**number, "who": who}


def _edition(request: HttpRequest, code: str, number: int) -> Edition:
    editions = Edition.objects.visible_to(request.user)
    return get_object_or_404(editions, deliverable__code=code, number=number)


@require_POST
@only_with("reports.publish_edition")
def edition_publish(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Order the final file of a draft; it is public when it is made."""
    try:
        publish_edition(edition=_edition(request, code, number), by=request.user)  # type: ignore[arg-type]
    except CannotPublish as reason:
        messages.error(request, str(reason))
        return back(code)
    words = _("The final file is being made; edition %(number)d is published when it is done.")
    messages.success(request, words % {"number": number})
    return back(code)


@require_POST
@only_with("reports.publish_edition")
def edition_withdraw(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take a published edition back, with a reason."""
    edition = _edition(request, code, number)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return with_errors(request, code, withdraw_form=form)
    try:
        withdraw_edition(edition=edition, by=request.user, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
    except CannotPublish as reason:
        messages.error(request, str(reason))
        return back(code)
    messages.success(request, _("Edition %(number)d is withdrawn.") % {"number": number})
    return back(code)


@require_POST
@only_with(WRITE)
@sent_once
def sentence_add(request: HttpRequest, code: str) -> HttpResponse:
    """A sentence with the passages it rests on; it stands in the next edition."""
    deliverable = get_object_or_404(Deliverable.objects.visible_to(request.user), code=code)
    passages = choosable_passages(request.user, words_of(request.POST.get("words", "")))
    form = SentenceForm(request.POST, passages=passages)
    if not form.is_valid():
        return with_errors(request, code, sentence_form=form)
    add_sentence(deliverable=deliverable, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    messages.success(request, _("The sentence stands in the next edition."))
    return back(code)


@require_POST
@only_with(WRITE)
def sentence_remove(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a sentence out."""
    sentences = Sentence.objects.visible_to(request.user)
    sentence = get_object_or_404(sentences, pk=pk, deliverable__code=code)
    remove_sentence(sentence=sentence, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The sentence is taken out of the next edition."))
    return back(code)


@require_POST
@only_with(WRITE)
def sentence_confirm(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Say that a sentence that lost a passage holds by what is left."""
    sentences = Sentence.objects.visible_to(request.user)
    sentence = get_object_or_404(sentences, pk=pk, deliverable__code=code)
    try:
        confirm_sentence(sentence=sentence, by=request.user)  # type: ignore[arg-type]
    except RestsOnNothing as reason:
        messages.error(request, str(reason))
        return back(code)
    messages.success(request, _("The sentence stands as it is in the next edition."))
    return back(code)
