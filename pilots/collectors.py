"""What pilots and examples keep about people: who assessed a pilot."""

from forkommune.work.personal_data import declare, did, impersonal


def register() -> None:
    """Declare the models of the pilots."""
    declare("pilots.PilotAssessment", did("by", shows=("criterion", "score", "reason", "on")))
    impersonal(
        "what organisations do and publish, with public sources",
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
        "pilots.Pilot",
        "pilots.Pilot_municipalities",
        "pilots.PilotPartner",
    )
    declare(
        "pilots.Example",
        tells_nothing={
            "*": "what organisations do and publish, with public sources",
            "mailbox": "a common mailbox of the owner, never a person's",
        },
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
