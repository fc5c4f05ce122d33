"""Who runs under the supervisor, and what is done before they start."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from forkommune.privacy.erasure_log import ErasureLog

from . import postgres, redis_server, schema
from .children import Child
from .language import gettext as _
from .paths import BASE_DIR, built_dir, erasure_log_path
from .processes import give_way, start_child

HOST = "127.0.0.1"
LINK_COMMAND = ("manage.py", "login_link", "--secretariat")
WEB_COMMAND = ["gunicorn", "forkommune.wsgi", "--config", "python:forkommune.portal.web_server"]
# SIGTERM then means: put the running task back into the queue after the soft shutdown time.
WORKER_ENVIRONMENT = {"REMAP_SIGTERM": "SIGQUIT"}
TITLES = {"postgres": postgres.TITLE, "redis": redis_server.TITLE}


@dataclass(frozen=True)
class Step:
    """Something done once before the web server starts: its title and Python's arguments."""

    title: str
    arguments: Sequence[str]


def titles(names: Sequence[str]) -> str:
    """The servers' names for a sentence."""
    return _(" and ").join(TITLES[name] for name in names)


def preparations(var: Path, database_url: str, *, demo: bool) -> Iterator[Step]:
    """What is out of date, in order; nothing at an ordinary second start."""
    if not (built_dir(var) / "frontend").is_dir():
        yield Step(_("Building styles and icons …"), ["-m", "forkommune.ui.frontend"])
    if static_is_stale(var):
        yield Step(
            _("Collecting styles, fonts and pictures …"),
            ["manage.py", "collectstatic", "--no-input", "--clear", "--verbosity", "0"],
        )
    migrated = schema.is_migrated(var, database_url)
    if not migrated:
        yield Step(_("Making the tables of the database …"), ["manage.py", "prepare_portal"])
    if ErasureLog(erasure_log_path(var)).unfinished():
        yield Step(
            _("Finishing an erasure that was interrupted …"), ["manage.py", "repeat_erasures"]
        )
    if not migrated or not schema.is_loaded(var, database_url, demo=demo):
        title = (
            _("Loading the project's real data and the invented pre-project …")
            if demo
            else _("Loading the project's real data …")
        )
        options = ["--data", *(["--demo"] if demo else [])]
        yield Step(title, ["manage.py", "prepare_portal", *options])


def static_is_stale(var: Path) -> bool:
    """Whether a source of the static files is newer than what was collected."""
    manifest = built_dir(var) / "static" / "staticfiles.json"
    if not manifest.is_file():
        return True
    collected = manifest.stat().st_mtime
    stamps = [BASE_DIR / "requirements.lock", built_dir(var) / "frontend.stamp"]
    # Only packages: `var/static` itself may lie below the root.
    rooms = [*BASE_DIR.glob("*/__init__.py"), *BASE_DIR.glob("forkommune/*/__init__.py")]
    folders = [BASE_DIR / "static", *(room.parent / "static" for room in rooms)]
    sources = [path for folder in folders for path in folder.rglob("*")]
    return any(path.exists() and path.stat().st_mtime > collected for path in stamps + sources)


def children(
    var: Path, *, port: int, heirs: tuple[int, ...], announce: Callable[[str], None]
) -> list[Child]:
    """Web server, worker and beat, in the order of their start.

    heirs: locks that they hold too, so that the servers outlive them and a new start waits.
    """
    commands = {
        "web": (_("The web server"), WEB_COMMAND, {"WEB_ADDRESS": f"{HOST}:{port}"}),
        "worker": (_("The worker"), _worker_command(), WORKER_ENVIRONMENT),
        "beat": (_("The clock"), _beat_command(var), {}),
    }
    return [
        _child(
            var / "log" / f"{name}.log",
            title,
            command,
            environment,
            heirs,
            announce,
            gives_way=name != "web",
        )
        for name, (title, command, environment) in commands.items()
    ]


def _child(
    log: Path,
    title: str,
    command: list[str],
    environment: dict[str, str],
    heirs: tuple[int, ...],
    announce: Callable[[str], None],
    *,
    gives_way: bool,
) -> Child:
    return Child(
        name=title,
        spawn=lambda: start_child(
            [sys.executable, "-m", *command],
            log=log,
            env=environment,
            keep_open=heirs,
            disguise=give_way if gives_way else None,
        ),
        log=log,
        announce=announce,
    )


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0))


def _worker_command() -> list[str]:
    return [
        "celery", "-A", "forkommune", "worker", "--queues", "celery,reports,chapters",
        "--concurrency", str(cores()), "--without-mingle", "--without-gossip",
        "--loglevel", "INFO", "--hostname", "portal@%h",
    ]  # fmt: skip


def _beat_command(var: Path) -> list[str]:
    folder = var / "beat"
    folder.mkdir(mode=0o700, exist_ok=True)
    return [
        "celery", "-A", "forkommune", "beat", "--schedule", str(folder / "schedule"),
        "--pidfile", "", "--loglevel", "INFO",
    ]  # fmt: skip
