"""`manage.py portal` as a person starts it: a process with lines on its terminal."""

import http.client
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Self

from .on_machine import ROOT, alive_on, clean_environment, patience

READY = "Portalen er klar: "
LINK = "Logg inn: "


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningPortal:
    """One supervisor and what it has printed so far."""

    def __init__(self, var: Path, port: int, **environment: str) -> None:
        self.var = var
        self.port = port
        self.lines: list[str] = []
        self._fresh: queue.Queue[str | None] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "portal", "--port", str(port)],
            cwd=ROOT,
            env=clean_environment(FORKOMMUNE_VAR=str(var), **environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self._fresh.put(line.rstrip("\n"))
        self._fresh.put(None)

    def wait_for_line(self, beginning: str, seconds: float = 300) -> str:
        """The first line that begins so; AssertionError with all lines when there is none."""
        deadline = time.monotonic() + seconds * patience()
        for line in self.lines:
            if line.startswith(beginning):
                return line
        while True:
            try:
                line = self._fresh.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no “{beginning}” in {self.lines}") from None
            assert line is not None, f"ended before “{beginning}”: {self.lines}"
            self.lines.append(line)
            if line.startswith(beginning):
                return line

    def wait_until_ready(self) -> Self:
        """Wait for the address and the log-in link."""
        self.wait_for_line(READY)
        self.wait_for_line(LINK)
        return self

    def get(self, path: str, *, port: int | None = None) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of a page; status 0 when nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        except (OSError, http.client.HTTPException):
            return 0, {}, b""
        finally:
            connection.close()

    def health(self) -> dict[str, str]:
        """The parts of `/helse/klar`."""
        return dict(json.loads(self.get("/helse/klar")[2] or b"{}"))

    def interrupt(self) -> int:
        """Ctrl-C; the exit code."""
        return self.end(signal.SIGINT)

    def end(self, number: signal.Signals) -> int:
        """Send a signal, wait for the end of the supervisor; the exit code."""
        if self.process.poll() is None:
            os.kill(self.process.pid, number)
        code = self.process.wait(30 * patience())
        self._reader.join(10 * patience())
        # A pipe that is still read cannot be closed: somebody inherited it and lives on.
        assert not self._reader.is_alive(), f"left behind: {alive_on(self.var)}"
        self.process.stdout.close()
        while not self._fresh.empty():
            line = self._fresh.get()
            self.lines += [] if line is None else [line]
        return code


def start_in_vain(var: Path, port: int, **environment: str) -> tuple[int, str]:
    """Exit code and all output of a portal that must refuse to start."""
    done = subprocess.run(
        [sys.executable, "manage.py", "portal", "--port", str(port)],
        cwd=ROOT,
        env=clean_environment(FORKOMMUNE_VAR=str(var), **environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60 * patience(),
        check=False,
    )
    return done.returncode, done.stdout + done.stderr
