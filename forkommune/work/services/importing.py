"""One way in for every file: read and show, then write in one transaction, or drop it.

The page, the admin and the commands call these; the kind of file says what its rows mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from forkommune.work.importing import CannotRead, Fault, Faults, ImportKind, Ledger, Options
from forkommune.work.importing.faults import FAULTS_KEPT
from forkommune.work.models import Import
from forkommune.work.registry import import_kinds

DIFFERENCES_KEPT = 500


class ImportDecided(ValueError):
    """Somebody has written or dropped the file already."""


class ShownOtherwise(ValueError):
    """The rows have changed since the difference was shown."""


def rehearse(*, kind: str, content: bytes, name: str, options: Options) -> Ledger:
    """What the file would change; nothing is written. Raises CannotRead or Faults."""
    with transaction.atomic():
        ledger = _written(import_kinds.get(kind), content, name, options)
        transaction.set_rollback(True)
    return ledger


def _written(kind: ImportKind, content: bytes, name: str, options: Options) -> Ledger:
    ledger = Ledger()
    kind.write(kind.open(content, name), options, ledger)
    ledger.demand_no_faults()
    return ledger


def bring(*, kind: str, content: bytes, name: str, options: Options, by: User | None) -> Import:
    """Read a file and keep it with its difference until somebody confirms.

    A file that cannot be read, or that changes nothing, is remembered as such and not kept. Faults
    of a file about people stand in the answer alone.
    """
    row = _row(kind=kind, content=content, name=name, options=options, by=by)
    options = replace(options, by=by)
    try:
        ledger = rehearse(kind=kind, content=content, name=name, options=options)
    except CannotRead as refused:
        return _refused(row, [Fault(_("The file"), name, str(refused))])
    except Faults as refused:
        return _refused(row, refused.faults)
    _note(row, ledger)
    if ledger.differences:
        row.state, row.content = Import.State.SHOWN, content
    else:
        row.state, row.decided_at, row.decided_by = Import.State.UNCHANGED, timezone.now(), by
    with acting(by, "import.brought"):
        row.save(force_insert=True)
    return row


def _row(*, kind: str, content: bytes, name: str, options: Options, by: User | None) -> Import:
    return Import(
        kind=kind,
        file_name=name[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        source=options.source,
        border_year=options.border_year,
        about=options.about,
        brought_by=by,
    )


def _refused(row: Import, faults: Iterable[Fault]) -> Import:
    found = list(faults)
    row.state, row.decided_at = Import.State.REFUSED, timezone.now()
    told = [vars(fault) for fault in found[:FAULTS_KEPT]]
    row.faults = [] if import_kinds.get(row.kind).is_personal else told
    row.counts = {"faults": len(found)}
    with acting(row.brought_by, "import.refused"):
        row.save(force_insert=True)
    row.faults = told
    return row


def _note(row: Import, ledger: Ledger) -> None:
    every = [difference.as_json() for difference in ledger.differences]
    new = sum(difference.is_new for difference in ledger.differences)
    row.differences = every[:DIFFERENCES_KEPT]
    row.digest = _digest(every)
    standing = sum(bool(difference.choice) for difference in ledger.differences)
    row.counts = {
        "new": new,
        "changed": len(every) - new - standing,
        **({"standing": standing} if standing else {}),
        "unchanged": ledger.unchanged,
        "outside": ledger.outside,
    }


def _digest(differences: list[dict[str, Any]]) -> str:
    return hashlib.sha256(json.dumps(differences, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def carry_out(
    *,
    brought: Import,
    by: User | None,
    chosen: Container[str] = frozenset(),
    answers: Mapping[str, str] | None = None,
) -> Import:
    """Write what was shown, all of it or nothing.

    chosen: of what stands otherwise, the keys of what shall become as the file says. answers: as in
    `Options`. Raises ImportDecided, or ShownOtherwise when the rows have changed in between: then
    nothing is written, and the file must be brought anew.
    """
    row = _locked(brought)
    options = Options(
        source=row.source,
        border_year=row.border_year,
        about=row.about,
        by=by,
        chosen=chosen,
        answers=answers or {},
    )
    with acting(by, "import.written", _("%(file)s (%(sha)s)") % _told(row)):
        try:
            kind = import_kinds.get(row.kind)
            ledger = _written(kind, bytes(row.content), row.file_name, options)
        except (CannotRead, Faults) as error:
            raise ShownOtherwise(_shown_otherwise()) from error
        if _digest([difference.as_json() for difference in ledger.differences]) != row.digest:
            raise ShownOtherwise(_shown_otherwise())
        return _decided(row, Import.State.DONE, by)


def _told(row: Import) -> dict[str, str]:
    return {"file": row.file_name, "sha": row.sha256[:12]}


def _shown_otherwise() -> str:
    return _("The register has changed since the difference was shown. Read the file in anew.")


@transaction.atomic
def drop(*, brought: Import, by: User | None) -> Import:
    """Leave everything as it is and forget the file's content. Raises ImportDecided."""
    row = _locked(brought)
    with acting(by, "import.dropped"):
        return _decided(row, Import.State.DROPPED, by)


def _locked(brought: Import) -> Import:
    row: Import = Import.objects.select_for_update().get(pk=brought.pk)
    if row.state != Import.State.SHOWN:
        raise ImportDecided(
            _("%(file)s is decided already: %(state)s.")
            % {"file": row.file_name, "state": row.get_state_display().lower()}
        )
    return row


def _decided(row: Import, state: str, by: User | None) -> Import:
    row.state, row.content, row.decided_by, row.decided_at = state, b"", by, timezone.now()
    if import_kinds.get(row.kind).is_personal:
        row.differences = []
    row.save(update_fields=["state", "content", "differences", "decided_by", "decided_at"])
    return row
