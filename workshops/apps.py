"""App configuration of the workshops."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkshopsConfig(AppConfig):
    """Meetings, invitations, votes and conclusions."""

    name = "workshops"
    verbose_name = _("Workshop and meetings")

    def ready(self) -> None:
        """Say what is kept of people and what of changes, and put every room on the common pages."""
        from workshops import collectors, group_panels, loading, names, queues, tracing
        from workshops.basis import registering as basis
        from workshops.case_papers import publishing as case_papers
        from workshops.dialogue import registering as dialogue
        from workshops.evaluation import registering as evaluation
        from workshops.invitations import registering as invitations
        from workshops.minutes import registering as minutes
        from workshops.outcomes import registering as outcomes
        from workshops.outcomes import wording
        from workshops.papers import registering as papers
        from workshops.programmes import publishing as programmes
        from workshops.voting import priorities

        for room in (
            collectors,
            tracing,
            loading,
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
            papers,
            wording,
        ):
            room.register()
