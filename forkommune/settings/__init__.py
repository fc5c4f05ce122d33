"""Settings of a running portal; every choice is an environment variable with a safe default."""

from .base import *  # noqa: F403
