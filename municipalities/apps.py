"""App configuration of the municipalities."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MunicipalitiesConfig(AppConfig):
    """Register, survey and network."""

    name = "municipalities"
    verbose_name = _("Municipalities")

    def ready(self) -> None:
        """Keep answers out of the history."""
        from municipalities import collectors

        collectors.register()
        from forkommune.work.history import history_policy

        history_policy("municipalities.Answer", hashed={"value"})
        history_policy("municipalities.ApprovalEntry", hashed={"comment"})
        history_policy(
            "municipalities.Interview", hashed={"notes", "approved_how", "approval_waived"}
        )
        # The secretariat reads the history; a finding is the researchers' until it is answered.
        kinds = ("Routine", "Instrument", "Barrier", "SuccessFactor", "Requirement", "Institution")
        for finding in kinds:
            history_policy(f"municipalities.{finding}", hashed={"title"})
        history_policy("municipalities.Measure", hashed={"title", "effect", "responsible"})
        history_policy("municipalities.ResponsibleUnit", hashed={"title", "unit"})
        for finding in ("Deadline", "Sum"):
            history_policy(f"municipalities.{finding}", hashed={"title"})
        self._register_loaders()
        self._register_findings()

    def _register_loaders(self) -> None:
        from forkommune.work.registry import link_scopes, loaders
        from municipalities.network.loading import load as load_network
        from municipalities.register.loading import load as load_register
        from municipalities.survey.loading import load as load_survey

        loaders.add("register", load_register, order=30)
        loaders.add("survey", load_survey, order=40)
        loaders.add("network", load_network, order=45)
        from municipalities.survey import panels

        panels.register()
        from forkommune.work.registry import HourSource, hour_sources
        from municipalities.survey.hours import held_interviews

        hour_sources.add("interview", HourSource(_("Interviews"), held_interviews), order=10)
        from municipalities.register import correcting
        from municipalities.register.services import CONFIRM_FACTS, LINK_SCOPE

        correcting.register()
        link_scopes.add(LINK_SCOPE, CONFIRM_FACTS)
        from forkommune.work.registry import address_books, leavings
        from municipalities.survey.services import approval_links
        from municipalities.survey.services.appointments import respondents_left

        leavings.add("interviews", respondents_left)
        link_scopes.add(approval_links.LINK_SCOPE, approval_links.APPROVE_INTERVIEW)
        address_books.add(approval_links.BOOK, approval_links.respondent_address)
        from municipalities.survey.services.passes import REPLY_FINDINGS, REPLY_SCOPE

        link_scopes.add(REPLY_SCOPE, REPLY_FINDINGS)
        from municipalities import data_sources

        data_sources.register()
        from municipalities.register import importing
        from municipalities.survey import importing as survey_importing

        importing.register()
        survey_importing.register()

    def _register_findings(self) -> None:
        from forkommune.work.registry import (
            claim_kinds,
            claim_wordings,
            panels,
            sector_claims,
            source_kinds,
        )
        from municipalities.survey.registering import (
            CLAIM_KINDS,
            FINDING_PANEL,
            SOURCE_KINDS,
            follow_wording,
        )

        claim_wordings.add("findings of the survey", follow_wording)

        for order, (name, kind) in enumerate(CLAIM_KINDS.items(), start=1):
            claim_kinds.add(name, kind, order=order)
        for name, source in SOURCE_KINDS.items():
            source_kinds.add(name, source)
        panels.add("finding", FINDING_PANEL, order=10)
        from municipalities.network import registering as network
        from municipalities.plans import registering
        from municipalities.survey import searching
        from municipalities.survey.registering import measures_of_sector

        searching.register()
        registering.register()
        network.register()
        sector_claims.add("measures", measures_of_sector)
