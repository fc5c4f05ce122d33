"""The parts of an example by name: what can be hidden, what is counted as known, what is asked for.

Plain Python. Card and sorting are always public; without them there is nothing to find.
"""

STORY = (
    "challenge",
    "goal",
    "steps",
    "anchoring",
    "participation",
    "barriers",
    "did_not_work",
    "advice",
)
RESOURCES = (
    "cost",
    "person_years",
    "funding",
    "months_to_carry_out",
    "lifetime_years",
    "legal_basis",
)
EFFECTS = ("effects", "other_effects")
HIDEABLE = (*STORY, *RESOURCES, *EFFECTS, "contact", "conditions", "adoptions", "files")
