"""A group of the network, and who is its contact."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from forkommune.accounts.models import User
from forkommune.work.sent_once import sent_once

from .contact_forms import ContactForm
from .contact_services import CannotAddContact, add_contact, remove_contact
from .group_page import group_page
from .models import NetworkContact, NetworkGroup
from .views import KEEPS, UNPROCESSABLE, team_only


@require_safe
def group(request: HttpRequest, pk: int, letter: str) -> HttpResponse:
    """One group: its members, and what higher rooms hold of them."""
    return _page(request, _group(request, pk, letter))


def _group(request: HttpRequest, pk: int, letter: str) -> NetworkGroup:
    rows = NetworkGroup.objects.visible_to(request.user).for_page()
    return get_object_or_404(rows, division=pk, letter=letter)


def _page(
    request: HttpRequest, found: NetworkGroup, form: ContactForm | None = None
) -> HttpResponse:
    context = group_page(found, request.user)
    if request.user.has_perm(KEEPS):
        context["contact_form"] = form or ContactForm(group=found)
    status = UNPROCESSABLE if form else 200
    return render(request, "municipalities/network_group.html", context, status=status)


@require_POST
@team_only
@sent_once
def contact_add(request: HttpRequest, pk: int, letter: str) -> HttpResponse:
    """Name a contact."""
    found = _group(request, pk, letter)
    form = ContactForm(request.POST, group=found)
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = add_contact(
                group=found,
                organisation=data["organisation"],
                kind=NetworkContact.Kind(data["kind"]),
                name=data["name"],
                title=data["title"],
                by=cast("User", request.user),
            )
        except CannotAddContact as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%s is a contact now.") % made)
            return HttpResponseRedirect(f"{found.get_absolute_url()}#kontakter")
    return _page(request, found, form)


@require_POST
@team_only
def contact_remove(request: HttpRequest, pk: int, letter: str, contact: int) -> HttpResponse:
    """Somebody is no contact any more."""
    found = _group(request, pk, letter)
    rows = NetworkContact.objects.visible_to(request.user).of_group(found)
    gone = get_object_or_404(rows, pk=contact)
    remove_contact(contact=gone, by=cast("User", request.user))
    messages.success(request, _("%s is no contact any more.") % gone)
    return HttpResponseRedirect(f"{found.get_absolute_url()}#kontakter")
