"""What meetings keep about people: the invited, those who came, and who follows something up."""

from django.utils.translation import gettext_lazy as _

from forkommune.work.personal_data import (
    ADDRESS,
    INVITATION,
    PERSON,
    USER,
    PersonKind,
    Then,
    Trace,
    declare,
    declare_person,
    did,
    impersonal,
    own,
)

PARTICIPANT = "meeting-participant"


def register() -> None:
    """Declare the models of the meetings."""
    _invited()
    _came_of_it()
    _papers()
    _minutes()
    _evaluations()
    _basis()
    _votes()
    _meetings()


def _invited() -> None:
    """Those who were asked, where they sit and what they present."""
    declare_person(INVITATION, PersonKind("workshops.Invitation", address_field="email"))
    declare("workshops.Attendance", own("invitation", INVITATION))
    declare(
        "workshops.Invitation",
        own("pk", INVITATION),
        did("answered_by"),
        did("invited_by"),
        Trace("stands_in_for", INVITATION, Then.ANONYMISE, clears={"stands_in_for": None}),
        tells_nothing={"calendar_uid": "a random number"},
    )
    declare("workshops.Needs", own("invitation", INVITATION))
    declare(
        "workshops.Session",
        Trace(
            "presenters",
            INVITATION,
            Then.KEEP,
            why=_("The item stays; that the person presents it goes with the invitation."),
            shows=("title",),
        ),
        tells_nothing={"*": "the programme of a meeting"},
    )
    declare("workshops.Session_presenters", own("invitation", INVITATION))
    declare("workshops.Seat", own("invitation", INVITATION))
    declare("workshops.SeatingPlan", did("changed_by", shows=("changed_at",)))


def _came_of_it() -> None:
    """Those who took part, and who follows something up."""
    declare_person(PARTICIPANT, PersonKind("workshops.Participant"))
    declare("workshops.Participant", own("pk", PARTICIPANT))
    declare(
        "workshops.Action",
        Trace(
            "person",
            PERSON,
            Then.ANONYMISE,
            shows=("text", "due_on", "outcome"),
            clears={"person": None},
        ),
        Trace(
            "email",
            ADDRESS,
            Then.ANONYMISE,
            shows=("text", "due_on", "outcome"),
            clears={"email": ""},
        ),
    )


def _papers() -> None:
    declare(
        "workshops.PrintedPaper",
        own("ordered_by", USER, shows=("kind", "ordered_at")),
        own("meeting__invitations", INVITATION, shows=("kind", "ordered_at")),
        hides={"content": _("A paper to print, with the names of everybody who comes.")},
    )
    declare(
        "workshops.CasePaper",
        did("written_by"),
        tells_nothing={"*": "the project's words to those who decide, without names"},
    )


def _votes() -> None:
    """Who voted is known, and what anybody voted is not."""
    declare("workshops.Voted", own("invitation", INVITATION))
    declare(
        "workshops.PointSheet",
        Trace(
            "given_by", INVITATION, Then.ANONYMISE, shows=("saved_at",), clears={"given_by": None}
        ),
        tells_nothing={"tab": "a random name of a page"},
    )
    impersonal(
        "a vote hangs on nobody; while open on a keyed digest",
        "workshops.Ballot",
        "workshops.CountedVote",
        "workshops.PollSecret",
    )
    impersonal(
        "the questions of a vote, and what municipalities and the room came to",
        "workshops.Poll",
        "workshops.Poll_options",
        "workshops.Points",
        "workshops.Tally",
    )


def _meetings() -> None:
    impersonal(
        "meetings, their programme and what came of them",
        "workshops.Ground",
        "workshops.Meeting",
        "workshops.Meeting_municipalities",
        "workshops.Session_responsible",
        "workshops.Table",
        "workshops.Conclusion",
        "workshops.Action_claims",
        "workshops.Action_passages",
        "workshops.Idea",
    )


def _minutes() -> None:
    declare(
        "workshops.Minutes",
        did("drafted_by", shows=("drafted_at",)),
        did("approved_by", shows=("approved_at",)),
        tells_nothing={"*": "the project's words about a meeting, without names"},
    )
    declare(
        "workshops.MinutesSection",
        tells_nothing={"*": "the project's words about a meeting, without names"},
    )
    declare(
        "workshops.MinutesPerson", own("invitation", INVITATION), own("participant", PARTICIPANT)
    )
    declare("workshops.MinutesReader", own("invitation", INVITATION), own("email", ADDRESS))
    declare(
        "workshops.MinutesComment",
        own("reader__invitation", INVITATION),
        own("reader__email", ADDRESS),
        did("decided_by", shows=("decided_at", "answer")),
        tells_nothing={"seen": "a checksum of the section"},
    )


def _evaluations() -> None:
    impersonal(
        "the questions of an evaluation, and how many answered",
        "workshops.Evaluation",
        "workshops.EvaluationQuestion",
    )
    impersonal(
        "an answer hangs on nobody; while open on a keyed digest",
        "workshops.EvaluationSecret",
        "workshops.EvaluationSheet",
        "workshops.EvaluationAnswer",
    )


def _basis() -> None:
    """What the main project builds on, and orders of ties."""
    declare(
        "workshops.BasisConclusion",
        did("chosen_by", shows=("chosen_at",)),
        tells_nothing={"*": "the words of a conclusion, without names"},
    )
    declare(
        "workshops.ConclusionWording",
        did("changed_by", shows=("changed_at",)),
        tells_nothing={"*": "earlier words of a conclusion, without names"},
    )
    declare(
        "workshops.OpenQuestion",
        did("asked_by", shows=("asked_at",)),
        Trace(
            "person",
            PERSON,
            Then.ANONYMISE,
            shows=("decided_on", "outcome"),
            clears={"person": None},
        ),
        tells_nothing={"outcome": "the project's answer to a question of its own"},
    )
    declare(
        "workshops.TieDecision",
        did("recorded_by", shows=("recorded_at",)),
        tells_nothing={"*": "an order of pilots or criteria, and why"},
    )
