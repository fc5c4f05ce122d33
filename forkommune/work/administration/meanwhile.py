"""Two people in one form, and two presses of one button: nothing is lost, and nothing made twice.

A form carries what it was opened with: a name of its own, the newest history entry, and a digest of
the values it shows. Where the values are others when it is saved, nothing is saved: the form comes
back with what was typed, who was first and what they changed, and saves at the next press. A form
that is sent twice as it is leads where the first press led.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin.utils import unquote
from django.db import models, router
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures.numbers import format_date
from forkommune.ui.filters import clock
from forkommune.work.models import HistoryEntry
from forkommune.work.sent_once import answered_once

from .telling import told

OPENED = "_opened"
STAMP = re.compile(r"([A-Za-z0-9]{16})\.(\d{1,18})\.([0-9a-f]{32})")
TOLD = 10


class ToldOfOthers:
    """Adds the stamp to the forms of a `ModelAdmin`, and asks it before anything is saved."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; saved once, and not over what others have saved meanwhile."""
        shown = super().changeform_view  # type: ignore[misc]
        stamp = STAMP.fullmatch(request.POST.get(OPENED, ""))
        if stamp is None:
            return shown(request, object_id, form_url, extra_context)  # type: ignore[no-any-return]
        name, opened, digest = stamp.groups()

        def save() -> HttpResponse:
            row = self._held(request, object_id)
            if row is not None and digest_of(self, request, row) != digest:
                request.meanwhile = changed_since(self, request, row, int(opened))  # type: ignore[attr-defined]
            answer: HttpResponse = shown(request, object_id, form_url, extra_context)
            return answer

        base = router.db_for_write(self.model)  # type: ignore[attr-defined]
        return answered_once(request, name, save, using=base)

    def _held(self, request: HttpRequest, object_id: str | None) -> Any:
        """The row of the form, locked until the save is done; None for a new or a deleted one."""
        if object_id is None:
            return None
        row = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        if row is not None:
            list(type(row)._base_manager.select_for_update().filter(pk=row.pk).values_list("pk"))
            row = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        return row

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form, which tells what others did meanwhile instead of saving."""
        form = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]
        faults = getattr(request, "meanwhile", None)
        return type(form.__name__, (Outrun, form), {"meanwhile": faults}) if faults else form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The page, with the stamp of what it shows."""
        newest = HistoryEntry.objects.aggregate(newest=Max("pk"))["newest"] or 0
        digest = self._digest_of_page(request, context)
        context["opened"] = f"{get_random_string(16)}.{newest}.{digest}"
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def _digest_of_page(self, request: HttpRequest, context: dict[str, Any]) -> str:
        shown, form = context["original"], context["adminform"].form
        if shown is not None and not form.is_bound:
            return digest(form, [one.formset for one in context["inline_admin_formsets"]])
        # Asked for anew: a form with faults has written what was typed into its own row.
        row = shown and self.get_object(request, str(shown.pk))  # type: ignore[attr-defined]
        return "0" * 32 if row is None else digest_of(self, request, row)


class Outrun:
    """A form that somebody else was faster with."""

    meanwhile: list[str]

    def clean(self) -> Any:
        """Refuse this once, and say why."""
        self.add_error(None, self.meanwhile)  # type: ignore[attr-defined]
        return super().clean()  # type: ignore[misc]


def _formsets(model_admin: Any, request: HttpRequest, row: models.Model) -> Iterator[Any]:
    """The rows below as the form shows them."""
    for formset, inline in model_admin.get_formsets_with_inlines(request, row):
        yield formset(instance=row, queryset=inline.get_queryset(request))


def digest_of(model_admin: Any, request: HttpRequest, row: models.Model) -> str:
    """What the form of a row shows in its fields now, the rows below included."""
    form = model_admin.get_form(request, row, change=True)(instance=row)
    return digest(form, _formsets(model_admin, request, row))


def digest(form: Any, formsets: Iterable[Any]) -> str:
    """What a form and the rows below show before anything is typed."""
    below = [[_values(one) for one in formset.initial_forms] for formset in formsets]
    text = json.dumps([_values(form), below], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _values(form: Any) -> dict[str, Any]:
    return {name: _plain(form.initial.get(name)) for name in form.fields}


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple | models.QuerySet):
        return sorted(str(getattr(one, "pk", one)) for one in value)
    return str(value)


def changed_since(
    model_admin: Any, request: HttpRequest, row: models.Model, opened: int
) -> list[str]:
    """Who saved the row after a history entry, when, and what they changed, in words."""
    places = list(_places(model_admin, request, row))
    mine = Q(table=row._meta.db_table, row=str(row.pk))
    for model, column, keys in places:
        table = Q(table=model._meta.db_table)
        mine |= table & (Q(row__in=keys) | Q(**{f"changes__{column}__contains": [row.pk]}))
    entries = list(HistoryEntry.objects.newer_than(opened).filter(mine)[:TOLD])
    last = entries[0] if entries else None
    who = User.objects.filter(pk=last.actor_id).first() if last and last.actor_id else None
    said = _(
        "%(who)s saved this row at %(time)s on %(day)s, after you had opened it. Nothing of yours is "
        "saved yet. Look through what you wrote, and save again if it shall stand."
    ) % {
        "who": who or _("Somebody"),
        "time": clock(last.at) if last else "–",
        "day": format_date(timezone.localdate(last.at)) if last else "–",
    }
    return [said, *_told(model_admin, request, row, places, entries)]


def _places(
    model_admin: Any, request: HttpRequest, row: models.Model
) -> Iterator[tuple[type[models.Model], str, list[str]]]:
    """Where else than in its own row a form writes: model, column that points at the row, rows."""
    for formset in _formsets(model_admin, request, row):
        yield formset.model, formset.fk.column, [str(one.instance.pk) for one in formset.forms]
    for field in row._meta.many_to_many:
        tie: Any = field.remote_field.through
        yield tie, field.m2m_column_name(), []


def _told(
    model_admin: Any,
    request: HttpRequest,
    row: models.Model,
    places: list[tuple[type[models.Model], str, list[str]]],
    entries: list[HistoryEntry],
) -> Iterator[str]:
    kinds = {model._meta.db_table: model for model, _column, _keys in places}
    kinds[row._meta.db_table] = type(row)
    for table, model in kinds.items():
        of_table = [entry for entry in entries if entry.table == table]
        for changes in told(of_table, model, request, model_admin.admin_site):
            for one in changes:
                yield f"{capfirst(one.label)}: " + (
                    _("changed; the content is not kept here")
                    if one.is_hidden
                    else f"{one.before} → {one.after}"
                )
