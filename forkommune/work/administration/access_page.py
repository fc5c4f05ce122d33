"""What one user may do, on one page of the admin: roles, lock, sessions, invitation; each with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.devices import device_of
from forkommune.accounts.models import Organisation, Role, User
from forkommune.accounts.roles import RoleKind
from forkommune.ui.asked import whole_number
from forkommune.work.models import Mail
from forkommune.work.services.accounts import (
    change_role,
    end_role,
    end_session,
    end_sessions,
    give_role,
    invite_again,
    lock_user,
    unlock_user,
)

from .reasoned import ReasonForm

MAILS_SHOWN = 3


class RoleForm(ReasonForm):
    """Which role, where, and why."""

    kind = forms.ChoiceField(label=gettext_lazy("Role"), choices=RoleKind.choices)
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"), queryset=Organisation.objects.all()
    )
    field_order = ("kind", "organisation", "reason")


@dataclass(frozen=True)
class Act:
    """One thing that can be done with an account, and its form. role: which of several it is about."""

    code: str
    label: str
    form: Any
    role: Role | None = None

    @property
    def prefix(self) -> str:
        """What tells its fields from those of the other forms."""
        return f"{self.code}-{self.role.pk}" if self.role else self.code


def acts(user: User, roles: list[Role], posted: Any = None) -> list[Act]:
    """What can be done with an account as it stands, the form that was posted filled in."""
    wanted: list[tuple[str, str, Any, Role | None]] = [
        ("change", _("Change the role"), RoleForm, role) for role in roles
    ]
    wanted += [("end", _("End the role"), ReasonForm, role) for role in roles]
    wanted += [
        ("give", _("Give a further role"), RoleForm, None),
        ("end_sessions", _("End all sessions"), ReasonForm, None),
        ("lock", _("Lock the account"), ReasonForm, None)
        if user.is_active
        else ("unlock", _("Unlock the account"), ReasonForm, None),
    ]
    return [_act(code, label, form, role, posted) for code, label, form, role in wanted]


def _act(code: str, label: str, form: Any, role: Role | None, posted: Any) -> Act:
    prefix = Act(code, label, None, role).prefix
    is_it = posted is not None and posted.get("act") == prefix
    start = {"kind": role.kind, "organisation": role.organisation_id} if role else {}
    return Act(code, label, form(posted if is_it else None, prefix=prefix, initial=start), role)


def carry_out(act: Act, user: User, by: User) -> None:
    """Do it. Raises ValueError with words for people where the service refuses."""
    said = act.form.cleaned_data
    reason = said["reason"]
    if act.role is not None and act.code == "end":
        end_role(role=act.role, by=by, reason=reason)
    elif act.role is not None:
        change_role(role=act.role, by=by, **_role(said), reason=reason)
    elif act.code == "give":
        give_role(user=user, by=by, **_role(said), reason=reason)
    else:
        services = {"lock": lock_user, "unlock": unlock_user, "end_sessions": end_sessions}
        services[act.code](user=user, by=by, reason=reason)


def _role(said: dict[str, Any]) -> dict[str, Any]:
    return {"kind": RoleKind(said["kind"]), "organisation": said["organisation"]}


class AccessPage:
    """Adds the page to the admin of users."""

    def get_urls(self) -> list[Any]:
        """The page, before the addresses of rows."""
        page = self.admin_site.admin_view(self.access_view)  # type: ignore[attr-defined]
        own = path("<int:pk>/tilgang/", page, name="accounts_user_access")
        return [own, *super().get_urls()]  # type: ignore[misc]

    def access_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what the user may do; POST does one thing with it."""
        if not self.has_change_permission(request) or not isinstance(request.user, User):  # type: ignore[attr-defined]
            raise PermissionDenied(f"{request.user} does not manage users.")
        user = get_object_or_404(User, pk=pk)
        roles = list(user.roles.current().select_related("organisation"))
        posted = request.POST if request.method == "POST" else None
        offered = acts(user, roles, posted)
        if posted is not None and self._done(request, user, offered, request.user):
            return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Access of %(name)s") % {"name": user},
            "account": user,
            "roles": [(role, [act for act in offered if act.role == role]) for role in roles],
            "acts": [act for act in offered if act.role is None],
            "earlier": [r for r in user.roles.select_related("organisation") if r not in roles],
            "sessions": [(one, device_of(one.user_agent)) for one in self._sessions(user)],
            "mails": Mail.objects.filter(recipient=user.email, kind="invitation")[:MAILS_SHOWN],
            "opts": User._meta,
            "form": next((act.form for act in offered if act.form.errors), None),
        }
        return TemplateResponse(
            request, "admin/user_access.html", context, status=422 if context["form"] else 200
        )

    def _done(self, request: HttpRequest, user: User, offered: list[Act], by: User) -> bool:
        """Whether what was posted is dealt with; False for a form with errors."""
        wanted = request.POST.get("act", "")
        try:
            if wanted == "invite_again":
                invite_again(user=user, by=by)
            elif wanted == "end_session":
                number = whole_number(request.POST.get("session", "")) or 0
                open_ones = UserSession.objects.filter(user=user)
                end_session(session=get_object_or_404(open_ones, pk=number), by=by)
            else:
                act = next((one for one in offered if one.prefix == wanted), None)
                if act is None:
                    raise Http404(f"Nothing called {wanted!r} can be done with {user} now.")
                if not act.form.is_valid():
                    return False
                carry_out(act, user, by)
        except ValueError as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("Done. It is written in the history with the reason."))
        return True

    def _sessions(self, user: User) -> list[UserSession]:
        """Where the user is logged in now, the latest first; what is over is left out."""
        known = UserSession.objects.filter(user=user).order_by("-last_seen_at")
        ended = user.sessions_ended_at
        return [one for one in known if one.exists() and not (ended and one.created_at < ended)]

    def access_link(self, user: User) -> str:
        """Address of the page of a user."""
        return reverse("admin:accounts_user_access", args=[user.pk])
