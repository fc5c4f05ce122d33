"""App configuration of the focus groups."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FocusgroupsConfig(AppConfig):
    """Focus groups and participation processes."""

    name = "focusgroups"
    verbose_name = _("Focus groups")

    def ready(self) -> None:
        """Show the core and the lower rooms what the focus groups bring."""
        from focusgroups import (
            coding_turns,
            collectors,
            queues,
            redacting,
            speakers,
            transcribing,
        )
        from focusgroups.feedback import registering as feedback
        from focusgroups.recruitment import registering as recruitment
        from focusgroups.rights import overseen
        from focusgroups.rights import services as rights

        keep_words_out_of_history()
        parts = (collectors, recruitment, rights, overseen, speakers, coding_turns)
        for part in (*parts, queues, redacting, transcribing, feedback):
            part.register()
        register_guide()
        register_processes()


def keep_words_out_of_history() -> None:
    """Keep what participants say out of the history."""
    from forkommune.work.history import history_policy

    history_policy("focusgroups.Note", hashed={"text"})
    history_policy("focusgroups.FocusGroup", ignored={"changes"})
    words = {"name", "method", "cost", "time_needed", "conditions", "risks"}
    history_policy("focusgroups.ParticipationProcess", hashed=words)
    # Whoever reads the history shall not learn who said yes, nor which letter somebody has.
    hidden = {"informant", "state", "replaces", "answered_at"}
    history_policy("focusgroups.Candidate", ignored=hidden)
    history_policy("focusgroups.Participant", ignored={"informant"})


def register_guide() -> None:
    """The guide that every portal begins with, and where it is from."""
    from focusgroups.loading import load
    from forkommune.work.registry import DataSource, loaders, sources

    loaders.add("focus groups", load, order=50)
    source = DataSource(
        _("The guide of the focus groups"),
        _("The project, derived from the application"),
        "EUPL-1.2",
        ("focusgroups/data/focus_group_guide.json",),
        _("proposal by the project"),
    )
    sources.add("focus-group guide", source, order=40)


def register_processes() -> None:
    """Participation processes, which are made of passages."""
    from focusgroups.processes.forms import ProcessForm
    from forkommune.work.registry import ClaimKind, claim_kinds

    kind = ClaimKind(
        _("Make a participation process"),
        ProcessForm,
        lambda claim: claim.process.get_absolute_url(),
        row="process",
    )
    claim_kinds.add("process", kind)
