"""Users, roles, organisations and terms in the admin; inviting and locking go through services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import Organisation, Person, Role, User
from forkommune.accounts.roles import RoleKind
from forkommune.terms.models import Term
from forkommune.work.services.accounts import (
    end_sessions,
    invite_user,
    lock_user,
    unlock_user,
)

from .access_page import AccessPage
from .base import PortalModelAdmin, ReadOnlyAdmin
from .reasoned import reasoned


class InvitationForm(forms.ModelForm):
    """A new user is invited: address, name, role and where."""

    kind = forms.ChoiceField(label=gettext_lazy("Role"), choices=RoleKind.choices)
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"), queryset=Organisation.objects.none()
    )

    class Meta:
        model = User
        fields = ["email", "name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.all()  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        """Addresses are kept in lower case."""
        return str(self.cleaned_data["email"]).lower()


@admin.register(User)
class UserAdmin(AccessPage, PortalModelAdmin):
    """Invite; roles, lock and sessions stand on the page of access. Nobody is deleted here: history points at the user."""

    list_display = ["email", "name", "roles_today", "is_active", "last_login"]
    list_filter = ["is_active", "roles__kind"]
    search_fields = ["email", "name"]
    fields = ["email", "name", "person", "access", "is_invented", "last_login", "joined_at"]
    readonly_fields = ["access", "is_invented", "last_login", "joined_at"]
    actions = ["lock", "unlock", "end_sessions"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the roles held today."""
        held = Prefetch("roles", queryset=Role.objects.current(), to_attr="held_today")
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.prefetch_related(held)

    @admin.display(description=gettext_lazy("roles today"))
    def roles_today(self, user: Any) -> str:
        """The roles in words."""
        return ", ".join(str(role.get_kind_display()) for role in user.held_today)

    @admin.display(description=gettext_lazy("access"))
    def access(self, user: User) -> str:
        """The way to the page where it is changed."""
        return format_html(
            '<a href="{}">{}</a>', self.access_link(user), _("Roles, lock, sessions, invitation")
        )

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Lock instead."""
        return False

    def get_form(
        self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The invitation for a new user, otherwise the user's own fields."""
        if obj is None:
            kwargs |= {"form": InvitationForm, "fields": ["email", "name"]}
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """What is asked of a new user."""
        return ["email", "name", "kind", "organisation"] if obj is None else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Nothing is read-only in an invitation."""
        return [] if obj is None else self.readonly_fields

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new user is invited by the service, which also sends the mail."""
        if change:
            super().save_model(request, obj, form, change)
            return
        invited = invite_user(
            email=obj.email,
            name=obj.name,
            kind=RoleKind(form.cleaned_data["kind"]),
            organisation=form.cleaned_data["organisation"],
            by=request.user,  # type: ignore[arg-type]
        )
        obj.pk, obj._state.adding = invited.pk, False
        self.message_user(
            request, _("%(email)s is invited by mail.") % {"email": invited.email}, messages.SUCCESS
        )

    lock = reasoned(
        description=gettext_lazy("Lock the chosen accounts"),
        single=gettext_lazy("Lock the account"),
        service=lambda user, by, reason: lock_user(user=user, by=by, reason=reason),
        permission="change",
    )
    unlock = reasoned(
        description=gettext_lazy("Unlock the chosen accounts"),
        single=gettext_lazy("Unlock the account"),
        service=lambda user, by, reason: unlock_user(user=user, by=by, reason=reason),
        permission="change",
    )
    end_sessions = reasoned(
        description=gettext_lazy("End all sessions of the chosen accounts"),
        single=gettext_lazy("End all sessions"),
        service=lambda user, by, reason: end_sessions(user=user, by=by, reason=reason),
        permission="change",
    )


@admin.register(Role)
class RoleAdmin(ReadOnlyAdmin):
    """Who does what, where, from when to when; changed on the user's page of access."""

    list_display = ["user", "kind", "organisation", "valid_from", "valid_to"]
    list_filter = ["kind"]
    list_select_related = ["user", "organisation"]
    search_fields = ["user__email", "user__name", "organisation__name"]


@admin.register(Organisation)
class OrganisationAdmin(PortalModelAdmin):
    """Bodies that take part."""

    list_display = ["name", "kind", "organisation_number", "successor"]
    list_filter = ["kind"]
    list_select_related = ["successor"]
    search_fields = Organisation.trigram_columns


@admin.register(Person)
class PersonAdmin(PortalModelAdmin):
    """People who are named."""

    list_display = ["name", "organisation", "title", "is_public"]
    list_filter = ["is_public"]
    list_select_related = ["organisation"]
    search_fields = ["name", "organisation__name"]


@admin.register(Term)
class TermAdmin(PortalModelAdmin):
    """The taxonomy."""

    list_display = ["label_nb", "label_nn", "vocabulary", "code", "is_active"]
    list_filter = ["vocabulary", "is_active"]
    search_fields = ["label_nb", "label_nn", "label_en", "code"]
