"""The Celery application, and what the clock orders when.

The times stand here and not in the settings, which every process reads: `crontab` brings a third of
Celery along, and the web server starts without it.
"""

import os

from celery import Celery
from celery.schedules import crontab
from django.conf import settings
from kombu.transport import TRANSPORT_ALIASES

# `celery -A forkommune` comes without manage.py, which would name them.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forkommune.settings")
TRANSPORT_ALIASES["redis"] = "forkommune.portal.broker:Transport"
app = Celery("forkommune")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = {
    "reconcile-jobs": {"task": "work.reconcile_jobs", "schedule": settings.JOB_RECONCILE_SECONDS},
    "empty-outbox": {"task": "work.empty_outbox", "schedule": 60},
    "tidy-by-records": {"task": "privacy.tidy", "schedule": crontab(hour=4, minute=15)},
    "propose-hours": {"task": "plan.propose_hours", "schedule": 300},
    "remind-of-focus-groups": {"task": "focusgroups.remind", "schedule": crontab(minute=5)},
    "check-links": {"task": "pilots.check_links", "schedule": crontab(hour=1, minute=40)},
    "ask-municipalities": {
        "task": "pilots.ask_municipalities",
        "schedule": crontab(hour=5, minute=20),
    },
    "remind-owners": {"task": "workshops.remind_owners", "schedule": crontab(hour=6, minute=10)},
    "close-polls": {"task": "workshops.close_polls", "schedule": 60},
    # Once a person and week; later on the day only for those whom a stop kept from theirs.
    "weekly-mail": {
        "task": "reports.weekly_mail",
        "schedule": crontab(minute=15, hour="7-20", day_of_week="mon"),
    },
    "tidy-report-files": {"task": "reports.tidy_files", "schedule": crontab(hour=3, minute=30)},
}
app.autodiscover_tasks()
