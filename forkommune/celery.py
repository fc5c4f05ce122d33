"""The Celery application; what runs and when stands in the settings."""

from celery import Celery

app = Celery("forkommune")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
