"""Settings of the worker that makes the report of the chain: the test's broker and folders."""

import os

from forkommune.settings.testing import *  # noqa: F403

CELERY_BROKER_URL = os.environ["CELERY_BROKER_URL"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = os.environ["FORKOMMUNE_VAR"] + "/mail"
