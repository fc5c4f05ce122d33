"""The Celery application; what runs and when stands in the settings."""

import os

from celery import Celery

# `celery -A forkommune` comes without manage.py, which would name them.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forkommune.settings")
app = Celery("forkommune")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
