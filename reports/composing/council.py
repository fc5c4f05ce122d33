"""The headings under which the Research Council reads a project description.

After the Council's criteria for innovation projects in the public sector, in which FORKOMMUNE awards its
main projects, and the points that every application is to answer. Each call has its own form: a text
that is written under a heading may carry the form's words for it, and the document follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Heading:
    """What the Council asks. key: of the section that answers it, and of its place in the document."""

    key: str
    title: Any
    asks: Any


@dataclass(frozen=True)
class CouncilPart:
    """Headings that are read together."""

    key: str
    title: Any
    headings: tuple[Heading, ...]


PARTS = (
    CouncilPart(
        "innovasjonen",
        _("The innovation"),
        (
            Heading(
                "relevans",
                _("Relevance to the call"),
                _("Which need the project meets, and how it answers the call."),
            ),
            Heading(
                "innovasjonsgrad",
                _("Degree of innovation"),
                _("What is new, measured against what is done today."),
            ),
            Heading(
                "verdiskaping",
                _("Potential value for the public sector"),
                _("What the municipalities gain, and how it can be measured."),
            ),
            Heading(
                "realisering",
                _("Putting the innovation to use in the public sector"),
                _("Who takes the results into use, how, and what could stop it."),
            ),
        ),
    ),
    CouncilPart(
        "fou",
        _("The research"),
        (
            Heading(
                "maal",
                _("Goals and research questions"),
                _("What is to be found out, and how one can tell that it was."),
            ),
            Heading(
                "metode",
                _("Challenges and method"),
                _("What is not known, by which methods it is studied, and why they suffice."),
            ),
            Heading(
                "gjennomforing",
                _("Plan, organisation and cooperation"),
                _("Work packages with dates, who leads and who takes part, risks."),
            ),
            Heading(
                "kostnader",
                _("Costs and funding"),
                _("Costs a year and partner, own work, and what is applied for."),
            ),
        ),
    ),
    CouncilPart(
        "annet",
        _("Other points"),
        (
            Heading(
                "nytte",
                _("Other benefit to society"),
                _("Who else has use of the results: citizens, organisations, business."),
            ),
            Heading(
                "etikk",
                _("Ethics"),
                _("Consent, privacy and what else the research has to mind."),
            ),
            Heading(
                "miljo",
                _("Consequences for the environment"),
                _("What carrying out the project and using its results do to it."),
            ),
            Heading(
                "kjonn",
                _("Gender balance and gender perspectives"),
                _("Balance in the project, and whether gender matters to what is studied."),
            ),
            Heading(
                "formidling",
                _("Dissemination and communication"),
                _("Who is to be told, where, and when."),
            ),
        ),
    ),
)
HEADINGS = {heading.key: heading for part in PARTS for heading in part.headings}
