"""A municipality says that it has copied an example, when, and how it went."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import PersonalLink, User
from forkommune.work.history import acting
from municipalities.models import Municipality
from pilots.models import Adoption, Example


class OwnExample(ValueError):
    """A municipality copies no example of its own."""


@transaction.atomic
def adopt(
    *,
    example: Example,
    municipality: Municipality,
    told: dict[str, Any],
    by: User | None,
    through: PersonalLink | None = None,
) -> Adoption:
    """Note it, or what is known by now; one note a municipality, however often it is sent.

    told: year, outcome, result and url. through: the mailed link, where nobody has an account. Raises
    OwnExample, ValidationError.
    """
    example = Example.objects.select_for_update(of=("self",), no_key=True).get(pk=example.pk)
    if example.municipalities.filter(pk=municipality.pk).exists():
        raise OwnExample(_("The example is from %(name)s itself.") % {"name": municipality.name})
    row = Adoption.objects.filter(example=example, municipality=municipality).first()
    row = row or Adoption(example=example, municipality=municipality)
    for name, value in told.items():
        setattr(row, name, value)
    row.is_invented |= example.is_invented or (by is not None and by.is_invented)
    row.full_clean()
    with acting(by, "example.adopted", _reason(through)):
        row.save()
    return row


@transaction.atomic
def take_back(
    *,
    example: Example,
    municipality: Municipality,
    by: User | None,
    through: PersonalLink | None = None,
) -> bool:
    """The municipality has not copied it after all; whether there was anything to take back."""
    with acting(by, "example.adoption_taken_back", _reason(through)):
        rows = Adoption.objects.filter(example=example, municipality=municipality)
        gone, _by_model = rows.delete()
    return bool(gone)


def _reason(through: PersonalLink | None) -> str:
    return _("By the mailed link.") if through else ""
