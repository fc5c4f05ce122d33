"""Actions on many rows that ask first: how many, which, and why.

Every row goes through the service by itself; what the service refuses is told and left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forkommune.accounts.models import User
from forkommune.ui.forms import DesignForm

NAMED_ROWS = 20
Service = Callable[[Any, User, str], Any]
Foresight = Callable[[Any], Sequence[str]]


class ReasonForm(DesignForm):
    """Why it is done; the reason goes into the history of every row."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=500)


class OptionalReasonForm(DesignForm):
    """Like ReasonForm, where the deed speaks for itself."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=500, required=False)


def reasoned(
    *,
    description: Any,
    single: Any,
    service: Service,
    permission: str,
    reason_needed: bool = True,
    foresee: Foresight = lambda row: (),
) -> Callable[..., HttpResponse | None]:
    """An admin action that shows the chosen rows, asks for a reason and then calls the service.

    single: what the button says on the page of one row.
    service(row, by, reason): raises ValueError with words for people when a row cannot be done.
    foresee(row): sentences that say what would happen to the row, where the title does not tell all.
    permission: the action shows where the admin's `has_<permission>_permission` says so.
    """
    form_class = ReasonForm if reason_needed else OptionalReasonForm

    @admin.action(description=description, permissions=[permission])
    def act(
        model_admin: admin.ModelAdmin, request: HttpRequest, chosen: QuerySet[Any]
    ) -> HttpResponse | None:
        form = form_class(request.POST if "confirmed" in request.POST else None)
        if form.is_valid():
            _do(model_admin, request, chosen, service, form.cleaned_data["reason"])
            return None
        return _ask(model_admin, request, chosen, form, description, foresee)

    act.single = single  # type: ignore[attr-defined]
    return act


def _do(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    chosen: QuerySet[Any],
    service: Service,
    reason: str,
) -> None:
    if not isinstance(request.user, User):
        raise TypeError(f"{request.user!r} has no account; the admin asks for a log-in before.")
    done = 0
    for row in chosen:
        try:
            service(row, request.user, reason)
        except ValueError as refused:
            model_admin.message_user(request, str(refused), messages.WARNING)
        else:
            done += 1
    text = ngettext("Done with %(n)s row.", "Done with %(n)s rows.", done)
    model_admin.message_user(request, text % {"n": done}, messages.SUCCESS)


def _ask(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    chosen: QuerySet[Model],
    form: forms.Form,
    description: Any,
    foresee: Foresight,
) -> HttpResponse:
    count = chosen.count()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": str(description),
        "opts": model_admin.opts,
        "module_name": model_admin.opts.verbose_name_plural,
        "form": form,
        "count": count,
        "named": [(row, foresee(row)) for row in chosen[:NAMED_ROWS]],
        "unnamed": max(0, count - NAMED_ROWS),
        "action": request.POST["action"],
        "checkbox": ACTION_CHECKBOX_NAME,
        "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "across": request.POST.get("select_across", "0"),
        "question": _("What is done is written in the history of every row, with the reason."),
    }
    return TemplateResponse(request, "admin/reasoned_action.html", context)
