"""What manage.py does: servers for the command's own duration, tables that fit the code."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from . import preflight, schema
from .catalogues import compile_stale
from .errors import PortalError
from .given import database_url, redis_url
from .known_commands import require_known
from .language import gettext as _
from .locks import LockFile
from .paths import var_dir
from .reasons import in_plain_words
from .secret_key import secret_key
from .servers import Servers, embedded_servers, missing_servers
from .status import running_port

# Commands that never ask the database.
WITHOUT_SERVERS = {
    "", "help", "--help", "-h", "version", "--version", "check", "compilemessages", "makemessages",
    "collectstatic", "findstatic", "diffsettings", "startapp", "check_deployment",
}  # fmt: skip
# Commands that are about the tables, so they must find them as they are.
WITH_ANY_TABLES = {
    "migrate", "makemigrations", "showmigrations", "sqlmigrate", "squashmigrations", "flush",
    "sqlflush", "dbshell", "inspectdb", "backup", "restore", "prepare_portal", "optimizemigration",
}  # fmt: skip
# Commands that change the tables: one at a time on a state folder.
CHANGING_TABLES = {"migrate", "flush", "restore", "prepare_portal"}
STOPPED = 130  # exit code of what Ctrl-C ended


def run(arguments: Sequence[str]) -> int:
    """Run one management command; returns the exit code. A PortalError becomes one sentence."""
    name = arguments[1] if len(arguments) > 1 else ""
    try:
        require_known(name)  # first, so that a slip of the pen makes nothing
        compile_stale()
        secret_key()
        preflight.require_mail_port(os.environ.get("MAIL_PORT", ""))
        if name == "portal" and "check" not in arguments:
            from .supervisor import main

            with in_plain_words():
                return main(arguments[2:])
        _settle_port()
        _require_named_servers(name)
        with _servers_for(name, arguments), _alone_with_tables(name):
            _execute(arguments)
    except PortalError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
        return STOPPED
    return 0


def _settle_port() -> None:
    """Addresses that a command prints or mails lead to the portal that runs on this folder."""
    if wanted := os.environ.get("PORT"):
        preflight.port_number(wanted)
    elif port := running_port(var_dir()):
        os.environ["PORT"] = port


def _require_named_servers(name: str) -> None:
    """PortalError when an address from outside is none, or its database cannot be used."""
    if queue := redis_url():
        preflight.require_redis_address(queue)
    if database := database_url():
        preflight.require_database_address(database)
        if name not in WITHOUT_SERVERS:
            preflight.require_database(database)


@contextmanager
def _servers_for(name: str, arguments: Sequence[str]) -> Iterator[None]:
    names = missing_servers()
    if name in WITHOUT_SERVERS or "--help" in arguments or not names:
        yield
        return
    with ExitStack() as stack:
        with in_plain_words():
            servers = stack.enter_context(embedded_servers(var_dir(), names=names))
        if "postgres" in names and name not in WITH_ANY_TABLES:
            _migrate_if_needed(servers)
        yield


def _migrate_if_needed(servers: Servers) -> None:
    if schema.is_migrated(servers.var, servers.database_url):
        return
    with _alone_with_tables("prepare_portal"):  # another command on the same folder may be first
        if schema.is_migrated(servers.var, servers.database_url):
            return
        print(_("Making the tables of the database …"), file=sys.stderr, flush=True)
        # The command itself makes the checks; their warnings need not stand twice.
        _execute(["manage.py", "prepare_portal", "--skip-checks"])


@contextmanager
def _alone_with_tables(name: str) -> Iterator[None]:
    if name not in CHANGING_TABLES:
        yield
        return
    with LockFile(var_dir() / "run" / "migrate.lock") as lock:
        lock.exclusive()
        yield


def _execute(arguments: Sequence[str]) -> None:
    # Only now: the settings read where the servers' sockets are.
    from django.core.management import execute_from_command_line

    execute_from_command_line(list(arguments))
