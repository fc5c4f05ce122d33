"""Who is a contact of the network: the only way that contacts are written."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation, OrganisationKind, Person, User
from forkommune.work.history import acting

from .models import NetworkContact, NetworkGroup

Kind = NetworkContact.Kind


class CannotAddContact(ValueError):
    """The person cannot be a contact here; the message says why. Nothing was written."""


@transaction.atomic
def add_contact(
    *,
    group: NetworkGroup,
    organisation: Organisation,
    kind: Kind,
    name: str,
    title: str,
    by: User,
) -> NetworkContact:
    """Make somebody a contact; a person who is registered in the organisation is that person.

    title: the position held; kept where nothing is written. Raises CannotAddContact where officer or
    politician is of no municipality of the group, and where the person is a contact already.
    """
    members = group.members.values_list("organisation", flat=True)
    if kind is not Kind.RESEARCHER and organisation.pk not in set(members):
        raise CannotAddContact(
            _("%(place)s is no municipality of the group; choose one of those.")
            % {"place": organisation}
        )
    if kind is Kind.RESEARCHER and organisation.kind == OrganisationKind.MUNICIPALITY:
        raise CannotAddContact(
            _("%(place)s is a municipality; a researcher belongs to another organisation.")
            % {"place": organisation}
        )
    with acting(by, "network.contact_added"):
        person, _made = Person.objects.get_or_create(
            name=name.strip(), organisation=organisation, defaults={"title": title.strip()}
        )
        if title.strip() and person.title != title.strip():
            person.title = title.strip()
            person.save(update_fields=["title"])
        contact, made = NetworkContact.objects.get_or_create(
            person=person, kind=kind, group=group if kind is Kind.RESEARCHER else None
        )
    if not made:
        raise CannotAddContact(
            _("%(name)s is a contact already, as %(kind)s.")
            % {"name": person, "kind": kind.label.lower()}
        )
    return contact


@transaction.atomic
def remove_contact(*, contact: NetworkContact, by: User) -> None:
    """Somebody is no contact any more; the person stays in the register."""
    with acting(by, "network.contact_removed"):
        contact.delete()
