"""App configuration of the reports."""

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Editions, sections and snapshots."""

    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        """Show the core and the lower rooms what the reports bring."""
        from reports import collectors, holding, publishing, queues, weakened

        collectors.register()
        keep_words_out_of_history()
        register_texts()
        register_work()
        register_panels()
        for part in (queues, publishing, holding, weakened):
            part.register()


def keep_words_out_of_history() -> None:
    """Snapshots carry their own hash; of a section's text history keeps a hash only."""
    from forkommune.work.history import history_policy

    history_policy("reports.Snapshot", ignored={"data"})
    history_policy("reports.Section", hashed={"body"})
    # Versions are a history themselves.
    history_policy("reports.SectionRevision", tracked=False)
    history_policy("reports.WaitingChapter", tracked=False)
    history_policy("reports.SectionComment", hashed={"text"})


def register_texts() -> None:
    """Where people write what they like."""
    from forkommune.work.registry import FreeText, free_texts

    sections = FreeText(
        "reports.Section",
        ("body",),
        title=lambda one: f"{one.deliverable.code} {one.title}",
        address=lambda one: reverse("reports:report-detail", args=[one.deliverable.code]),
    )
    free_texts.add("sections of reports", sections)
    comments = FreeText(
        "reports.SectionComment",
        ("text",),
        title=lambda one: f"{one.section.deliverable.code} {one.section.title}",
        address=lambda one: one.section.get_absolute_url(),
    )
    free_texts.add("comments on sections of reports", comments)


def register_work() -> None:
    """The making of reports, and what it leaves outside the tables."""
    from forkommune.work.registry import job_handlers, leavings, outside_tables

    from .collectors import CHAPTER_CACHE
    from .jobs import REPORT_JOB
    from .services import JOB_KIND
    from .writing.rehearsal import forget_numbers

    leavings.add("numbers kept for writers", forget_numbers)
    job_handlers.add(JOB_KIND, REPORT_JOB)
    outside_tables.add("laid-out chapters", CHAPTER_CACHE)


def register_panels() -> None:
    """What pages of lower rooms show of the reports, and sentences as claims."""
    from forkommune.work.registry import ClaimKind, Panel, claim_kinds, panels

    from .panels import citations, sentence_address, use_of_overview

    panels.add("report-citations", Panel("passage", "reports/_citations.html", citations))
    use = Panel("overview", "reports/_overview_use.html", use_of_overview)
    panels.add("report-overview", use)
    kind = ClaimKind(address=sentence_address, row="sentence__deliverable")
    claim_kinds.add("sentence", kind, order=30)
