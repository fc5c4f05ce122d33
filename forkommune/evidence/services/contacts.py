"""Who an informant is, and how they can be reached: kept encrypted, every look-up logged."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.contact_marks import email_mark, phone_mark
from forkommune.evidence.models import ContactKey, Informant, KeyLookup

BOOK = "informants"  # of `registry.address_books`


class NoContactData(LookupError):
    """Nothing is kept about how the informant can be reached."""


class NoReason(ValueError):
    """Contact data are looked up for a reason that is written down, or not at all."""


@transaction.atomic
def keep_contact(
    *, informant: Informant, name: str, email: str, phone: str, delete_on: date
) -> ContactKey:
    """Keep name and contact data, encrypted, until a day; what was kept before is replaced."""
    data = {
        "name": name,
        "email": email,
        "phone": phone,
        "delete_on": delete_on,
        "email_mark": email_mark(email),
        "phone_mark": phone_mark(phone),
    }
    key, _made = ContactKey.objects.update_or_create(informant=informant, defaults=data)
    return key


class NotTheirs(PermissionError):
    """Whose contact data these are is kept from this user."""


@transaction.atomic
def look_up_contact(*, informant: Informant, reason: str, by: User) -> ContactKey:
    """Name and contact data, and a row of the log that says who asked and why.

    Raises NotTheirs where an app keeps the informant from `by`, NoReason, and NoContactData where
    nothing is kept.
    """
    if ContactKey.objects.guarded_from(by).filter(informant=informant).exists():
        raise NotTheirs(_("Who this is, only those who recruit for the group may see."))
    return read_key(informant=informant, reason=reason, by=by)


@transaction.atomic
def read_key(*, informant: Informant, reason: str, by: User | None) -> ContactKey:
    """As `look_up_contact`, for whoever has shown elsewhere that `by` may know, and for the portal
    itself (None). Raises NoReason, and NoContactData where nothing is kept.
    """
    if not reason.strip():
        raise NoReason(_("Write why you look up who it is."))
    key: ContactKey | None = ContactKey.objects.filter(informant=informant).first()
    if key is None:
        raise NoContactData(
            _("No name and contact data are kept for %(who)s.") % {"who": informant}
        )
    KeyLookup.objects.create(informant=informant, by=by, reason=reason)
    return key


def has_address(informant: Informant) -> bool:
    """Whether mail can be sent to the informant. Nobody reads it, so nothing is logged."""
    return ContactKey.objects.filter(informant=informant).exclude(email="").exists()


def address_for_mail(informant: Any, mail: Any) -> str:
    """The address of an informant to whom a mail is being sent; "" where none is kept any more."""
    if not has_address(informant):
        return ""
    reason = _("Mail: %(subject)s") % {"subject": mail.subject}
    return read_key(informant=informant, reason=reason, by=mail.ordered_by).email
