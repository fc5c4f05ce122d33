"""What meetings keep about people: the invited, those who came, and who follows something up."""

from forkommune.work.personal_data import (
    INVITATION,
    PERSON,
    PersonKind,
    Then,
    Trace,
    declare,
    declare_person,
    did,
    impersonal,
    own,
)


def register() -> None:
    """Declare the models of the meetings."""
    declare_person(INVITATION, PersonKind("workshops.Invitation", address_field="email"))
    declare("workshops.Attendance", own("invitation", INVITATION))
    declare("workshops.Invitation", own("pk", INVITATION))
    declare("workshops.Seat", own("invitation", INVITATION))
    declare("workshops.SeatingPlan", did("changed_by", shows=("changed_at",)))
    declare(
        "workshops.Action",
        Trace("person", PERSON, Then.ANONYMISE, shows=("text", "due_on"), clears={"person": None}),
    )
    impersonal(
        "meetings, their programme and what came of them",
        "workshops.Meeting",
        "workshops.Meeting_municipalities",
        "workshops.Session",
        "workshops.Session_responsible",
        "workshops.Table",
        "workshops.Conclusion",
        "workshops.Idea",
        "workshops.Poll",
        "workshops.Poll_options",
    )
    impersonal("a vote hangs on nobody; while open on a keyed digest", "workshops.Ballot")
