"""Letters at the table: given to all at once, and looked up by the key holder alone."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from focusgroups.models import Participant
from focusgroups.recruitment.querysets import key_held_by
from focusgroups.recruitment.services.table_letters import (
    NoLettersLeft,
    give_letters,
    look_up_letter,
)
from forkommune.evidence.forms_contact import LookupForm
from forkommune.evidence.models import ContactKey
from forkommune.evidence.services.contacts import NoContactData

from .common import logged_in, planned_by


@require_POST
@login_required
def letters_give(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw letters for those who come and have agreed."""
    group = planned_by(request, pk)
    try:
        count = give_letters(group=group, by=logged_in(request))
    except NoLettersLeft as refused:
        messages.error(request, str(refused))
        return redirect(group)
    if count:
        words = ngettext(
            "%(count)d person has been given a letter.",
            "%(count)d people have been given a letter.",
            count,
        )
        messages.success(request, words % {"count": count})
    else:
        messages.info(
            request, _("Nobody waits for a letter: it is given to who comes and has agreed.")
        )
    return redirect(group)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@sensitive_post_parameters()
@sensitive_variables("key")
def letter_lookup(request: HttpRequest, group: int, letter: str) -> HttpResponse:
    """Who one letter is: for the key holder, with a reason, each time logged."""
    session = get_object_or_404(key_held_by(request.user), pk=group)
    rows = Participant.objects.visible_to(request.user).filter(group=session)
    participant = get_object_or_404(rows.select_related("group", "actor_group"), letter=letter)
    form = LookupForm(request.POST if request.method == "POST" else None)
    key: ContactKey | None = None
    if form.is_bound and form.is_valid():
        try:
            key = look_up_letter(
                participant=participant, reason=form.cleaned_data["reason"], by=logged_in(request)
            )
        except NoContactData:
            form.add_error(None, _("The key to this letter has been destroyed."))
    context = {"group": session, "participant": participant, "form": form, "key": key}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "focusgroups/letter_lookup.html", context, status=status)
