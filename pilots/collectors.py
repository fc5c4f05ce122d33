"""What pilots and examples keep about people: who assessed a pilot."""

from forkommune.work.personal_data import declare, did, impersonal


def register() -> None:
    """Declare the models of the pilots."""
    declare("pilots.PilotAssessment", did("by", shows=("criterion", "score", "reason", "on")))
    impersonal(
        "what organisations do and publish, with public sources",
        "pilots.Example",
        "pilots.Example_municipalities",
        "pilots.ExampleSource",
        "pilots.Adoption",
        "pilots.Pilot",
        "pilots.Pilot_municipalities",
        "pilots.PilotPartner",
    )
    impersonal(
        "means of groups; measured households are never kept one by one",
        "pilots.FieldExperiment",
        "pilots.Indicator",
        "pilots.Measurement",
    )
