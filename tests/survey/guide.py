"""A small guide with every type of question, and what a browser posts for it."""

import json

from forkommune.work.merging import digest
from tests.factories import (
    ConsentFactory,
    GuideFactory,
    InterviewFactory,
    QuestionFactory,
    SectionFactory,
)

OPTIONS = [
    {"code": "economy", "label_nb": "Økonomi"},
    {"code": "staff", "label_nb": "Manglende årsverk"},
    {"code": "none", "label_nb": "Ingen"},
]
# number, type, kind, extra
QUESTIONS = (
    (1, "text", "respondent", {"is_required": True}),
    (2, "number", "fact", {"unit": "årsverk"}),
    (3, "single_choice", "fact", {"options": OPTIONS}),
    (4, "number", "fact", {"unit": "årstall"}),
    (5, "scale_1_5", "assessment", {}),
    (6, "yes_no", "fact", {"is_required": True}),
    (7, "multiple_choice", "assessment", {"options": OPTIONS}),
    (8, "date", "fact", {}),
    (9, "text", "assessment", {}),
)


def small_guide():
    """Two parts, nine questions, one of each type and more."""
    guide = GuideFactory(scale_labels={"1": "I svært liten grad", "5": "I svært stor grad"})
    first = SectionFactory(guide=guide, title="Bakgrunn", position=1)
    second = SectionFactory(guide=guide, title="Barrierer", position=2)
    for number, kind_of_answer, kind, extra in QUESTIONS:
        QuestionFactory(
            guide=guide,
            section=first if number <= 4 else second,
            number=number,
            type=kind_of_answer,
            kind=kind,
            text=f"Spørsmål med ord {number}?",
            **extra,
        )
    return guide


def ready_interview(**values):
    """An interview with a basis in force and nothing typed."""
    interview = InterviewFactory(round__guide=small_guide(), **values)
    ConsentFactory(informant=interview.informant)
    return interview


def posted(loaded=None, *, tab="tab1", seq=1, action=None, **typed):
    """What the form sends: `loaded` is what it was drawn with, `typed` what was changed."""
    loaded = loaded or {}
    names = {**loaded, **typed}
    data = {
        **names,
        "tab": tab,
        "seq": seq,
        "base": json.dumps({name: digest(loaded.get(name, "")) for name in names}),
    }
    return data | ({"action": action} if action else {})


WHOLE = {
    "held_on": "3.10.2017",
    "notes": "Ringte tilbake etter lunsj.",
    "q01": "Klimarådgiver i plan",
    "q02": "0,5",
    "q02_comment": "Delt med nabokommunen",
    "q03": "economy",
    "q04": "2014",
    "q05": "4",
    "q06": "yes",
    "q07": ["economy", "staff"],
    "q08": "14. nov 2016",
    "q09_state": "did_not_know",
}
