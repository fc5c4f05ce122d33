"""What the municipalities' rooms keep about people: respondents, interviewers, those who confirm."""

from forkommune.work.personal_data import INFORMANT, PERSON, declare, did, impersonal, own

WITHDRAWN = {
    "notes": "",
    "planned_on": None,
    "completed_at": None,
    "approved_at": None,
    "approved_how": "",
    "approval_waived": "",
    "released_at": None,
}


def register() -> None:
    """Declare the models of register, survey and network."""
    _of_register()
    _of_survey()
    _of_network()


def _of_register() -> None:
    declare("municipalities.FactConfirmation", did("confirmed_by"))
    declare(
        "municipalities.PlanVersion",
        did("added_by", shows=("added_at", "file_name")),
        tells_nothing={
            "url": "where a municipality's plan lies",
            "file": "a municipality's plan",
            "sha256": "a digest",
        },
    )
    impersonal(
        "facts about areas, with their sources",
        "municipalities.County",
        "municipalities.Municipality",
        "municipalities.Municipality_neighbours",
        "municipalities.Succession",
        "municipalities.Membership",
        "municipalities.PlanDocument",
        "municipalities.PlanDocument_municipalities",
        "municipalities.PlanPage",
        "municipalities.PlanTarget",
        "municipalities.StatisticKind",
        "municipalities.Statistic",
        "municipalities.PointSource",
        "municipalities.PointSourceEmission",
    )


def _of_survey() -> None:
    declare("municipalities.Answer", own("interview__informant", INFORMANT))
    declare(
        "municipalities.Interview",
        # Withdrawn, it stays as held, for the accounts and the board, without a word of what was said.
        own("informant", INFORMANT, stays=WITHDRAWN),
        did("interviewer", shows=("planned_on", "held_on")),
    )
    declare("municipalities.ApprovalRequest", own("interview__informant", INFORMANT))
    declare(
        "municipalities.ApprovalEntry",
        own("request__interview__informant", INFORMANT),
        did("by"),
    )
    impersonal(
        "the questions, and which municipalities are asked",
        "municipalities.InterviewGuide",
        "municipalities.GuideSection",
        "municipalities.Question",
        "municipalities.SurveyRound",
        "municipalities.SurveyRound_municipalities",
    )
    declare(
        "municipalities.RoutineTemplate",
        did("added_by", shows=("title", "file_name", "added_at")),
        tells_nothing={
            "file": "a form that nobody has filled in",
            "content_type": "the kind of file",
            "sha256": "a digest",
        },
    )
    impersonal(
        "findings about a municipality; who told is kept with the claim's passages",
        "municipalities.Measure",
        "municipalities.Routine",
        "municipalities.Instrument",
        "municipalities.Barrier",
        "municipalities.SuccessFactor",
        "municipalities.Requirement",
        "municipalities.Institution",
        "municipalities.ResponsibleUnit",
        "municipalities.Deadline",
        "municipalities.Sum",
    )


def _of_network() -> None:
    declare("municipalities.NetworkContact", own("person", PERSON))
    impersonal(
        "how the network is divided",
        "municipalities.NetworkCriterion",
        "municipalities.Division",
        "municipalities.Division_municipalities",
        "municipalities.DivisionMove",
        "municipalities.NetworkGroup",
        "municipalities.NetworkGroup_members",
    )
