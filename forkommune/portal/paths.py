"""Where an embedded portal keeps its servers; read by the settings, so free of Django."""

from pathlib import Path
from typing import Any


def embedded_database(var: Path) -> dict[str, Any]:
    """Django's connection settings of the embedded PostgreSQL under `var`."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "forkommune",
        "USER": "postgres",
        "HOST": str(var / "run"),
    }


def embedded_redis_url(var: Path) -> str:
    """Address of the embedded Redis under `var`."""
    return f"unix://{var / 'run' / 'redis.sock'}"
