"""Starting child processes that cannot outlive their parent, and ending them in time."""

import ctypes
import os
import re
import signal
import subprocess
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from io import BufferedWriter
from pathlib import Path

from .errors import PortalError
from .language import gettext as _
from .lifeline import die_with_parent
from .paths import BASE_DIR
from .reasons import reason_of
from .unprivileged import Disguise, not_as_root

PR_SET_CHILD_SUBREAPER = 36
LOG_LIMIT = 10_000_000

POLITENESS = 5  # a third of the processor, where the web server wants all of it
_libc = ctypes.CDLL(None, use_errno=True)


def start_child(
    command: Sequence[str],
    *,
    log: Path,
    death_signal: signal.Signals = signal.SIGTERM,
    env: Mapping[str, str] | None = None,
    keep_open: Iterable[int] = (),
    disguise: Disguise | None = None,
) -> subprocess.Popen[bytes]:
    """Start `command` in a process group of its own, with its output appended to `log`.

    The kernel sends it `death_signal` when this process ends. Call it from the main thread only:
    the signal follows the thread. `disguise` is what the child does first (another uid).
    Raises PortalError when the program cannot be started.
    """
    with open_log(log) as output:
        try:
            return subprocess.Popen(
                command,
                cwd=BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=None if env is None else {**os.environ, **env},
                pass_fds=tuple(keep_open),
                process_group=0,
                preexec_fn=partial(_prepare, death_signal, os.getpid(), disguise),
            )
        except subprocess.SubprocessError as error:
            raise PortalError(not_as_root()) from error
        except OSError as error:
            raise PortalError(
                _("The program %(program)s cannot be started (%(reason)s). Run “make run” again.")
                % {"program": command[0], "reason": reason_of(error)}
            ) from error


def _prepare(death_signal: signal.Signals, parent: int, disguise: Disguise | None) -> None:
    if disguise is not None:
        disguise()
    die_with_parent(death_signal, parent)


def give_way() -> None:
    """Have this process wait where another wants the processor: somebody sits before a page, nobody
    before a task."""
    os.nice(POLITENESS)


def become_subreaper() -> None:
    """Let orphaned grandchildren become this process's children, so that it can end them."""
    _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def reap_adopted(own: Collection[int]) -> None:
    """Take leave of dead children that this process inherited; `own` ones are waited for elsewhere.

    A dead process that nobody takes leave of keeps its number, and PostgreSQL takes the number in
    `postmaster.pid` for a server that still runs.
    """
    with suppress(ChildProcessError):  # no child at all
        while ended := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            if ended.si_pid in own:
                return  # first in the queue; what is behind it comes at the next turn
            os.waitpid(ended.si_pid, 0)


def open_log(path: Path) -> BufferedWriter:
    """Open a log to append to; beyond 10 MB the old one is moved aside first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_suffix(".1.log"))
    return path.open("ab")


def last_line(log: Path) -> str:
    """The last line with text in a log file, or nothing."""
    return next((line.strip() for line in reversed(_tail(log)) if line.strip()), "")


def last_complaint(log: Path) -> str:
    """The last line like “NameOfError: reason”, else the last line with text."""
    errors = [line for line in _tail(log) if re.match(r"[A-Za-z_][\w.]*: ", line)]
    return errors[-1] if errors else last_line(log)


def _tail(log: Path) -> list[str]:
    if not log.is_file():
        return []
    with log.open("rb") as handle:
        handle.seek(max(0, log.stat().st_size - 4096))
        return handle.read().decode(errors="replace").splitlines()


def is_alive(pid: int) -> bool:
    """Whether a process with this number runs, whoever owns it; a zombie does not."""
    try:
        # The state follows the name, which stands in parentheses and may hold anything.
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def stop_all(
    children: Iterable[subprocess.Popen[bytes]],
    *,
    with_signal: signal.Signals = signal.SIGTERM,
    seconds: float,
) -> None:
    """Ask all children to end, wait together; after `seconds`, or when one left others behind, kill.

    What is killed is the child's process group: npm, say, lives on after the step that began it.
    """
    running = [child for child in children if child.poll() is None]
    for child in running:
        child.send_signal(with_signal)
    deadline = time.monotonic() + seconds
    for child in running:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.0, deadline - time.monotonic()))
        with suppress(ProcessLookupError):  # the usual end: nobody is left of the group
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
