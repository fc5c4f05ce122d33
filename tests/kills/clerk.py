"""The process behind `desk`: reads a line of JSON, does it with the portal's own services, answers."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.storage import default_storage  # noqa: E402
from django.db import DatabaseError, InterfaceError, connection  # noqa: E402

from forkommune.accounts.models import User  # noqa: E402
from forkommune.database.absence import is_away  # noqa: E402
from forkommune.plan.models import Deliverable  # noqa: E402
from forkommune.work.models import HistoryEntry, Job, Mail  # noqa: E402
from reports.chapters import chapter_cache  # noqa: E402
from reports.files import stray_files  # noqa: E402
from reports.models import Edition, WaitingChapter  # noqa: E402
from reports.services import order_edition  # noqa: E402

KIND = "report"
SETTLES_SECONDS = 20  # a worker that has one chapter of a job that is over in hand
MESSAGE_ID = re.compile(r"^Message-ID: (<[^>]+>)", re.MULTILINE)
Row = tuple[str, str]


def order(code: str, audience: str) -> str:
    """As the report's page orders, by somebody who is told of the end."""
    chapter_cache().empty()
    by = User.objects.order_by("pk").first()
    edition = order_edition(
        deliverable=Deliverable.objects.get(code=code), audience=audience, profile="archive", by=by
    )
    return str(edition.job_id)


def look() -> list[dict[str, Any]]:
    """All jobs of reports, the oldest first."""
    return [_seen(job) for job in Job.objects.filter(kind=KIND).order_by("ordered_at")]


def _seen(job: Job) -> dict[str, Any]:
    lease = job.lease_until
    return {
        "id": str(job.pk),
        "state": job.state,
        "attempts": job.attempts,
        "step": job.step,
        "steps": job.steps,
        "step_name": job.step_name,
        "message": job.message,
        "lease_written": lease and lease.timestamp() - settings.JOB_LEASE_SECONDS,
        "is_finished": job.is_finished,
    }


def complaints(since: float) -> list[Row]:
    """What is wrong, once all work has ended."""
    return [*_jobs(), *_mails(), *_files(since), *_left()]


def _jobs() -> Iterator[Row]:
    times = HistoryEntry.objects.filter(action="edition.made", table="reports_edition")
    made = Counter(times.values_list("row", flat=True))
    for job in Job.objects.filter(kind=KIND):
        if not job.is_finished:
            yield "lost", f"{job.pk} is {job.state} after {job.attempts} attempts"
        if job.state == Job.State.FAILED and not job.message.strip():
            yield "lost", f"{job.pk} failed without a word"
        editions = list(Edition.objects.filter(job=job))
        if len(editions) != 1:
            yield "twice", f"{job.pk} has {len(editions)} editions"
        for edition in editions:
            yield from _edition(job, edition, made[str(edition.pk)])


def _edition(job: Job, edition: Edition, times: int) -> Iterator[Row]:
    names = [file.name for file in edition.stored_files]
    if job.state == Job.State.DONE and (times != 1 or len(names) != 4):
        yield "twice" if times > 1 else "lost", f"{edition} was made {times} times: {names}"
    if job.state == Job.State.FAILED and (times or names or edition.state != "not_made"):
        yield "half", f"{edition} failed, and is {edition.state} with {names}"


def _mails() -> Iterator[Row]:
    told = Counter(Mail.objects.filter(kind="job").values_list("key", flat=True))
    for job in Job.objects.filter(kind=KIND, ordered_by__isnull=False):
        if job.is_finished and told[str(job.pk)] != 1:
            yield "twice", f"{job.pk} is told of in {told[str(job.pk)]} mails"
    folder = Path(settings.VAR_DIR) / "mail"
    texts = [path.read_text(errors="replace") for path in sorted(folder.glob("*"))]
    sent = Counter(name for text in texts for name in MESSAGE_ID.findall(text))
    yield from (("twice", f"{name} left {n} times") for name, n in sent.items() if n > 1)


def _files(since: float) -> Iterator[Row]:
    for edition in Edition.objects.with_file():
        for file in edition.stored_files:
            path = Path(default_storage.path(file.name))
            if not path.is_file():
                yield "lost", f"{file.name} of {edition} is gone"
            elif hashlib.sha256(path.read_bytes()).hexdigest() != path.stem:
                yield "half", f"{file.name} of {edition} is not what its name says"
            elif path.suffix == ".pdf" and path.stat().st_mtime >= since:
                yield from _sound(path)
    yield from (("half", f"{name} belongs to no edition") for name in stray_files().files)
    cache = chapter_cache()
    for name in cache.storage.listdir("")[1] if cache.storage.exists("") else []:
        if name.endswith(".pdf") and cache.get(name.removesuffix(".pdf")) is None:
            yield "half", f"the chapter {name} is damaged"


def _sound(path: Path) -> Iterator[Row]:
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    if done.returncode:
        yield "half", f"{path.name}: {done.stdout}{done.stderr}"


def _left() -> Iterator[Row]:
    deadline = time.monotonic() + SETTLES_SECONDS
    while WaitingChapter.objects.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    for row in WaitingChapter.objects.select_related("job"):
        yield "left", f"the chapter {row} of {row.job} still waits"


def unfinished_files() -> int:
    """Files under a name that only their writer knew."""
    folders = Path(default_storage.path("reports")), Path(chapter_cache().storage.path(""))  # type: ignore[attr-defined]
    return sum(1 for folder in folders if folder.is_dir() for _part in folder.glob("*.part"))


ACTS = {act.__name__: act for act in (order, look, complaints, unfinished_files)}


def main() -> None:
    """One answer a line, until nobody asks any more."""
    for line in sys.stdin:
        name, arguments = json.loads(line)
        try:
            answer = {"said": ACTS[name](*arguments)}
        except (DatabaseError, InterfaceError) as fault:
            if not is_away(fault):
                raise
            connection.close()
            answer = {"away": str(fault)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
