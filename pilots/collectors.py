"""What pilots and examples keep about people: who wrote, assessed, decided, analysed."""

from django.utils.translation import gettext_lazy as _

from forkommune.work.personal_data import USER, Then, Trace, declare, did, impersonal

_SCORES_STAND = _("a score that was handed in stands without the name of who gave it")
_PUBLIC_FACTS = "what organisations do and publish, with public sources"


def register() -> None:
    """Declare the models of the app."""
    _examples()
    _proposals()
    _pilots()
    _assessments()
    _experiments()


def _examples() -> None:
    declare(
        "pilots.Example",
        tells_nothing={
            "*": _PUBLIC_FACTS,
            "mailbox": "a common mailbox of the owner, never a person's",
        },
    )
    impersonal(
        _PUBLIC_FACTS,
        "pilots.Example_municipalities",
        "pilots.Example_other_instruments",
        "pilots.Example_municipal_roles",
        "pilots.Example_actors",
        "pilots.Example_target_groups",
        "pilots.ExampleSource",
        "pilots.ExampleStory",
        "pilots.ExampleStep",
        "pilots.ExampleBarrier",
        "pilots.ExampleEffect",
        "pilots.ExampleFunding",
        "pilots.ExampleCondition",
        "pilots.Adoption",
    )
    declare(
        "pilots.ExampleFile",
        tells_nothing={
            "*": "a picture that its owner has cleared, or a template of a routine",
            "file": "a picture or a template",
            "sha256": "a digest",
        },
    )
    declare("pilots.ExampleAssessment", did("by", shows=("grade", "text", "on")))
    declare("pilots.ExampleNote", did("by", shows=("part", "text", "noted_at")))
    declare(
        "pilots.ExampleMerger",
        did("by", shows=("kept", "merged", "at")),
        did("undone_by", shows=("kept", "merged", "undone_at")),
        tells_nothing={
            "chosen": "which of two examples a part was taken from",
            "changes": "what an example says, with keys of rows",
            "added": "keys of municipalities and words",
            "otherwise": "what another example says of the same",
        },
    )
    declare(
        "pilots.ExamplesApart",
        did("by", shows=("first", "second", "at")),
        did("undone_by", shows=("first", "second", "undone_at")),
        tells_nothing={
            "why": "how two examples differ",
            "titles": "titles of examples",
            "sources": "public addresses",
        },
    )
    impersonal("how a figure about a measure was found", "pilots.StatedEvidence")
    impersonal("public addresses, and what they answered", "pilots.LinkState")
    impersonal("a number a day, of nobody", "pilots.ExampleUse")


def _proposals() -> None:
    declare(
        "pilots.ExampleProposal",
        did("made_by", shows=("municipality", "begun_at")),
        did("sent_by", shows=("municipality", "sent_at")),
        tells_nothing={
            "actor": "the name of an organisation",
            "declined_because": "why a municipality does not stand for a proposal",
            "values": "what an organisation did, as it is published",
        },
    )
    declare(
        "pilots.PilotProposal",
        did("decided_by", shows=("title", "decided_at", "state", "reason")),
        tells_nothing={
            "*": "an idea; the form asks nobody who they are, and says to write no names",
            "token_hash": "a digest",
        },
    )


def _pilots() -> None:
    impersonal(_PUBLIC_FACTS, "pilots.Pilot", "pilots.Pilot_municipalities", "pilots.PilotPartner")
    declare("pilots.PilotDecision", did("by", shows=("on", "reason", "noted_at")))


def _assessments() -> None:
    impersonal("what pilots are assessed on", "pilots.Criterion", "pilots.CriterionWeight")
    declare("pilots.CriteriaVersion", did("by", shows=("number", "published_at", "reason")))
    declare("pilots.Assessment", did("by", shows=("begun_at", "handed_in_at", "changed_because")))
    declare(
        "pilots.AssessmentScore",
        Trace("assessment__by", USER, Then.KEEP, shows=("score", "reason"), why=_SCORES_STAND),
    )


def _experiments() -> None:
    impersonal(
        "plans of measuring, and means of groups",
        "pilots.FieldExperiment",
        "pilots.Indicator",
        "pilots.Measurement",
        "pilots.KeptResult",
    )
    impersonal(
        "measured units under codes whose key is not in the portal; they go on the plan's day",
        "pilots.Observation",
    )
    declare(
        "pilots.ExperimentNote",
        did("by", shows=("title", "noted_at")),
        tells_nothing={"consequence": "what a deviation means for the result"},
    )
    declare(
        "pilots.OwnAnalysis",
        did("by", shows=("file_name", "put_in_at")),
        tells_nothing={
            "method": "how numbers were worked out",
            "file": "a script or a report",
            "sha256": "a digest",
        },
    )
    declare(
        "pilots.ExperimentConclusion",
        did("by", shows=("verdict", "concluded_at")),
        tells_nothing={
            "words": "what a result of groups means",
            "told": "numbers of groups, with the words of the plan",
        },
    )
    impersonal("which evidence a conclusion gave", "pilots.ExperimentConclusion_effects")
