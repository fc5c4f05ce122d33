"""pytest plugin: real PostgreSQL and Redis out of the wheels, once per run, before the settings.

Loaded with `-p tests.servers`, thus before pytest-django reads the settings. Where DATABASE_URL and
REDIS_URL are set already (workers of pytest-xdist inherit them; CI may bring its own) those are
used. Every process gets a state folder and a Redis database of its own.
"""

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from forkommune.portal.paths import var_dir
from forkommune.portal.servers import embedded_servers, missing_servers

ROOT = Path(__file__).resolve().parent.parent
# What is built once and only read by tests; a state folder of its own would lack it.
BUILT = ("frontend",)
_running = ExitStack()


def _start_servers(names: list[str]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="fkt-"))
    _running.callback(shutil.rmtree, folder, ignore_errors=True)
    servers = _running.enter_context(embedded_servers(folder, names=names, durable=False))
    if "postgres" in names:
        os.environ["DATABASE_URL"] = servers.database_url
    if "redis" in names:
        os.environ["REDIS_URL"] = servers.redis_url
    os.environ["FORKOMMUNE_TEST_VAR"] = str(folder)
    # Not pytest_unconfigure: a plugin that fails while loading would skip it.
    atexit.register(_running.close)


def _own_state_folder(worker: str) -> Path:
    parent = os.environ.get("FORKOMMUNE_TEST_VAR")
    if parent is None:
        parent = tempfile.mkdtemp(prefix="fkt-")
        atexit.register(shutil.rmtree, parent, ignore_errors=True)
    own = Path(parent) / worker
    own.mkdir(exist_ok=True)
    for name in BUILT:
        if not (own / name).is_symlink():
            (own / name).symlink_to(var_dir() / name)
    return own


def _own_redis(url: str, worker: str) -> str:
    """Database 0 for the controller, n+1 for worker gwn: queues and caches never mix."""
    number = int(worker.removeprefix("gw")) + 1 if worker.startswith("gw") else 0
    return f"{url.split('?')[0]}?db={number}"


def _prepare() -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    if names := missing_servers():
        _start_servers(names)
    os.environ["FORKOMMUNE_VAR"] = str(_own_state_folder(worker))
    if os.environ["REDIS_URL"].startswith("unix://"):
        os.environ["REDIS_URL"] = _own_redis(os.environ["REDIS_URL"], worker)


_prepare()


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of manage.py."""
    return ROOT
