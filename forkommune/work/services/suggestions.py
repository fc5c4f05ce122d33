"""Suggest what a fact should say, and decide on it: accepted, it is written; declined, it is answered.

What may be suggested about which rows is registered in `registry.suggestibles`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation, PersonalLink, User
from forkommune.figures.numbers import format_date
from forkommune.ui.forms import DateField
from forkommune.work.history import acting
from forkommune.work.models import Suggestion
from forkommune.work.registry import Suggestible, suggestibles


class CannotSuggest(ValueError):
    """The suggestion says nothing that can be taken in; the message is for the person who made it."""


class SuggestionDecided(ValueError):
    """Somebody has decided on the suggestion already."""


class ChangedSince(ValueError):
    """The fact is another now than when the suggestion was made."""


def suggestible(row: models.Model) -> Suggestible:
    """What may be suggested about a row. Raises KeyError naming the kinds there are."""
    return suggestibles.get(row._meta.label_lower)


def input_for(row: models.Model, field: str) -> forms.Field:
    """The form field that reads a value of `field`, as people write it.

    Raises CannotSuggest for a field about which nothing may be suggested.
    """
    if field not in suggestible(row).fields:
        raise CannotSuggest(
            _("Nothing can be suggested about the field %(field)s.") % {"field": field}
        )
    model_field: Any = row._meta.get_field(field)
    if isinstance(model_field, models.DateField):
        return DateField(label=model_field.verbose_name, required=not model_field.blank)
    # Addresses without a scheme are read as https, as Django will do from 6.0.
    https = {"assume_scheme": "https"} if isinstance(model_field, models.URLField) else {}
    found: forms.Field = model_field.formfield(**https)
    return found


def plain(value: Any) -> str:
    """A value as it is kept in a suggestion: dates as 2017-11-14, nothing as empty."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def in_words(row: models.Model, field: str, kept: str) -> str:
    """A kept value as the page shows it; empty for one that is not known."""
    model_field: Any = row._meta.get_field(field)
    if model_field.choices:
        return str(dict(model_field.flatchoices).get(kept, kept))
    if isinstance(model_field, models.DateField) and kept:
        return format_date(date.fromisoformat(kept))
    return kept


def _from_kept(row: models.Model, field: str, kept: str) -> Any:
    model_field: Any = row._meta.get_field(field)
    if kept == "":
        return None if model_field.null else ""
    return model_field.to_python(kept)


@transaction.atomic
def suggest(
    *,
    row: models.Model,
    field: str,
    value: Any,
    source: str,
    organisation: Organisation,
    by: User | None = None,
    through: PersonalLink | None = None,
) -> Suggestion:
    """Put a suggestion in the queue; an open one for the same field is replaced.

    value: as `input_for(row, field)` gives it; the words of a remark where `field` is empty.
    by, through: who made it, an account or a personal link.
    Raises CannotSuggest when the value is what stands there already, or breaks a rule of the row.
    """
    new, old = _checked(row, field, value)
    with acting(by, "suggestion.made"):
        if field:
            earlier = Suggestion.objects.open_for(row, field).of_organisation(organisation)
            earlier.update(state=Suggestion.State.REPLACED)
        return Suggestion.objects.create(
            target=row,
            field=field,
            old=old,
            new=new,
            source=source,
            organisation=organisation,
            made_by=by,
            made_through=through,
        )


def _checked(row: models.Model, field: str, value: Any) -> tuple[str, str]:
    """The new and the old value as they are kept."""
    if not field:
        if not str(value).strip():
            raise CannotSuggest(_("Write what should be different."))
        return str(value).strip(), ""
    input_for(row, field)
    old, new = plain(getattr(row, field)), plain(value)
    if new == old:
        shown = in_words(row, field, old) or _("not known")
        raise CannotSuggest(_("That is what it says already: %(value)s.") % {"value": shown})
    _try_on(row, field, value)
    return new, old


def _try_on(row: models.Model, field: str, value: Any) -> None:
    """Set the value on the row in memory. Raises CannotSuggest when a rule of the row forbids it."""
    setattr(row, field, value)
    try:
        row.full_clean()
    except ValidationError as fault:
        raise CannotSuggest(" ".join(fault.messages)) from fault


@transaction.atomic
def accept(*, suggestion: Suggestion, by: User, reason: str = "") -> None:
    """Write the suggested value into the row, with a history entry that names the suggestion.

    A remark changes nothing by itself: accepting it says that somebody has acted on it.
    Raises SuggestionDecided, ChangedSince when the fact is another now, or CannotSuggest when the
    row's rules have come to forbid it.
    """
    locked = _locked(suggestion)
    if locked.field:
        _write(locked, by, reason)
    _close(locked, Suggestion.State.ACCEPTED, by, reason)


def _write(suggestion: Suggestion, by: User, reason: str) -> None:
    kind: Any = suggestion.target_type.model_class()
    row = kind._default_manager.select_for_update().filter(pk=suggestion.target_id).first()
    if row is None:
        raise CannotSuggest(_("What the suggestion is about has been deleted; decline it instead."))
    now = plain(getattr(row, suggestion.field))
    if now not in (suggestion.old, suggestion.new):
        raise ChangedSince(
            _("%(field)s says “%(now)s” now, and said “%(old)s” when it was suggested; look again.")
            % {"field": suggestion.field_label, "now": now, "old": suggestion.old}
        )
    _try_on(row, suggestion.field, _from_kept(row, suggestion.field, suggestion.new))
    with acting(by, "suggestion.accepted", reason or suggestion.source):
        row.save()


@transaction.atomic
def decline(*, suggestion: Suggestion, by: User, reason: str) -> None:
    """Leave the fact as it is and say why. Raises SuggestionDecided, or ValueError without a reason."""
    if not reason.strip():
        raise ValueError(_("Say why the suggestion is not accepted."))
    _close(_locked(suggestion), Suggestion.State.DECLINED, by, reason)


@transaction.atomic
def withdraw(*, suggestion: Suggestion, by: User | None) -> None:
    """Who made the suggestion takes it back. Raises SuggestionDecided."""
    _close(_locked(suggestion), Suggestion.State.WITHDRAWN, by, "")


def _locked(suggestion: Suggestion) -> Suggestion:
    locked = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if locked.state != Suggestion.State.OPEN:
        raise SuggestionDecided(
            _("The suggestion about %(field)s is decided already: %(state)s.")
            % {"field": locked.field_label, "state": locked.get_state_display().lower()}
        )
    return locked


def _close(suggestion: Suggestion, state: str, by: User | None, reason: str) -> None:
    suggestion.state, suggestion.decision = state, reason.strip()[:500]
    suggestion.decided_by, suggestion.decided_at = by, timezone.now()
    with acting(by, f"suggestion.{state}", reason):
        suggestion.save(update_fields=["state", "decision", "decided_by", "decided_at"])
