"""Erasing a person from the administration: the list of users gets one more act."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import User
from forkommune.work.administration.reasoned import reasoned

from .erasing import PLANNED, Line, plan_of
from .erasure_log import LogUnusable
from .people import find_person
from .services import erase_person


class CannotErase(ValueError):
    """This account is not erased from here."""


def erase_account(user: User, by: User, reason: str) -> None:
    """Erase the person of an account. Raises CannotErase with words for people."""
    if user.pk == by.pk:
        raise CannotErase(_("You cannot erase your own account; ask a colleague to do it."))
    subject = find_person(f"user:{user.pk}")
    if subject.is_erased:
        raise CannotErase(_("%(who)s is erased already.") % {"who": user})
    try:
        erase_person(subject=subject, by=by, reason=reason)
    except LogUnusable as error:
        raise CannotErase(str(error)) from error


def what_goes(user: User) -> list[str]:
    """What erasing the person of an account would do, a sentence for each treatment."""
    outcome = plan_of(find_person(f"user:{user.pk}"))
    told = {heading: outcome.of(then) for then, heading in PLANNED.items()}
    return [
        f"{heading} {', '.join(_told(line) for line in lines)}."
        for heading, lines in told.items()
        if lines
    ]


def _told(line: Line) -> str:
    return f"{line.count} {line.title}" + (f" ({line.why})" if line.why else "")


erase: Any = reasoned(
    description=gettext_lazy("Erase the chosen people (cannot be undone)"),
    single=gettext_lazy("Erase (cannot be undone)"),
    service=erase_account,
    permission="change",
    foresee=what_goes,
)
erase.__name__ = "erase"
users = admin.site.get_model_admin(User)
users.actions = [*(users.actions or ()), erase]
