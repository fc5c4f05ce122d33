"""What runs on the machine for one state folder, seen from outside like an operator would."""

import ctypes
import os
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from forkommune.portal.processes import PR_SET_CHILD_SUBREAPER

ROOT = Path(__file__).resolve().parent.parent.parent
HOLDER = """
import sys
from pathlib import Path
from forkommune.portal.errors import PortalError
from forkommune.portal.servers import embedded_servers
try:
    with embedded_servers(Path(sys.argv[1]), durable=False):
        print("up", flush=True)
        sys.stdin.read()
except PortalError as error:
    sys.exit(str(error))
"""


def alive_on(var: Path) -> dict[int, str]:
    """Processes that name the folder in command, working folder or environment, by number."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            line = _describes(folder, str(var))
            if line is not None:
                found[int(folder.name)] = line
    return found


def _describes(folder: Path, name: str) -> str | None:
    try:
        command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        environment = (folder / "environ").read_bytes().decode(errors="replace")
        place = str((folder / "cwd").readlink())
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return None
    is_one = name in command or place.startswith(name) or f"FORKOMMUNE_VAR={name}" in environment
    return command.strip() if is_one and command else None


def numbers_of(var: Path, part: str) -> list[int]:
    """Numbers of the folder's processes whose command line has `part`, oldest first."""
    return sorted(pid for pid, command in alive_on(var).items() if part in command)


def patience() -> float:
    """How much longer things take than on an idle machine: processes that wait, per core."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def wait_until(is_so: Callable[[], object], seconds: float, what: str) -> None:
    """Poll until `is_so` is true; an AssertionError names what did not happen in time.

    seconds: the limit on an idle machine; a busy one gets as much more as it is busy.
    """
    deadline = time.monotonic() + seconds * patience()
    while not is_so():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.05)


def clean_environment(**changes: str) -> dict[str, str]:
    """The environment of a newcomer: without what the suite sets for itself."""
    own = {"DATABASE_URL", "REDIS_URL", "FORKOMMUNE_VAR", "FORKOMMUNE_TEST_VAR", "PORT", "DEMO"}
    own |= {"DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"}
    kept = {name: value for name, value in os.environ.items() if name not in own}
    return kept | changes


AS_NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def all_may_enter(path: Path) -> bool:
    """Whether every user may go into the folder, or to the file, and all above it."""
    real = path.resolve()
    folders = [real, *real.parents] if real.is_dir() else real.parents
    return all(folder.stat().st_mode & 0o001 for folder in folders)


def python_for_all() -> str:
    """A Python that an ordinary user may run: this one may lie in root's home."""
    return sys.executable if all_may_enter(Path(sys.executable)) else "/usr/bin/python3"


@contextmanager
def holder(var: Path, *, as_nobody: bool = False) -> Iterator[subprocess.Popen[str]]:
    """A process that uses the servers of `var` until its input is closed."""
    start = [*AS_NOBODY, python_for_all()] if as_nobody else [sys.executable]
    packages = sysconfig.get_path("purelib")
    process = subprocess.Popen(
        [*start, "-c", HOLDER, str(var)],
        cwd=ROOT,
        env=clean_environment(PYTHONPATH=packages, PYTHONDONTWRITEBYTECODE="1"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "up\n", process.stderr.read()
        yield process
    finally:
        if process.poll() is None:
            process.stdin.close()
            process.wait(20)
        process.stdout.close()
        process.stderr.close()
        if not process.stdin.closed:
            process.stdin.close()


@contextmanager
def heir_of_orphans() -> Iterator[None]:
    """Inherit the children of killed processes, as the first process of a machine does.

    In a container that one may be slow to take leave of them, and a dead server keeps its number.
    """
    inherit = partial(ctypes.CDLL(None).prctl, PR_SET_CHILD_SUBREAPER)
    inherit(1, 0, 0, 0)
    try:
        yield
    finally:
        inherit(0, 0, 0, 0)


def took_leave_of(pid: int) -> bool:
    """Whether a dead process is gone for good, taken leave of here if it was inherited."""
    with suppress(ChildProcessError):  # its killed parent has not quite ended, or all is done
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    return not Path(f"/proc/{pid}").exists()


def kill(pid: int) -> None:
    """SIGKILL: the process gets no chance to tidy up."""
    os.kill(pid, signal.SIGKILL)


def kill_at_once(var: Path, *parts: str) -> None:
    """SIGKILL to the folder's oldest process of each part, all found before the first one dies.

    One that dies with another before its own turn comes has met the same end.
    """
    for pid in [numbers_of(var, part)[0] for part in parts]:
        with suppress(ProcessLookupError):
            kill(pid)


def start(var: Path, *arguments: str) -> subprocess.Popen[str]:
    """One command as a person runs it."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=clean_environment(FORKOMMUNE_VAR=str(var)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def outcome(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code, output and complaints of a command that ends within a minute."""
    out, err = process.communicate(timeout=60 * patience())
    return process.returncode, out, err
