"""Take a row towards its readers: decide, freeze its text, and record who, when and why.

The row's own state is the truth. A decision carries the version of the publication that the
decider saw; where somebody decided meanwhile, nothing happens and that decision is told.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures.numbers import format_date
from forkommune.ui.filters import clock
from forkommune.work.history import acting
from forkommune.work.models import Publication, PublicationStep, PublicationVersion
from forkommune.work.registry import Publishable, Step, TextPart, publishables


class CannotPublish(ValueError):
    """The step cannot be taken; the message says why and what to do."""


class DecidedMeanwhile(CannotPublish):
    """Somebody took another step after the decider had opened the page."""


def kind_of(row: models.Model) -> str:
    """The kind of publication of a row. Raises KeyError naming the kinds there are."""
    for code, (_order, kind) in publishables.entries.items():
        if kind.model == row._meta.label:
            return code
    raise KeyError(f"{row._meta.label} is not published; known: {sorted(publishables.entries)}.")


def find_publication(row: models.Model) -> Publication:
    """The publication of a row; one that is not stored yet where nothing has happened."""
    kind = kind_of(row)
    found = Publication.objects.of(row).first()
    return found or Publication(
        kind=kind, target=row, series=publishables.get(kind).series(row), version=0
    )


def publication_of(row: models.Model) -> Publication:
    """The publication of a row, stored when it is first asked for."""
    found = find_publication(row)
    if found._state.adding:
        Publication.objects.bulk_create([found], ignore_conflicts=True)  # another may be first
        found = find_publication(row)
    return found


def steps_for(row: Any, user: Any) -> list[Step]:
    """The steps that a user can take with a row as it stands now."""
    kind = publishables.get(kind_of(row))
    steps = () if kind.under_way(row) else kind.steps
    return [one for one in steps if row.state in one.sources and user.has_perm(one.permission)]


@transaction.atomic
def take_step(*, row: Any, code: str, seen: int, by: User, reason: str = "") -> Step:
    """Move a row on. seen: the version of its publication that the decider was shown.

    Raises DecidedMeanwhile naming the decision that came first, and CannotPublish for a step that
    does not lead from here, lacks its reason, or is refused by the row's own rules.
    """
    kind = publishables.get(kind_of(row))
    publication = lock(row)
    refuse_unseen(publication, kind, seen)
    row = locked_row(row)
    if words := kind.under_way(row):
        raise CannotPublish(words)
    step = next((one for one in steps_for(row, by) if one.code == code), None)
    if step is None:
        raise CannotPublish(
            _("From “%(state)s” this step cannot be taken.") % {"state": kind.states()[row.state]}
        )
    if step.reason_needed and not reason.strip():
        raise CannotPublish(_("Write the reason; it is kept with the decision."))
    if step.act is not None:
        step.act(row, by, reason.strip())
    else:
        _move(row, kind, step, by, reason.strip())
    return step


def lock(row: models.Model) -> Publication:
    """The publication of a row, held until the end of the transaction: one decision at a time."""
    publication = publication_of(row)
    return Publication.objects.select_for_update().get(pk=publication.pk)


def locked_row(row: models.Model) -> Any:
    """The row as it is now, held until the end of the transaction."""
    return type(row)._base_manager.select_for_update().get(pk=row.pk)


def refuse_unseen(publication: Publication, kind: Publishable, seen: int) -> None:
    """Raise DecidedMeanwhile when a decision was taken that the decider did not see."""
    if publication.version == seen:
        return
    last = publication.steps.select_related("by").first()
    if last is None:
        return
    raise DecidedMeanwhile(
        _(
            "%(who)s decided on this on %(day)s at %(time)s: “%(state)s”. "
            "Nothing of yours was carried out; look at it again."
        )
        % {
            "who": last.by or _("The portal"),
            "day": format_date(timezone.localdate(last.at)),
            "time": clock(last.at),
            "state": kind.states().get(last.to_state, last.to_state),
        }
    )


def _move(row: Any, kind: Publishable, step: Step, by: User, reason: str) -> None:
    before, row.state = row.state, step.target
    kind.changes(row, step)
    try:
        row.full_clean()
    except ValidationError as fault:
        raise CannotPublish(" ".join(fault.messages)) from fault
    with acting(by, f"publication.{step.code}", reason):
        row.save()
    record_step(row=row, before=before, by=by, reason=reason)


@transaction.atomic
def record_step(*, row: Any, before: str, by: User | None, reason: str = "") -> PublicationStep:
    """Write down that a row went from `before` to its present state, and freeze its text.

    For services that change the state themselves; call it in their transaction.
    """
    publication = lock(row)
    freeze(row=row, by=by)
    publication.version += 1
    publication.save(update_fields=["version"])
    return PublicationStep.objects.create(
        publication=publication,
        from_state=before,
        to_state=row.state,
        by=by,
        reason=reason[:500],
    )


@transaction.atomic
def freeze(*, row: Any, by: User | None) -> PublicationVersion:
    """The row's text as it is now; an unchanged text keeps its number."""
    publication = lock(row)
    parts = as_json(publishables.get(publication.kind).parts(row))
    sha256 = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
    last = PublicationVersion.objects.newest(publication)
    if last is not None and last.sha256 == sha256:
        return last  # type: ignore[no-any-return]
    return PublicationVersion.objects.create(
        publication=publication,
        number=last.number + 1 if last else 1,
        frozen_by=by,
        state=row.state,
        parts=parts,
        sha256=sha256,
    )


def as_json(parts: Iterable[TextPart]) -> list[dict[str, str]]:
    """Parts as they are kept."""
    return [{"name": one.name, "label": str(one.label), "text": one.text} for one in parts]


def from_json(rows: Iterable[dict[str, str]]) -> list[TextPart]:
    """Kept parts as they are compared and shown."""
    return [TextPart(**row) for row in rows]
