"""The recruitment board of a session, new candidates, and mails to several at once."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from focusgroups.models import Candidate, FocusGroup
from focusgroups.recruitment.board import Board, name_of
from focusgroups.recruitment.forms import NewForm
from focusgroups.recruitment.services.candidates import ACTIVITY, NotNow, propose
from focusgroups.recruitment.services.mailing import (
    WHOM,
    NoLetter,
    Receiver,
    day_before_at,
    receivers,
    write_to,
)
from focusgroups.recruitment.twins import twins_of
from focusgroups.recruitment.wording import Letter, words_of
from forkommune.evidence.models import InformationLetter
from forkommune.work.letters import ReceiversForm, Words, previews
from forkommune.work.sent_once import sent_once

from .common import log_reading, logged_in, recruiting

BOARD = "focusgroups:recruitment"
NEW, MAIL = "focusgroups:candidate-new", "focusgroups:recruitment-mail"
TITLES = {
    Letter.INVITATION: gettext_lazy("Invite"),
    Letter.REMINDER: gettext_lazy("Remind those who have not answered"),
    Letter.DAY_BEFORE: gettext_lazy("Remind those who come"),
}


@require_safe
@never_cache
@login_required
def recruitment(request: HttpRequest, pk: int) -> HttpResponse:
    """The mix on top, then the candidates by name; each reading is logged."""
    group = recruiting(request, pk)
    board = Board(group, logged_in(request))
    log_reading(request, BOARD, board.candidates)
    context = {
        "group": group,
        "board": board,
        "letter": InformationLetter.objects.in_force(ACTIVITY),
        "mails": [(one.value, title) for one, title in TITLES.items()],
    }
    return render(request, "focusgroups/recruitment.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sent_once
def candidate_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a candidate; `?erstatter=` names whom the new one steps in for."""
    group = recruiting(request, pk)
    gone = _replaced(request, group)
    form = NewForm(request.POST or None, initial=_like(gone))
    twins = _twins(group, form) if form.is_bound and form.is_valid() else []
    if form.is_bound and form.is_valid():
        try:
            candidate = propose(group=group, told=form.told, by=logged_in(request), replaces=gone)
        except NotNow as refused:
            messages.error(request, str(refused))
            return redirect(BOARD, group.pk)
        messages.success(request, _("The candidate is on the list."))
        return redirect(candidate)
    log_reading(request, NEW, [*([gone] if gone else []), *twins])
    context = {"group": group, "form": form, "gone": gone, "gone_name": gone and name_of(gone)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "focusgroups/candidate_new.html", context, status=status)


def _twins(group: FocusGroup, form: NewForm) -> list[Candidate]:
    """Who of the session has the address or number already; the form then asks about it."""
    said = form.cleaned_data
    twins = twins_of(group=group, email=said["email"], phone=said["phone"])
    if not twins or said["is_another"]:
        return []
    form.ask_whether_another(", ".join(name_of(one) for one in twins.same))
    return list(twins.same)


def _replaced(request: HttpRequest, group: FocusGroup) -> Candidate | None:
    """Whom the address names; None where it names nobody who can be replaced."""
    try:
        key = UUID(request.GET.get("erstatter", ""))
    except ValueError:
        return None
    rows = Candidate.objects.visible_to(request.user).of_group(group).for_board()
    return rows.filter(pk=key, replaced_by__isnull=True).first()


def _like(gone: Candidate | None) -> dict[str, Any]:
    """Who steps in is looked for among those of the same kind."""
    if gone is None:
        return {}
    return {
        "actor_group": gone.actor_group_id,
        "municipality": gone.municipality_id,
        "age_group": gone.age_group,
        "language": gone.language,
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def recruitment_mail(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Who gets a mail, who does not and why, and how it reads; then one button."""
    group = recruiting(request, pk)
    letter = _letter(what)
    rows = receivers(group, letter)
    possible = {str(one.candidate.pk): one.candidate for one in rows if not one.why_not}
    names = {key: name_of(one) for key, one in possible.items()}
    form = ReceiversForm(request.POST if request.method == "POST" else None, names=names)
    if form.is_bound and form.is_valid():
        chosen = [possible[key] for key in form.cleaned_data["to"]]
        return _written(request, group, chosen, letter)
    asked = request.POST.getlist("to")
    if asked and possible.keys().isdisjoint(asked):
        messages.warning(
            request,
            _("No mail was ordered: those you chose have answered, or were written to meanwhile."),
        )
        return redirect(BOARD, group.pk)
    log_reading(request, MAIL, [one.candidate for one in rows])
    return _mail_page(request, group, letter, rows, form)


def _letter(what: str) -> Letter:
    if what not in list(WHOM):
        raise Http404(_("There is no such mail."))
    return Letter(what)


def _written(
    request: HttpRequest, group: FocusGroup, chosen: list[Candidate], letter: Letter
) -> HttpResponse:
    try:
        sent, left = write_to(candidates=chosen, letter=letter, by=logged_in(request))
    except NoLetter as refused:
        messages.error(request, str(refused))
        return redirect(BOARD, group.pk)
    if sent:
        words = ngettext("%(count)d mail is ordered.", "%(count)d mails are ordered.", sent)
        messages.success(request, words % {"count": sent})
    if left:
        words = ngettext(
            "%(count)d was left out: answered or written to meanwhile.",
            "%(count)d were left out: answered or written to meanwhile.",
            left,
        )
        messages.warning(request, words % {"count": left})
    return redirect(BOARD, group.pk)


def _mail_page(
    request: HttpRequest,
    group: FocusGroup,
    letter: Letter,
    rows: list[Receiver],
    form: ReceiversForm,
) -> HttpResponse:
    user = logged_in(request)

    def write(language: str) -> Words:
        return words_of(letter, Candidate(group=group, language=language), user)

    context = {
        "group": group,
        "form": form,
        "title": TITLES[letter],
        "previews": previews(write),
        "left_out": [(name_of(one.candidate), one.why_not) for one in rows if one.why_not],
        "may_send": any(not one.why_not for one in rows),
        "leaves_at": day_before_at(group) if letter is Letter.DAY_BEFORE else None,
        "warning": ""
        if InformationLetter.objects.in_force(ACTIVITY)
        else "focusgroups/_no_letter.html",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "focusgroups/recruitment_mail.html", context, status=status)
