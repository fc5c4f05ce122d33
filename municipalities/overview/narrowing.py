"""What the overview is narrowed to, by its address: round, group, municipality, theme, sector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.divisions import PlaceGroup, place_groups
from forkommune.evidence.grading import Grade
from forkommune.terms.models import Term, Vocabulary
from municipalities.survey.models import Routine, SurveyRound

from .kinds import KINDS

NOT_SAID = "-"
ALL_KINDS = "alle"
VOCABULARIES = {
    "tema": Vocabulary.THEME,
    "sektor": Vocabulary.SECTOR,
    "virkemiddel": Vocabulary.INSTRUMENT,
}


@dataclass(frozen=True)
class Narrowing:
    """terms: by their name in the address. kind, sort, grade, extent: of the list of findings alone.

    `asked` are the names and values as they stand in the address, those that mean something.
    """

    survey_round: SurveyRound
    group: PlaceGroup | None = None
    number: str = ""
    terms: Mapping[str, Term] = field(default_factory=dict)
    kind: str = ""
    sort: str = ""
    grade: str = ""
    extent: str = ""
    without: frozenset[str] = frozenset()
    groups: tuple[PlaceGroup, ...] = ()

    @property
    def asked(self) -> dict[str, str]:
        """The choices that hold for the whole overview."""
        return {
            "runde": self.survey_round.code,
            **({"gruppe": self.group.key} if self.group else {}),
            **{name: term.code for name, term in self.terms.items()},
        }

    @property
    def is_invented(self) -> bool:
        """Whether an interview of the round is an invented example."""
        return self.survey_round.interviews.any_invented()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the round was chosen."""
        return bool(self.group or self.terms)

    def address(self, **choices: str) -> str:
        """The overview narrowed as now, but for these choices."""
        return f"{reverse('municipalities:overview')}?{urlencode(self.asked | choices)}"

    @property
    def waiting_address(self) -> str:
        """All measures that are planned or decided and not begun."""
        return f"{reverse('municipalities:waiting-list')}?{urlencode(self.asked)}"

    def list_address(self, **choices: str) -> str:
        """The list of the findings behind a number; an empty choice takes one of these away."""
        asked = {name: value for name, value in (self.asked | choices).items() if value}
        return f"{reverse('municipalities:finding-list')}?{urlencode(asked)}"


def narrowing_of(asked: Mapping[str, str], user: User) -> Narrowing | None:
    """What an address asks for; None before there is a round. Raises Http404 naming what is unknown."""
    survey_round = _round(asked.get("runde"), user)
    if survey_round is None:
        return None
    groups = tuple(group for groups_of in place_groups for group in groups_of(user))
    kind = asked.get("type", "measure")
    if kind not in KINDS and kind != ALL_KINDS:
        raise Http404(_("There is no list of findings called “%(kind)s”.") % {"kind": kind})
    grade = asked.get("grunnlag", "")
    if grade and grade not in Grade.values:
        raise Http404(_("There is no grade called “%(grade)s”.") % {"grade": grade})
    extent = asked.get("omfang", "")
    if extent and extent not in Routine.Extent.values:
        raise Http404(_("No routine is “%(extent)s”.") % {"extent": extent})
    return Narrowing(
        survey_round=survey_round,
        group=_group(asked.get("gruppe", ""), groups),
        number=asked.get("kommune", ""),
        terms=_terms(asked),
        kind=kind,
        sort=asked.get("begrep", ""),
        grade=grade,
        extent=extent,
        without=frozenset(name for name in VOCABULARIES if asked.get(name) == NOT_SAID),
        groups=groups,
    )


def _round(wanted: str | None, user: User) -> SurveyRound | None:
    rounds = list(SurveyRound.objects.visible_to(user).newest_first())
    if wanted is None:
        return rounds[0] if rounds else None
    found = next((one for one in rounds if one.code == wanted), None)
    if found is None:
        raise Http404(_("No survey round has the code “%(code)s”.") % {"code": wanted})
    return found


def _group(key: str, groups: tuple[PlaceGroup, ...]) -> PlaceGroup | None:
    if not key:
        return None
    found = next((one for one in groups if one.key == key), None)
    if found is None:
        raise Http404(_("There is no network group “%(key)s” today.") % {"key": key})
    return found


def _terms(asked: Mapping[str, str]) -> dict[str, Any]:
    wanted = {name: asked[name] for name in VOCABULARIES if asked.get(name, NOT_SAID) != NOT_SAID}
    wanted = {name: code for name, code in wanted.items() if code}
    if not wanted:
        return {}
    rows = Term.objects.of_any(VOCABULARIES[name] for name in wanted)
    known = {(term.vocabulary, term.code): term for term in rows}
    found = {}
    for name, code in wanted.items():
        if (VOCABULARIES[name], code) not in known:
            raise Http404(_("There is no term with the code “%(code)s”.") % {"code": code})
        found[name] = known[VOCABULARIES[name], code]
    return found
