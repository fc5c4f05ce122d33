"""App configuration of the focus groups."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FocusgroupsConfig(AppConfig):
    """Focus groups and participation processes."""

    name = "focusgroups"
    verbose_name = _("Focus groups")

    def ready(self) -> None:
        """Keep what participants say out of the history."""
        from focusgroups import collectors

        collectors.register()
        from forkommune.work.history import history_policy

        history_policy("focusgroups.Note", hashed={"text"})
        history_policy("focusgroups.FocusGroup", ignored={"changes"})
        words = {"name", "method", "cost", "time_needed", "conditions", "risks"}
        history_policy("focusgroups.ParticipationProcess", hashed=words)
        # Whoever reads the history shall not learn who said yes, nor which letter somebody has.
        hidden = {"informant", "state", "replaces", "answered_at"}
        history_policy("focusgroups.Candidate", ignored=hidden)
        history_policy("focusgroups.Participant", ignored={"informant"})
        from focusgroups import coding_turns, queues, redacting, speakers, transcribing
        from focusgroups.recruitment import registering
        from focusgroups.rights import overseen
        from focusgroups.rights import services as rights

        registering.register()

        rights.register()
        overseen.register()

        speakers.register()
        coding_turns.register()
        queues.register()
        redacting.register()
        transcribing.register()
        from focusgroups.feedback import registering as feedback

        feedback.register()
        from focusgroups.loading import load
        from forkommune.work.registry import (
            ClaimKind,
            DataSource,
            claim_kinds,
            loaders,
            sources,
        )

        loaders.add("focus groups", load, order=50)
        from focusgroups.processes.forms import ProcessForm

        kind = ClaimKind(
            _("Make a participation process"),
            ProcessForm,
            lambda claim: claim.process.get_absolute_url(),
            row="process",
        )
        claim_kinds.add("process", kind)
        source = DataSource(
            _("The guide of the focus groups"),
            _("The project, derived from the application"),
            "EUPL-1.2",
            ("focusgroups/data/focus_group_guide.json",),
            _("proposal by the project"),
        )
        sources.add("focus-group guide", source, order=40)
