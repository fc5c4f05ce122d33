"""What the settings read from outside: environment variables and the portal's own state folder."""

import os
import secrets

from forkommune.portal.paths import BASE_DIR, var_dir

__all__ = ["BASE_DIR", "is_production", "listed", "secret_key", "var_dir"]


def is_production() -> bool:
    """Whether `FORKOMMUNE_ENV=production` asks for HTTPS, mail and second factors."""
    return os.environ.get("FORKOMMUNE_ENV", "") == "production"


def secret_key() -> str:
    """`SECRET_KEY` of the environment, or one generated once into the state folder (mode 0600)."""
    if from_environment := os.environ.get("SECRET_KEY"):
        return from_environment
    path = var_dir() / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
                new.write(secrets.token_urlsafe(50))
        except FileExistsError:
            # Another process of the same start was first; its key is as good.
            pass
    return path.read_text(encoding="ascii")


def listed(name: str, default: str = "") -> list[str]:
    """A comma-separated variable as a list without empty members."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]
