"""The shipped facts."""

from tests.loading.conftest import loaded, loaded_once

__all__ = ["loaded", "loaded_once"]
