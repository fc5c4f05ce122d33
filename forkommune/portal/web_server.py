"""gunicorn's settings, the same on one machine and in a container (`gunicorn --config python:…`).

WEB_ADDRESS is where visitors are answered, WEB_PROCESSES by how many processes. Where
FORKOMMUNE_METRICS_ADDRESS names an inner address, the figures for monitoring are given there.
"""

import os
import shutil
from pathlib import Path
from typing import Any

from forkommune.portal.logs import logging_settings
from forkommune.portal.memory import settle
from forkommune.portal.metrics_address import metrics_address
from forkommune.portal.paths import var_dir
from forkommune.settings.environment import is_production

_metrics = metrics_address()
bind = [os.environ.get("WEB_ADDRESS") or "127.0.0.1:8000"]
if _metrics:
    bind.append(f"{_metrics.host}:{_metrics.port}")
    # Read by the client library when it is loaded, so it is set before the application is.
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(var_dir() / "run" / "metrics"))
worker_class = "forkommune.portal.web_worker.Worker"
workers = int(os.environ.get("WEB_PROCESSES") or len(os.sched_getaffinity(0)) + 1)
threads = 2  # for slow clients and downloads, not for speed
preload_app = True
control_socket_disable = True
graceful_timeout = 2
timeout = 60
keepalive = 5
# No access log: personal links are part of addresses. The portal writes its own, without them.
logconfig_dict = logging_settings(
    as_json=is_production(),
    loggers={"gunicorn.error": {"level": "INFO", "handlers": ["stderr"], "propagate": False}},
)


def on_starting(server: Any) -> None:
    """Figures of an earlier start do not count."""
    if folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        shutil.rmtree(folder, ignore_errors=True)
        Path(folder).mkdir(mode=0o700, parents=True)


def when_ready(server: Any) -> None:
    """The application is loaded, and no process of its own was forked yet."""
    # Not sooner: the models that it names need the settings.
    from forkommune.portal.warming import load_pages

    load_pages()
    settle()
