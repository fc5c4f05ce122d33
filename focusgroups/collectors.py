"""What the focus groups keep about people: letters, turns, and rights in a group."""

from forkommune.work.personal_data import INFORMANT, USER, declare, did, impersonal, own

LEFT = {"municipality": None, "age_group": "", "language": "nb", "state": "withdrawn"}


def register() -> None:
    """Declare the models of the focus groups."""
    declare("focusgroups.Grant", own("user", USER), did("given_by", shows=("group", "kind")))
    # Where consent is withdrawn, that somebody of the actor group was asked and withdrew stays.
    declare(
        "focusgroups.Candidate",
        own("informant", INFORMANT, stays=LEFT),
        did("proposed_by"),
        did("invited_by"),
    )
    impersonal("how many of which kind are wanted", "focusgroups.WantedMix")
    declare("focusgroups.Note", own("participant__informant", INFORMANT), did("written_by"))
    declare("focusgroups.Participant", own("informant", INFORMANT))
    declare(
        "focusgroups.PartStart",
        did("by"),
        tells_nothing={"part": "a code of the guide", "question": "a code of the guide"},
    )
    declare(
        "focusgroups.Recording",
        did("deleted_by", shows=("deleted_on",)),
        tells_nothing={"kept_at": "where a recording lies"},
    )
    declare(
        "focusgroups.Summary",
        did("written_by", shows=("sent_at",)),
        tells_nothing={
            "text": "the researchers' words; quotes are looked up, and go with whoever said them"
        },
    )
    declare("focusgroups.SummaryReply", own("participant__informant", INFORMANT))
    declare("focusgroups.SummaryComment", own("reply__participant__informant", INFORMANT))
    impersonal("the session and its guide", "focusgroups.Guide", "focusgroups.FocusGroup")
    impersonal(
        "proposals; who told is kept with the claim's passages",
        "focusgroups.ParticipationProcess",
        "focusgroups.ParticipationProcess_actor_groups",
    )
