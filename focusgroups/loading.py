"""Loads the guide of the focus groups."""

from pathlib import Path

from focusgroups.guides.services import why_it_stands_fast
from focusgroups.models import Guide
from forkommune.work.loading import Tally, read_json, sync

DATA = Path(__file__).resolve().parent / "data"
FACTS = (
    "sessions",
    "participants_min",
    "participants_max",
    "facilitators",
    "recruitment",
    "month",
    "feeds",
    "actor_groups",
    "participant_fields",
    "privacy_nb",
    "roles",
)


def load(tally: Tally) -> None:
    """Bring the guide in step with its file; what has no column of its own is kept in `facts`.

    A version that stands fast, since a session has begun by it, is left as it is.
    """
    file = read_json(DATA / "focus_group_guide.json")
    values = {
        "title": file.required("title_nb"),
        "version": file.required("version"),
        "duration_minutes": file.needed_integer("duration_minutes"),
        "parts": file.values["parts"],
        "opening": file.text("opening_nb"),
        "ground_rules": file.text("ground_rules_nb"),
        "facts": {name: file.values[name] for name in FACTS},
        "source": file.text("source"),
        "certainty": file.text("certainty"),
    }
    same = Guide.objects.filter(title=values["title"], version=values["version"]).first()
    if same is not None and why_it_stands_fast(same):
        tally.of(str(Guide._meta.verbose_name_plural)).kept += 1
        return
    sync(tally, Guide, [(file, values)], key=["title", "version"])
