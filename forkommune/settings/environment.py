"""What the settings read from outside: environment variables."""

import os

from forkommune.portal.paths import BASE_DIR, var_dir

__all__ = ["BASE_DIR", "is_production", "listed", "var_dir"]


def is_production() -> bool:
    """Whether `FORKOMMUNE_ENV=production` asks for HTTPS, mail and second factors."""
    return os.environ.get("FORKOMMUNE_ENV", "") == "production"


def listed(name: str, default: str = "") -> list[str]:
    """A comma-separated variable as a list without empty members."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]
