"""Loads the register: areas with their borders, members, figures and plans."""

from pathlib import Path

from forkommune.work.loading import Tally

from .areas import load_areas
from .figures import load_figures
from .members import load_members
from .plans import load_plans
from .point_sources import load_point_sources

DATA = Path(__file__).resolve().parent.parent / "data"


def load(tally: Tally) -> None:
    """Bring the register in step with its files."""
    areas = load_areas(tally, DATA)
    load_members(tally, DATA, areas)
    load_figures(tally, DATA, areas)
    load_point_sources(tally, DATA, areas)
    load_plans(tally, DATA, areas)
