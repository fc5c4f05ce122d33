"""Finding a draft, the states of it that are kept, going back to one, throwing it away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from forkommune.accounts.models import User
from forkommune.work.merging import Values, digest
from forkommune.work.models import Draft, DraftRevision


class DraftMoved(RuntimeError):
    """Somebody saved the draft after it was read."""


def find_draft(kind: str, target: models.Model) -> Draft | None:
    """The draft of a row; None while nobody has typed anything."""
    return Draft.objects.for_target(kind, target).select_related("editor").first()


def open_draft(kind: str, target: models.Model) -> Draft:
    """The draft of a row, made when it is not there yet."""
    content_type = ContentType.objects.get_for_model(target)
    draft, _ = Draft.objects.get_or_create(
        kind=kind, target_type=content_type, target_id=str(target.pk)
    )
    return draft


def changed_columns(
    draft: Draft, accepted: Values, *, by: User | None, tab: str, now: datetime
) -> dict[str, Any]:
    """The columns of the draft after taking in the accepted fields."""
    editor = by.pk if by else None
    mark = {"version": draft.version + 1, "editor": editor, "tab": tab, "at": now.isoformat()}
    return {
        "data": {**draft.data, **accepted},
        "field_versions": {**draft.field_versions, **dict.fromkeys(accepted, mark)},
        "editor": by,
        "saved_at": now,
        "tab": tab,
    }


def keep_revision(draft: Draft) -> DraftRevision:
    """Keep the state of the draft as it was read; once per version."""
    revision, _ = DraftRevision.objects.get_or_create(
        draft=draft,
        version=draft.version,
        defaults={
            "data": draft.data,
            "editor_id": draft.editor_id,
            "saved_at": draft.saved_at or timezone.now(),
        },
    )
    return revision


@transaction.atomic
def restore_revision(*, draft: Draft, revision: DraftRevision, tab: str, by: User) -> Draft:
    """Go back to a kept state; the state left is kept too, so this can be undone.

    Raises DraftRevision.DoesNotExist when the revision belongs to another draft.
    """
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    revision = draft.revisions.get(pk=revision.pk)
    keep_revision(draft)
    names = {*draft.data, *revision.data}
    moved = {
        name: revision.data.get(name, "")
        for name in names
        if digest(draft.data.get(name, "")) != digest(revision.data.get(name, ""))
    }
    return _write(draft, revision.data, moved, tab=tab, by=by)


@transaction.atomic
def discard_draft(
    *, kind: str, target: models.Model, by: User | None, version: int | None = None
) -> None:
    """Take the draft away, so that the form shows the row's own values again.

    What is taken away, texts put aside included, is kept as revisions. Without a draft nothing
    happens. Raises DraftMoved when `version` is given and is no longer the newest.
    """
    draft = Draft.objects.select_for_update().get(pk=open_draft(kind, target).pk)
    if version is not None and version != draft.version:
        raise DraftMoved(
            f"Draft {draft.pk} has version {draft.version}, not {version}; read it again."
        )
    if not draft.data and not draft.conflicts.undecided().exists():
        return
    keep_revision(draft)
    for conflict in draft.conflicts.undecided():
        draft.version += 1
        data = {**draft.data, conflict.field: conflict.value}
        draft.revisions.create(
            version=draft.version, data=data, editor=conflict.editor, saved_at=conflict.saved_at
        )
    draft.conflicts.undecided().update(settled_at=timezone.now())
    _write(draft, {}, {}, tab="", by=by)


def _write(draft: Draft, data: Values, moved: Values, *, tab: str, by: User | None) -> Draft:
    """Store `data` as the next version of a draft whose row is locked."""
    columns = changed_columns(draft, moved, by=by, tab=tab, now=timezone.now())
    columns |= {"data": dict(data), "version": draft.version + 1}
    if not data:
        columns["field_versions"] = {}
    Draft.objects.filter(pk=draft.pk).update(**columns)
    draft.refresh_from_db()
    return draft
