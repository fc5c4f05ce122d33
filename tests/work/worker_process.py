"""A real Celery worker and a Redis of its own, for tests that kill them."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from forkommune.portal.binaries import redis_program
from tests.portal.on_machine import wait_until

ROOT = Path(__file__).resolve().parent.parent.parent


class OwnRedis:
    """A Redis on a socket in `folder` that can be killed and started again."""

    def __init__(self, folder: Path, *, durable: bool) -> None:
        self.folder, self.durable = folder, durable
        self.socket = folder / "r.sock"
        self.url = f"redis+socket://{self.socket}"
        self.start()

    def start(self) -> None:
        command = [
            redis_program(), "--port", "0", "--unixsocket", str(self.socket), "--dir",
            str(self.folder), "--save", "", "--appendonly", "yes" if self.durable else "no",
            "--appendfsync", "always", "--daemonize", "no",
        ]  # fmt: skip
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_until(self.socket.exists, 5, "Redis opens its socket")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.socket.unlink(missing_ok=True)


class Worker:
    """`celery worker` with one child, on the test's database and the given Redis."""

    def __init__(
        self, folder: Path, redis_url: str, settings: str = "tests.work.short_settings"
    ) -> None:
        self.log = folder / "worker.log"
        address = urlsplit(os.environ["DATABASE_URL"])
        database = address._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": settings,
            "DATABASE_URL": database,
            "CELERY_BROKER_URL": redis_url,
            "FORKOMMUNE_VAR": str(folder),
        }
        command = [
            sys.executable, "-m", "celery", "-A", "forkommune", "worker", "--queues", "reports",
            "--concurrency", "1", "--without-mingle", "--without-gossip", "--loglevel", "INFO",
        ]  # fmt: skip
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        wait_until(
            lambda: self.says(" ready.") or self.process.poll() is not None, 30, "worker starts"
        )
        assert self.process.poll() is None, self.log.read_text(encoding="utf-8")

    def says(self, words: str) -> bool:
        return words in self.log.read_text(encoding="utf-8", errors="replace")

    def kill_all(self) -> None:
        """SIGKILL to the parent and its children: a power cut."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
