"""What reports keep about people: whom they quote, and who ordered them."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forkommune.work.personal_data import (
    INFORMANT,
    Outside,
    Then,
    Trace,
    declare,
    did,
    impersonal,
    own,
)
from reports.chapters import forget_chapters

CITED = "citations__passage__revision__source__informant"
OUT = Q(state="published") | Q(state="withdrawn")


def register() -> None:
    """Declare the models of the reports.

    A draft that quotes somebody goes with its file and its data; what was published is for people
    to decide on (article 17(3)(d)), so its quote stays until they have.
    """
    declare(
        "reports.Snapshot",
        own(f"editions__{CITED}", INFORMANT, only=~_any_edition_out(), shows=("taken_at",)),
        tells_nothing={"sha256": "a digest"},
        hides={"data": _("All data of a report; the person's own stand under their own heading.")},
    )
    quotes = _("is published and quotes what is erased: somebody must decide about a new edition")
    declare(
        "reports.Edition",
        own(CITED, INFORMANT, only=~OUT, shows=("number", "state", "ordered_at")),
        Trace(
            CITED,
            INFORMANT,
            Then.DECIDE,
            only=OUT,
            why=quotes,
            shows=("number", "state", "published_at"),
        ),
        did("ordered_by", shows=("number", "state", "ordered_at")),
        tells_nothing={"sha256": "a digest", "validation": "a verdict on the file"},
        hides={
            "file": _("A report is read on its page."),
            "word": _("A report is read on its page."),
            "web": _("A report is read on its page."),
            "package": _("A report is read on its page."),
        },
    )
    declare("reports.CitedPassage", own("passage__revision__source__informant", INFORMANT))
    declare(
        "reports.SectionRevision",
        did("written_by", shows=("title", "written_at")),
        tells_nothing={"body": "text of a report, which names nobody"},
    )
    declare(
        "reports.SectionComment",
        did("written_by", shows=("text", "written_at")),
        did("handled_by", shows=("handled_at",)),
    )
    declare(
        "reports.Section",
        did("responsible", shows=("title",)),
        tells_nothing={"body": "text of a report, which names nobody"},
    )
    impersonal(
        "a chapter of a report for the time in which it is laid out: gone with its job, and with the"
        " laid-out chapters where somebody withdraws",
        "reports.WaitingChapter",
    )
    impersonal(
        "text of a report, without an author; its quotes are cited passages",
        "reports.Sentence",
        "reports.Dissemination",
    )


def _any_edition_out() -> Q:
    return Q(editions__state="published") | Q(editions__state="withdrawn")


def empty_chapter_cache(subject: Any) -> str:
    """Laid-out chapters may hold an informant's words; they are laid out anew when asked for."""
    if INFORMANT not in subject.keys or not forget_chapters():
        return ""
    return gettext("all laid-out chapters of reports, which are made anew")


CHAPTER_CACHE = Outside(_("Laid-out chapters of reports"), lambda subject: [], empty_chapter_cache)
