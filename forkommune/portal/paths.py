"""Where an embedded portal keeps its servers; read by the settings, so free of Django."""

import os
from pathlib import Path
from typing import Any

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATABASE_NAME = "forkommune"
DATABASE_USER = "postgres"


def var_dir() -> Path:
    """The folder that holds all state of an embedded portal (`FORKOMMUNE_VAR` moves it)."""
    return Path(os.environ.get("FORKOMMUNE_VAR") or BASE_DIR / "var").absolute()


def built_dir(var: Path) -> Path:
    """The folder of what is built once: `frontend` and `static` (`FORKOMMUNE_BUILT` moves it).

    In a container it comes with the image and can only be read, while `var` is a volume.
    """
    return Path(os.environ.get("FORKOMMUNE_BUILT") or var).absolute()


def erasure_log_path(var: Path) -> Path:
    """Where ids and times of erasures are kept, outside the database (`ERASURE_LOG` moves it)."""
    return Path(os.environ.get("ERASURE_LOG") or var / "erasures.jsonl").absolute()


def recorded_socket_folder(var: Path) -> Path:
    """The file that names another socket folder where `var/run` is too long for a socket."""
    return var / "socket-folder"


def socket_folder(var: Path) -> Path:
    """The folder of both servers' sockets: `var/run`, or the short one recorded beside it."""
    recorded = recorded_socket_folder(var)
    if recorded.is_file():
        return Path(recorded.read_text(encoding="utf-8").strip())
    return var / "run"


def embedded_database(var: Path) -> dict[str, Any]:
    """Django's connection settings of the embedded PostgreSQL under `var`."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE_NAME,
        "USER": DATABASE_USER,
        "HOST": str(socket_folder(var)),
    }


def embedded_redis_url(var: Path) -> str:
    """Address of the embedded Redis under `var`."""
    return f"unix://{socket_folder(var) / 'redis.sock'}"
