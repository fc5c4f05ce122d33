"""Entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forkommune.settings")
_portal = get_wsgi_application()

from forkommune.portal.metrics import with_metrics  # noqa: E402  # models need the settings

application = with_metrics(_portal)
