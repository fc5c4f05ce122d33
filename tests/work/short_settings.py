"""Settings of the worker in kill tests: leases of seconds, and the test's job kinds."""

import os

from forkommune.settings.testing import *  # noqa: F403

JOB_LEASE_SECONDS = 1.5
JOB_HEARTBEAT_SECONDS = 0.4
JOB_UNCLAIMED_SECONDS = 1
CELERY_IMPORTS = ["tests.work.handlers"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = os.environ["FORKOMMUNE_VAR"] + "/mail"
CELERY_BROKER_URL = os.environ["CELERY_BROKER_URL"]
