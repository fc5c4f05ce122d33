"""Loads the programme of the workshop that the application describes."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import Organisation
from forkommune.work.loading import Record, Tally, link, read_json, read_records, sync
from forkommune.work.registry import DataSource, loaders, sources
from municipalities.models import Municipality
from workshops.models import Meeting, Session

DATA = Path(__file__).resolve().parent / "data"


def load(tally: Tally) -> None:
    """The meeting with its municipalities, and the items of its programme."""
    file = read_json(DATA / "workshop_programme.json")
    organisations = {o.code: o for o in Organisation.objects.all()}
    values = _meeting(file, organisations)
    (meeting,) = sync(tally, Meeting, [(file, values)], key=["slug"]).values()
    municipalities = {m.number: m for m in Municipality.objects.all()}
    invited = file.many_of("municipalities", municipalities)
    link(tally, Meeting, "municipalities", ((file, meeting.pk, each.pk) for each in invited))
    if meeting.programme_changed_at is None:  # what people have put together is theirs
        _load_sessions(tally, file, meeting, organisations)


def _meeting(file: Record, organisations: dict[str, Organisation]) -> dict[str, Any]:
    return {
        "slug": file.required("slug"),
        "kind": Meeting.Kind.WORKSHOP.value,
        "title": file.required("title_nb"),
        "month": date.fromisoformat(f"{file.required('month')}-01"),
        "organiser_id": file.one_of("organiser", organisations).pk,
        "programme_version": file.text("version"),
        "participants": file.values["participants"],
        "inputs": file.values["inputs"],
        "source": file.text("source"),
        "certainty": file.text("certainty"),
    }


def _load_sessions(
    tally: Tally, file: Record, meeting: Meeting, organisations: dict[str, Organisation]
) -> None:
    records = read_records(file, "sessions")
    rows = [
        (record, _session(record, meeting, position))
        for position, record in enumerate(records, start=1)
    ]
    sessions = sync(tally, Session, rows, key=["meeting_id", "position"])
    link(tally, Session, "responsible", _responsible(records, sessions, meeting, organisations))


def _session(record: Record, meeting: Meeting, position: int) -> dict[str, Any]:
    start, end = _clock(record, "start"), _clock(record, "end")
    return {
        "meeting_id": meeting.pk,
        "position": position,
        "kind": record.required("type"),
        "title": record.required("title_nb"),
        "planned_start": start.time(),
        "minutes": int((end - start).total_seconds()) // 60,
        "description": record.text("description_nb"),
        "outputs": record.values.get("outputs", []),
    }


def _clock(record: Record, name: str) -> datetime:
    try:
        return datetime.strptime(record.required(name), "%H:%M")
    except ValueError as error:
        raise record.wrong(
            name, _("Write the time as hours:minutes, for example 09:30.")
        ) from error


def _responsible(
    records: list[Record],
    sessions: dict[tuple[Any, ...], Session],
    meeting: Meeting,
    organisations: dict[str, Organisation],
) -> Iterator[tuple[Record, Any, Any]]:
    for position, record in enumerate(records, start=1):
        for organisation in record.many_of("responsible", organisations):
            yield record, sessions[(meeting.pk, position)].pk, organisation.pk


def register() -> None:
    """Have it loaded with the initial data, and named among the sources."""
    loaders.add("workshop", load, order=60)
    source = DataSource(
        gettext_lazy("The programme of the workshop"),
        gettext_lazy("The project, derived from the application"),
        "EUPL-1.2",
        ("workshops/data/workshop_programme.json",),
        gettext_lazy("proposal by the project"),
    )
    sources.add("workshop programme", source, order=40)
