"""The page of one example, as one visitor sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import ClaimLink
from municipalities.models import Municipality
from pilots.examples.changelog import (
    LogLine,
    SaidOtherwise,
    change_log,
    said_otherwise,
    taken_in,
)
from pilots.examples.completeness import Completeness, completeness
from pilots.examples.effect_lines import EffectLine, effect_lines
from pilots.examples.mailboxes import Mailbox, mailbox_of
from pilots.examples.nearness import PARAMETER
from pilots.examples.passages import Quoted, quoted
from pilots.examples.telling import Part, Telling
from pilots.fit.alike import Way
from pilots.fit.fitting import Fit, fit
from pilots.fit.group import own_group
from pilots.fit.likes import Reason, likes_of
from pilots.fit.mine import PARAMETER as MINE
from pilots.models import (
    Adoption,
    Example,
    ExampleAssessment,
    ExampleFile,
    ExampleMerger,
    ExampleNote,
    ExampleSource,
)


@dataclass(frozen=True)
class ExamplePage:
    """Parts that are told, in their order, and what nobody has told yet.

    effects: None where the owner keeps them back. notes: empty for all but the team.
    """

    example: Example
    sorting: list[Part]
    resources: list[Part]
    story: list[Part]
    effects: list[EffectLine] | None
    fit: Fit | None
    adoptions: list[Adoption] | None
    picture: ExampleFile | None
    templates: list[ExampleFile]
    sources: list[ExampleSource]
    processes: list[ClaimLink]
    assessment: ExampleAssessment | None
    notes: list[ExampleNote]
    completeness: Completeness
    mailbox: Mailbox
    municipalities: Sequence[Municipality]
    log: list[LogLine]
    taken_in: list[ExampleMerger]
    otherwise: list[SaidOtherwise]
    mine: Municipality | None = None
    likeness: Sequence[tuple[Municipality, list[Reason]]] = ()
    passages: Sequence[Quoted] = ()
    group: str = ""

    @property
    def likes_address(self) -> str:
        """The search for examples from likes, in the ways in which its municipalities are alike."""
        ways = {one.way for _place, reasons in self.likeness for one in reasons if one.is_alike}
        asked = [(PARAMETER, way.value) for way in Way if way in ways]
        if not asked or self.mine is None:
            return ""
        query = urlencode([(MINE, self.mine.number), *asked])
        return f"{reverse('pilots:example-list')}?{query}"

    @property
    def walks(self) -> bool:
        """Whether the reader may go on to a passage."""
        return any(one.url for one in self.passages)

    @property
    def shows_contact(self) -> bool:
        """Whether the public may see whom to ask for."""
        return self.example.shows("contact")

    @property
    def results(self) -> list[EffectLine]:
        """What has happened."""
        return [line for line in self.effects or () if line.is_result]

    @property
    def hopes(self) -> list[EffectLine]:
        """What is planned, calculated in advance or said by a supplier: shown apart from results."""
        return [line for line in self.effects or () if not line.is_result]

    @property
    def known_facts(self) -> list[Part]:
        """Sorting and resources that are told."""
        return [part for part in (*self.sorting, *self.resources) if part.values]

    @property
    def known_story(self) -> list[Part]:
        """Parts of the story that are told."""
        return [part for part in self.story if part.values]

    @property
    def missing(self) -> list[Part]:
        """Parts that nobody has told; each can be asked about."""
        asked = [part for part in (*self.resources, *self.story) if not part.values]
        if self.effects == []:
            asked.insert(0, Part("effects", _("Effect in figures")))
        return [part for part in asked if not part.is_hidden]

    @property
    def unsorted(self) -> list[Part]:
        """What nobody has sorted it by."""
        return [part for part in self.sorting if not part.values]

    @property
    def kept_back(self) -> list[Part]:
        """What the owner knows and does not show."""
        parts = [*self.resources, *self.story]
        if not self.example.shows("effects"):
            parts.append(Part("effects", _("Effect in figures"), is_hidden=True))
        if not self.example.shows("adoptions"):
            parts.append(Part("adoptions", _("Adopted by"), is_hidden=True))
        return [part for part in parts if part.is_hidden]

    @property
    def unlike_sources(self) -> bool:
        """Whether two sources disagree on an effect."""
        return any(line.contested for line in self.effects or ())


def example_page(
    example: Example, user: User | AnonymousUser, mine: Municipality | None
) -> ExamplePage:
    """The page; `example` comes from `in_full`."""
    of_team = user.has_perm("pilots.view_example")
    telling = Telling(example, everything=of_team)
    whole = Telling(example, everything=True)
    may = {name: of_team or example.shows(name) for name in example.hidden}
    files = list(example.files.all()) if may.get("files", True) else []
    effects = list(example.effects.all())
    mergers = taken_in(example)
    return ExamplePage(
        example=example,
        sorting=telling.sorting(),
        resources=telling.resources(),
        story=telling.story(),
        effects=effect_lines(effects) if may.get("effects", True) else None,
        fit=fit(list(example.conditions.all()), mine) if may.get("conditions", True) else None,
        adoptions=list(example.adoptions.all()) if may.get("adoptions", True) else None,
        picture=next((file for file in files if file.kind == ExampleFile.Kind.PICTURE), None),
        templates=[file for file in files if file.kind == ExampleFile.Kind.TEMPLATE],
        sources=list(example.sources.all()),
        processes=processes_of(example, user),
        assessment=next(iter(example.assessments.all()), None),
        notes=list(ExampleNote.objects.visible_to(user).filter(example=example)) if of_team else [],
        completeness=completeness(_told(whole, bool(effects), example)),
        mailbox=mailbox_of(example),
        municipalities=list(Municipality.objects.visible_to(user).for_choice()),
        mine=mine,
        likeness=_likeness(example, mine),
        passages=quoted(example, user),
        group=_group(example, mine),
        log=change_log(example),
        taken_in=mergers,
        otherwise=said_otherwise(example, mergers),
    )


def _group(example: Example, mine: Municipality | None) -> str:
    """That it is from one's own network group; empty where it is not."""
    places = example.municipalities.all()
    group = own_group(mine) if mine and places else None
    return group.words if group and group.holds(places) else ""


def _likeness(
    example: Example, mine: Municipality | None
) -> list[tuple[Municipality, list[Reason]]]:
    """Each municipality of the example held up against one's own, which is like itself and left out."""
    places = list(example.municipalities.all())
    if mine is None or not places:
        return []
    likes = likes_of(mine)
    return [(one, likes.reasons(one)) for one in places if one.pk in likes.others]


def _told(telling: Telling, has_effects: bool, example: Example) -> list[bool]:
    parts = (*telling.sorting(), *telling.resources(), *telling.story())
    return [
        *(bool(part.values) for part in parts),
        has_effects,
        bool(example.conditions.all()),
        bool(example.sources.all()),
    ]


def processes_of(example: Example, user: User | AnonymousUser) -> list[ClaimLink]:
    """The participation processes that the example used, as far as the visitor may see them."""
    links = ClaimLink.objects.visible_to(user).out_of(example.claim)
    return [link for link in links if link.kind == ClaimLink.Kind.SAME_PROCESS]
