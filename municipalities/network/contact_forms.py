"""What the secretariat fills in to name a contact of the network."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation, OrganisationKind
from forkommune.ui.forms import DesignForm

from .models import NetworkContact, NetworkGroup


class ContactForm(DesignForm):
    """Somebody in a municipality of the group, or its researcher."""

    kind = forms.ChoiceField(label=_("As what"), choices=NetworkContact.Kind.choices)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Works in"), empty_label=_("Choose")
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    title = forms.CharField(
        label=_("Position"),
        max_length=200,
        required=False,
        help_text=_("For example climate adviser, or chair of the planning committee."),
    )

    def __init__(self, *args: Any, group: NetworkGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        if isinstance(field, forms.ModelChoiceField):
            members = Q(municipality__network_groups=group)
            research = Q(kind=OrganisationKind.RESEARCH)
            field.queryset = Organisation.objects.filter(members | research).order_by(
                "kind", "name", "pk"
            )
