"""`manage.py portal`: one process that owns database, Redis, worker, beat and web server.

It loads no Django, so that it is quick; what needs Django runs in its children.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import FrameType

from . import given, preflight, roster
from .asking import is_live, readiness
from .children import Child
from .errors import PortalError
from .folders import prepare_state_folder
from .language import gettext as _
from .locks import LockFile
from .metrics_address import metrics_address
from .paths import var_dir
from .processes import (
    become_subreaper,
    last_complaint,
    last_line,
    reap_adopted,
    start_child,
    stop_all,
)
from .servers import Servers, embedded_servers, missing_servers
from .status import portal_lock

STOP_SECONDS = 8.0
# For a machine that is busy with other things; an idle one needs two seconds each.
WEB_SECONDS = 120.0
READY_SECONDS = 120.0
POLL_SECONDS = 0.05


class Stopped(Exception):
    """Ctrl-C or another signal asked for the end while the portal was starting."""


def say(message: str) -> None:
    """One line on the terminal, at once; one that was closed is no reason to leave servers."""
    with suppress(OSError):
        print(message, flush=True)


class Portal:
    """The running portal of one state folder."""

    def __init__(self, var: Path, *, port: int, demo: bool) -> None:
        self.var = var
        self.port = port
        self.demo = demo
        self.children: list[Child] = []
        self.stopping = False

    def run(self) -> None:
        """Start everything in order, keep it alive, and stop it at a signal."""
        with ExitStack() as stack:
            prepare_state_folder(self.var)
            lock = stack.enter_context(LockFile(portal_lock(self.var)))
            preflight.require_alone(lock)
            lock.write(f"{os.getpid()} {self.port}\n")
            preflight.require_free_port(roster.HOST, self.port)
            preflight.require_free_metrics_port(metrics_address(), beside=self.port)
            preflight.require_libraries()
            become_subreaper()
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, self._ask_to_stop)
            self._servers = self._enter_servers(stack)
            stack.callback(self._stop)
            try:
                self._start(heirs=(lock.fd, self._servers.users_fd))
                self._watch()
            except Stopped:
                lock.write(f"{os.getpid()} {self.port} {preflight.STOPPING}\n")
                say(_("Stopping the portal …"))
        say(_("The portal has stopped."))

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _enter_servers(self, stack: ExitStack) -> Servers:
        names = missing_servers()
        if "postgres" not in names:
            place = preflight.require_database(given.database_url())
            say(_("Using the database %(place)s (DATABASE_URL).") % {"place": place})
        if "redis" not in names:
            place = preflight.require_redis(given.redis_url())
            say(_("Using the Redis %(place)s (REDIS_URL).") % {"place": place})
        if names:
            say(_("Starting %(names)s …") % {"names": roster.titles(names)})
        return stack.enter_context(
            embedded_servers(self.var, names=names, output=sys.stdout.fileno())
        )

    def _start(self, heirs: tuple[int, ...]) -> None:
        database_url = given.database_url() or self._servers.database_url
        for step in roster.preparations(self.var, database_url, demo=self.demo):
            say(step.title)
            self._run_step(step)
        web, *others = roster.children(self.var, port=self.port, heirs=heirs, announce=say)
        say(_("Starting the web server …"))
        self._launch(web)
        self._wait_for(lambda: is_live(self.port), WEB_SECONDS)
        say(_("Starting the worker and the clock …"))
        for child in others:
            self._launch(child)
        link = self._log_in_link()
        self._wait_for(lambda: not readiness(self.port), READY_SECONDS)
        self._greet(link)

    def _launch(self, child: Child) -> None:
        self.children.append(child)
        child.start()

    def _run_step(self, step: roster.Step) -> None:
        log = self.var / "log" / "prepare.log"
        process = start_child([sys.executable, *step.arguments], log=log)
        self._wait_until_done(process)
        if process.returncode != 0:
            raise PortalError(
                _("That step failed: %(reason)s. The whole log is in %(log)s.")
                % {"reason": last_complaint(log).rstrip("."), "log": log}
            )

    def _wait_until_done(self, process: subprocess.Popen[bytes]) -> None:
        try:
            while process.poll() is None:
                self._pause()
        finally:
            stop_all([process], seconds=STOP_SECONDS)

    def _log_in_link(self) -> str:
        log = self.var / "log" / "link.log"
        log.unlink(missing_ok=True)
        self._wait_until_done(start_child([sys.executable, *roster.LINK_COMMAND], log=log))
        link = last_line(log)
        log.unlink()  # a link that logs in has no place in a log
        if not link.startswith("http"):
            raise PortalError(_("No log-in link could be made: %(reason)s") % {"reason": link})
        return link

    def _wait_for(self, is_done: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not is_done():
            self._pause()
            self._tend()
            if time.monotonic() > deadline:
                raise PortalError(self._not_ready(seconds))

    def _not_ready(self, seconds: float) -> str:
        reasons = readiness(self.port) or {"web": "?"}
        return _("The portal was not ready after %(seconds)d s: %(reasons)s. Logs: %(log)s") % {
            "seconds": seconds,
            "reasons": ", ".join(f"{part}: {reason}" for part, reason in reasons.items()),
            "log": self.var / "log",
        }

    def _greet(self, link: str) -> None:
        say(_("The portal is ready: %(address)s") % {"address": f"http://127.0.0.1:{self.port}/"})
        say(_("Log in: %(link)s") % {"link": link})
        if not os.environ.get("MAIL_HOST"):
            say(
                _("No mail server is set (MAIL_HOST): messages land in %(folder)s")
                % {"folder": self.var / "mail"}
            )
        say(_("Stop with Ctrl-C."))

    def _watch(self) -> None:
        while True:
            self._pause()
            self._tend()

    def _tend(self) -> None:
        self._servers.revive()
        for child in self.children:
            child.tend()
        processes = [child.process for child in self.children if child.process is not None]
        reap_adopted({process.pid for process in processes} | self._servers.own_processes)

    def _pause(self) -> None:
        time.sleep(POLL_SECONDS)
        if self.stopping:
            raise Stopped

    def _stop(self) -> None:
        processes = [child.process for child in self.children if child.process is not None]
        stop_all(processes, seconds=STOP_SECONDS)


def main(arguments: Sequence[str]) -> int:
    """`manage.py portal [check] [--port N] [--demo]`; returns the exit code."""
    parser = argparse.ArgumentParser(prog="manage.py portal", description=__doc__)
    parser.add_argument("action", nargs="?", choices=["check"], help="look for faults instead")
    parser.add_argument("--port", default=os.environ.get("PORT") or "8000")
    parser.add_argument("--demo", action="store_true", default=os.environ.get("DEMO") == "1")
    chosen = parser.parse_args(arguments)
    # The settings of all children read it, for the addresses in mails and links.
    port = preflight.port_number(chosen.port)
    os.environ["PORT"] = str(port)
    Portal(var_dir(), port=port, demo=chosen.demo).run()
    return 0
