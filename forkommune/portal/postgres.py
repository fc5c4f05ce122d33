"""The embedded PostgreSQL 18: made once, started, asked whether it answers."""

import shutil
import signal
import subprocess
from pathlib import Path

import psycopg2
from psycopg2 import sql

from .binaries import postgres_program
from .errors import PortalError
from .folders import database_folder, require_free_space
from .language import gettext as _
from .machine import table_cache_mb
from .paths import DATABASE_NAME, DATABASE_USER, socket_folder
from .processes import last_line, start_child
from .unprivileged import disguise_for

TITLE = "PostgreSQL"
STOP_SIGNAL = signal.SIGINT
# Without these a statement with personal data could end in the log.
PRIVATE_LOG = {"log_min_error_statement": "panic", "log_parameter_max_length_on_error": "0"}
# Containers often have 64 MB of shared memory; parallel plans would need more.
SMALL_MEMORY = {"max_parallel_workers_per_gather": "0", "max_parallel_maintenance_workers": "0"}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
STILL_DYING = ("postmaster.pid", "shared memory block")


def log_file(var: Path) -> Path:
    """Where the embedded PostgreSQL writes."""
    return var / "log" / "postgres.log"


def make_folder(var: Path) -> None:
    """Run initdb into `pg18.new` and rename it, so that a half-made folder never counts.

    Does nothing when the folder exists. Raises PortalError with initdb's last words.
    """
    folder = database_folder(var)
    if folder.exists():
        return
    fresh = folder.with_name(folder.name + ".new")
    if fresh.exists():
        shutil.rmtree(fresh)
    command = [
        postgres_program("initdb"), "-D", str(fresh), "-U", DATABASE_USER, "-E", "UTF8",
        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
        "--auth=trust", "--no-instructions",
    ]  # fmt: skip
    log = var / "log" / "initdb.log"
    made = start_child(command, log=log, disguise=disguise_for(folder)).wait()
    if made != 0:
        raise PortalError(did_not_make(log))
    fresh.rename(folder)


def start(var: Path, *, durable: bool = True, keep_open: tuple[int, ...] = ()) -> subprocess.Popen:
    """Start PostgreSQL on the sockets' folder; `durable=False` (tests) gives up crash safety."""
    require_free_space(var)
    settings = {
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "timezone": "Europe/Oslo",
        "log_timezone": "Europe/Oslo",
        "lc_messages": "C",
        "max_connections": "100",
        "shared_buffers": f"{table_cache_mb()}MB",
        **PRIVATE_LOG,
        **SMALL_MEMORY,
        **({} if durable else FAST),
    }
    command = [postgres_program("postgres"), "-D", str(database_folder(var))]
    command += ["-k", str(socket_folder(var))]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    return start_child(
        command,
        log=log_file(var),
        death_signal=signal.SIGQUIT,
        keep_open=keep_open,
        disguise=disguise_for(database_folder(var)),
    )


def answers(var: Path) -> bool:
    """Whether the server takes connections; the portal's database is made at the first answer."""
    try:
        connection = psycopg2.connect(
            host=str(socket_folder(var)), user=DATABASE_USER, dbname="postgres", connect_timeout=5
        )
    except psycopg2.OperationalError:
        return False
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME])
            if cursor.fetchone() is None:
                cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE_NAME)))
    finally:
        connection.close()
    return True


def may_try_again(var: Path) -> bool:
    """Whether the last start failed because an earlier server has not quite ended."""
    return any(sign in last_words(var) for sign in STILL_DYING)


def last_words(var: Path) -> str:
    """The last two things that PostgreSQL wrote, without their time stamps."""
    log = log_file(var)
    if not log.is_file():
        return ""
    lines = log.read_text(encoding="utf-8", errors="replace")[-4096:].splitlines()[-2:]
    return "; ".join(line.partition(":  ")[2] or line for line in lines)


def did_not_make(log: Path) -> str:
    """The message for an initdb that failed, with its own last line."""
    return _("A new database could not be made: %(reason)s. The whole log is in %(log)s.") % {
        "reason": last_line(log).rstrip("."),
        "log": log,
    }
