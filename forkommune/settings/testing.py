"""Settings of the test suite: real servers, no mail leaves, fixed plain static names."""

from .base import *  # noqa: F403

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES |= {  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# WhiteNoise warns about a folder that is not there; the test client serves nothing from it.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
