"""What the start page shows, to whom."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from forkommune.accounts.models import User
from forkommune.plan.models import Milestone, Project
from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.dates import today
from forkommune.ui.paging import rows_between
from municipalities.models import Municipality, Statistic
from pilots.models import Example, Pilot
from reports.models import Edition
from reports.standing.own import own_of

Visitor = User | AnonymousUser
CARDS = 3
STARTING_THEMES = ("buildings", "transport", "food", "energy")


@dataclass(frozen=True)
class OwnMunicipality:
    """The card of an officer's own municipality."""

    municipality: Municipality
    population: Statistic | None
    example_count: int


@dataclass(frozen=True)
class StartPage:
    """Everything on the start page."""

    example_count: int
    pilot_count: int
    municipality_count: int
    themes: list[Term]
    examples: list[Example]
    municipalities: list[Municipality]
    own: OwnMunicipality | None
    project: Project | None
    project_is_over: bool
    milestone: Milestone | None
    editions: list[Edition]


def start_page(user: Visitor) -> StartPage:
    """The start page of a visitor; a fixed number of queries whatever the number of rows."""
    examples = Example.objects.visible_to(user).published()
    municipalities = list(Municipality.objects.visible_to(user).ever_members().by_name())
    project = Project.objects.visible_to(user).select_related("owner").first()
    return StartPage(
        example_count=examples.count(),
        pilot_count=Pilot.objects.visible_to(user).count(),
        municipality_count=len(municipalities),
        themes=starting_themes(),
        examples=rows_between(examples.to_begin_with().for_tiles(), 0, CARDS),
        municipalities=municipalities,
        own=own_municipality(user),
        project=project,
        project_is_over=project is not None and project.period_to < today(),
        milestone=Milestone.objects.visible_to(user).upcoming(today()).first(),
        editions=list(
            Edition.objects.visible_to(user).filter(state="published").for_listing()[:CARDS]
        ),
    )


def starting_themes() -> list[Term]:
    """The themes that the research recommends to begin with, as ways into the search."""
    terms = {term.code: term for term in Term.objects.of(Vocabulary.THEME)}
    return [terms[code] for code in STARTING_THEMES if code in terms]


def own_municipality(user: Visitor) -> OwnMunicipality | None:
    """The officer's municipality with its newest known population; None for everybody else."""
    own = own_of(user)
    if own is None:
        return None
    population = Statistic.objects.of_kind("population").known().filter(municipality=own).last()
    examples = Example.objects.published().filter(municipalities=own)
    return OwnMunicipality(own, population, examples.count())
