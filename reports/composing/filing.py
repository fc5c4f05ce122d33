"""What a report's file carries besides its pages: its own facts, head and foot, the data behind it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from forkommune.documents.description import Attachment, Furniture, Metadata
from forkommune.figures import Exhibit
from forkommune.figures.numbers import format_date
from reports.snapshots.freezing import canonical

from .edition import EditionFacts
from .words import day

LONGEST_HEAD = 48  # letters


def metadata(data: Mapping[str, Any], edition: EditionFacts, description: str) -> Metadata:
    """What the file says about itself; its dates are the snapshot's."""
    project = data["project"]
    return Metadata(
        title=data["title"],
        created=edition.taken_at,
        authors=tuple(project["partners"]) or (project["owner"],),
        identifier=f"{project['number']}-{edition.code}-{edition.number}",
        description=description,
        keywords=(_("climate"), _("municipalities"), "Vestregionen"),
    )


def furniture(data: Mapping[str, Any], edition: EditionFacts) -> Furniture:
    """Head, foot and edge of every page."""
    foot = _("%(number)s · Data as of %(day)s · %(hash)s") % {
        "number": data["project"]["number"],
        "day": format_date(day(data["on"])),
        "hash": edition.sha256[:8],
    }
    if not edition.is_public:
        foot = " · ".join((_("Internal"), foot))
    # What stands after a comma, or more than a line holds beside the chapter's name, is left to the cover.
    head = Truncator(data["title"].partition(",")[0]).chars(LONGEST_HEAD)
    return Furniture(head=head, foot=foot, state=edition.state, edge=edition.edge)


def attachments(
    data: Mapping[str, Any], shown: Mapping[str, Exhibit | None]
) -> tuple[Attachment, ...]:
    """The data behind the working copy: the snapshot itself, and the figures' numbers as a table."""
    return (
        Attachment(
            name="data.json",
            data=canonical(data).encode(),
            mime="application/json",
            relationship="Source",
            description=_("The snapshot of the report"),
        ),
        Attachment(
            name="tables.csv",
            data=_tables(data, shown).encode("utf-8-sig"),
            mime="text/csv",
            description=_("The numbers of the figures"),
        ),
    )


def _tables(data: Mapping[str, Any], shown: Mapping[str, Exhibit | None]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for exhibit in shown.values():
        if exhibit is not None:
            writer.writerow([exhibit.heading])
            out.write(exhibit.csv())
            writer.writerow([])
    return out.getvalue()
