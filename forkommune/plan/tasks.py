"""What Celery runs for the ledger."""

from forkommune.celery import app
from forkommune.plan.models import Project
from forkommune.plan.services.proposals import propose_hours


@app.task(name="plan.propose_hours", expires=300)
def propose_hours_held() -> None:
    """Every few minutes: propose the hours of what was held since the last look."""
    project = Project.objects.order_by("period_from").first()
    if project is not None:
        propose_hours(project=project)
