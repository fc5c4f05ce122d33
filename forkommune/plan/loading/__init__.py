"""Loads the project plan as the application describes it."""

from pathlib import Path

from forkommune.work.loading import Tally, read_json

from .activities import load_activities, load_deliverables
from .money import load_money
from .partners import load_partners, load_people
from .project import load_project, load_texts

DATA = Path(__file__).resolve().parent.parent / "data"


def load(tally: Tally) -> None:
    """Bring partners, people, plan and money in step with `project_plan.json`."""
    file = read_json(DATA / "project_plan.json")
    partners = load_partners(tally, file)
    load_people(tally, file, partners)
    project = load_project(tally, file, partners)
    load_texts(tally, file, project)
    activities = load_activities(tally, file, project, partners)
    load_deliverables(tally, file, project, activities)
    load_money(tally, file, project)
