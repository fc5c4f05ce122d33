"""App configuration of the workshops."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    """Meetings, invitations, votes and conclusions."""

    name = "workshops"
    verbose_name = _("Workshop and meetings")

    def ready(self) -> None:
        """No trace of ballots, and no personal wishes in the history."""
        from workshops import collectors

        collectors.register()
        from forkommune.work.history import history_policy

        untraced = ("Ballot", "CountedVote", "PollSecret", "Tally", "Voted")
        sheets = ("EvaluationSecret", "EvaluationSheet", "EvaluationAnswer")
        for name in (*untraced, *sheets):
            history_policy(f"workshops.{name}", tracked=False)
        history_policy("workshops.Invitation", hashed={"email", "answer_note"})
        history_policy("workshops.Needs", tracked=False)
        # The versions are kept by the publication.
        history_policy("workshops.Meeting", ignored={"published_programme", "programme_changed_at"})
        history_policy("workshops.Participant", hashed={"name"})
        history_policy("workshops.MinutesSection", hashed={"text", "drafted"})
        history_policy("workshops.MinutesReader", hashed={"name", "email"})
        history_policy("workshops.MinutesComment", hashed={"text", "answer"})
        history_policy("workshops.Action", hashed={"email"})
        history_policy("workshops.CasePaper", hashed={"background", "facts", "proposal"})
        history_policy("workshops.ConclusionWording", hashed={"statement"})
        history_policy("workshops.BasisConclusion", hashed={"wording"})
        history_policy("workshops.OpenQuestion", hashed={"outcome"})
        from forkommune.work.registry import DataSource, loaders, sources
        from workshops.loading import load

        loaders.add("workshop", load, order=60)
        source = DataSource(
            _("The programme of the workshop"),
            _("The project, derived from the application"),
            "EUPL-1.2",
            ("workshops/data/workshop_programme.json",),
            _("proposal by the project"),
        )
        sources.add("workshop programme", source, order=40)
        from workshops import group_panels, names, queues
        from workshops.basis import registering as basis
        from workshops.case_papers import publishing as case_papers
        from workshops.dialogue import registering as dialogue
        from workshops.evaluation import registering as evaluation
        from workshops.invitations import registering as invitations
        from workshops.minutes import registering as minutes
        from workshops.outcomes import registering as outcomes
        from workshops.outcomes import wording
        from workshops.programmes import publishing as programmes
        from workshops.voting import priorities

        for room in (
            invitations,
            programmes,
            queues,
            group_panels,
            dialogue,
            outcomes,
            case_papers,
            minutes,
            evaluation,
            priorities,
            basis,
            names,
            wording,
        ):
            room.register()
