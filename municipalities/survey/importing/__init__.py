"""Files of the survey: guides, and answers that were given on paper or in another tool."""

from django.utils.translation import gettext_lazy as _

from forkommune.work.importing import ImportKind
from forkommune.work.registry import import_kinds
from municipalities.survey.querysets import CONDUCT

from .guides import write_guide
from .responses import write_responses

GUIDE, RESPONSES = "guide", "responses"
KINDS = (RESPONSES, GUIDE)


def register() -> None:
    """Called when the app is ready."""
    import_kinds.add(
        RESPONSES,
        ImportKind(
            _("Answers"),
            _("A row an interview, a column a question, as Excel or CSV"),
            write_responses,
            permission=CONDUCT,
            is_personal=True,
        ),
        order=50,
    )
    import_kinds.add(
        GUIDE,
        ImportKind(
            _("Interview guide"),
            _("The workbook of a guide, as it is downloaded from its page"),
            write_guide,
            permission=CONDUCT,
        ),
        order=51,
    )
