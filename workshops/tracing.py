"""What the history keeps of the rows of meetings: no trace of a vote, and no wish or word of a person."""

from forkommune.work.history import history_policy

# A ballot, a sheet of an evaluation or a wish for food must be found nowhere, least of all in a history;
# a printed paper is gone in two days.
UNTRACED = (
    "Ballot", "CountedVote", "PollSecret", "Tally", "Voted",
    "EvaluationSecret", "EvaluationSheet", "EvaluationAnswer",
    "Needs", "PrintedPaper",
)  # fmt: skip
# Of what people are called and have said the history keeps that it changed, and not what it was.
HASHED = {
    "Invitation": {"email", "answer_note"},
    "Participant": {"name"},
    "MinutesSection": {"text", "drafted"},
    "MinutesReader": {"name", "email"},
    "MinutesComment": {"text", "answer"},
    "Action": {"email"},
    "CasePaper": {"background", "facts", "proposal"},
    "ConclusionWording": {"statement"},
    "BasisConclusion": {"wording"},
    "OpenQuestion": {"outcome"},
}


def register() -> None:
    """Tell the history."""
    for name in UNTRACED:
        history_policy(f"workshops.{name}", tracked=False)
    for name, fields in HASHED.items():
        history_policy(f"workshops.{name}", hashed=fields)
    # The versions are kept by the publication.
    history_policy("workshops.Meeting", ignored={"published_programme", "programme_changed_at"})
