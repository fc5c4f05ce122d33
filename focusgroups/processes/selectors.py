"""The register as its pages show it: narrowed, side by side, and roles by actor groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focusgroups.models import ParticipationProcess
from forkommune.figures import HeatCell, HeatMatrix, HeatRow, Thresholds
from forkommune.terms.models import Term, Vocabulary

NOT_KNOWN = "-"
COMPARED = range(2, 5)  # how many stand side by side


@dataclass(frozen=True)
class Wanted:
    """What an address asks for: a level, a phase, an actor group, a role; "" for any, - for not known."""

    level: str = ""
    phase: str = ""
    actor: str = ""
    role: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Wanted:
        """From the names in an address."""
        return cls(
            asked.get("niva", ""),
            asked.get("fase", ""),
            asked.get("aktor", ""),
            asked.get("rolle", ""),
        )

    def __bool__(self) -> bool:
        return bool(self.level or self.phase or self.actor or self.role)

    def fits(self, process: ParticipationProcess) -> bool:
        """Whether a process (of `for_listing`) is asked for."""
        actors = {term.code for term in process.actor_groups.all()} or {NOT_KNOWN}
        role = process.municipal_role.code if process.municipal_role else NOT_KNOWN
        return (
            self.level in ("", process.level)
            and self.phase in ("", process.phase or NOT_KNOWN)
            and (not self.actor or self.actor in actors)
            and self.role in ("", role)
        )


def roles_by_actors(processes: Sequence[ParticipationProcess], address: str) -> HeatMatrix | None:
    """How many processes let each actor group take part with each role of the municipality; None
    without processes. A process with three actor groups stands in three columns.

    address: of the list that each number opens.
    """
    if not processes:
        return None
    counts = Counter(
        (role_of(one), actor) for one in processes for actor in actors_of(one) or [NOT_KNOWN]
    )
    actors = _present(Vocabulary.ACTOR_GROUP, {actor for _role, actor in counts})
    roles = _present(Vocabulary.MUNICIPAL_ROLE, {role for role, _actor in counts})
    return HeatMatrix(
        key="roles-by-actors",
        heading=_("Roles of the municipality by who takes part"),
        description=_("Number of processes by the municipality's role and actor group."),
        unit=_(
            "Number of processes. Choose a number to see them. One process can have several groups."
        ),
        source=_("the register of participation processes."),
        unknown=_("not known"),
        columns=tuple(label for _code, label in actors),
        rows=tuple(
            HeatRow(
                label,
                tuple(_cell(counts[role, actor], address, role, actor) for actor, _label in actors),
            )
            for role, label in roles
        ),
        thresholds=Thresholds((1, 2, 4, 8)),
        row_title=_("Role of the municipality"),
    )


def role_of(process: ParticipationProcess) -> str:
    """The code of the municipality's role."""
    return process.municipal_role.code if process.municipal_role else NOT_KNOWN


def actors_of(process: ParticipationProcess) -> list[str]:
    """Codes of those who take part."""
    return [term.code for term in process.actor_groups.all()]


def _cell(found: int, address: str, role: str, actor: str) -> HeatCell:
    url = f"{address}?{urlencode({'rolle': role, 'aktor': actor})}" if found else ""
    return HeatCell(found, url)


def _present(vocabulary: Vocabulary, codes: Iterable[str]) -> list[tuple[str, str]]:
    """Code and label of the terms that occur, in the order of the taxonomy, what is not known last."""
    wanted = set(codes)
    known = [(t.code, t.label) for t in Term.objects.of(vocabulary) if t.code in wanted]
    return [*known, (NOT_KNOWN, _("Not known"))] if NOT_KNOWN in wanted else known


PARTS: tuple[tuple[str | Promise, Callable[[Any], str]], ...] = (
    (gettext_lazy("What is claimed"), lambda one: one.claim.statement),
    (gettext_lazy("Level of participation"), lambda one: one.get_level_display()),
    (gettext_lazy("Phase"), lambda one: one.get_phase_display()),
    (
        gettext_lazy("Who takes part"),
        lambda one: ", ".join(t.label for t in one.actor_groups.all()),
    ),
    (gettext_lazy("Role of the municipality"), lambda one: str(one.municipal_role or "")),
    (gettext_lazy("Method"), lambda one: one.method),
    (gettext_lazy("Cost"), lambda one: one.cost),
    (gettext_lazy("Time needed"), lambda one: one.time_needed),
    (gettext_lazy("Conditions"), lambda one: one.conditions),
    (gettext_lazy("Risks"), lambda one: one.risks),
)


@dataclass(frozen=True)
class Part:
    """A line of the comparison, or of a page: what each process says; "" for what is not known."""

    label: str
    words: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the processes do not all say the same."""
        return len(set(self.words)) > 1


def parts_of(processes: Sequence[ParticipationProcess]) -> list[Part]:
    """All that is known of some processes (of `for_listing`), side by side."""
    return [Part(str(label), tuple(read(one) for one in processes)) for label, read in PARTS]
