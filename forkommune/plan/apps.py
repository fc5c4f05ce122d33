"""App configuration of the project plan."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanConfig(AppConfig):
    """Plan and money of the project."""

    name = "forkommune.plan"
    label = "plan"
    verbose_name = _("Plan and money")

    def ready(self) -> None:
        """Offer the application's plan to `load_initial_data`."""
        from forkommune.plan import collectors

        collectors.register()
        from forkommune.plan.loading import load
        from forkommune.work.registry import loaders

        loaders.add("plan", load, order=20)
        self._register_sources()
        from forkommune.plan import importing, queues

        queues.register()
        importing.register()
        from forkommune.plan.services.statements import JOB_KIND, STATEMENT_JOB
        from forkommune.work.history import history_policy
        from forkommune.work.registry import job_handlers

        history_policy("plan.AccountsStatement", ignored={"data"})
        job_handlers.add(JOB_KIND, STATEMENT_JOB)

    def _register_sources(self) -> None:
        from forkommune.work.registry import DataSource, sources

        application = DataSource(
            _("The project plan: activities, milestones, money, questions, literature"),
            "Vestregionen, CICERO, Insam (ES595753, 22.5.2017)",
            _("the applicants' own text; names of public roles only"),
            ("forkommune/plan/data/project_plan.json",),
            _("from the application; its contradictions are shown where they matter"),
        )
        taxonomy = DataSource(
            _("Controlled vocabularies in bokmål, nynorsk and English"),
            "Miljødirektoratet, kortreistkvalitet.no, Vestregionen",
            _("single words; the source stands beside each term"),
            ("forkommune/terms/data/taxonomy.json",),
            _("from the sources, completed by the project's own proposals"),
        )
        sources.add("project plan", application, order=20)
        sources.add("taxonomy", taxonomy, order=21)
