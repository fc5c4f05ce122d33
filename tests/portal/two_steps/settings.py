"""The suite's settings with the app whose second migration fails."""

from forkommune.settings.testing import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.portal.two_steps"]  # noqa: F405
