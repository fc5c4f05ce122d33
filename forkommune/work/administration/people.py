"""Users, roles, organisations and terms in the admin; inviting and locking go through services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import Organisation, Person, Role, User
from forkommune.accounts.roles import RoleKind
from forkommune.terms.models import Term
from forkommune.work.services.accounts import invite_user, lock_user

from .base import PortalInline, PortalModelAdmin
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


class RoleInline(PortalInline):
    """The roles of a user."""

    model = Role


@admin.register(User)
class UserAdmin(PortalModelAdmin):
    """Invite, change roles, lock. Nobody is deleted here: history points at the user."""

    list_display = ["email", "name", "roles_today", "is_active", "last_login"]
    list_filter = ["is_active", "roles__kind"]
    search_fields = ["email", "name"]
    fields = ["email", "name", "person", "is_active", "is_invented", "last_login", "joined_at"]
    readonly_fields = ["is_invented", "last_login", "joined_at"]
    inlines = [RoleInline]
    actions = ["lock"]

    @admin.display(description=gettext_lazy("roles today"))
    def roles_today(self, user: User) -> str:
        """The roles in words."""
        return ", ".join(str(role.get_kind_display()) for role in user.current_roles)

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

    def get_inlines(self, request: HttpRequest, obj: User | None) -> Any:
        """Roles come with the invitation itself."""
        return [] if obj is None else self.inlines

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
        service=lambda user, by, reason: lock_user(user=user, by=by, reason=reason),
        permission="change",
    )


@admin.register(Role)
class RoleAdmin(PortalModelAdmin):
    """Who does what, where, from when to when."""

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
    search_fields = ["name", "organisation_number", "code"]


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
