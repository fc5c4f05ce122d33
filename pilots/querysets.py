"""Questions about pilots and examples that SQL can answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Coalesce, TruncDate
from django.utils.timezone import localdate

if TYPE_CHECKING:
    from forkommune.accounts.models import User
    from municipalities.models import Municipality


NEWEST = (
    models.F("published_at").desc(nulls_last=True),
    models.F("investment_nok").asc(nulls_last=True),
    models.Case(models.When(effect="", then=1), default=0),
    "-pk",
)


# What a card tells of an example, and of the terms that it is sorted by.
CARD = (
    "slug",
    "title",
    "summary",
    "place",
    "status",
    "start_year",
    "effect",
    "effect_kind",
    "cost",
    "evidence_grade",
    "confirmed_on",
    "hidden",
    "is_invented",
)
TERMS = ("sector", "theme", "instrument")
# Rows beside an example that its page tells, with the words that they are sorted by.
BESIDE = (
    "other_instruments",
    "municipal_roles",
    "actors",
    "target_groups",
    "steps",
    "barriers__barrier",
    "funding__source",
    "effects__source",
    "conditions__sector",
    "sources__document__document",
    "files",
    "assessments",
)
# Of these what the open data tell.
OPEN = (
    "other_instruments",
    "municipal_roles",
    "actors",
    "target_groups",
    "steps",
    "barriers__barrier",
    "funding__source",
    "effects",
    "conditions__sector",
    "sources",
)
TERM_PARTS = ("code", "label_nb", "label_nn", "label_en")


class PlaceToConfirm(NamedTuple):
    """An example that a municipality answers for: since when it stands, and when it was asked about."""

    example: int
    area: int
    title: str
    published_on: date
    confirmed_on: date | None
    asked_on: date | None


class ExampleQuerySet(models.QuerySet[Any]):
    """Examples of measures, routines and participation processes."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Published ones for everybody; drafts for the secretariat and researchers."""
        return self.all() if user.has_perm("pilots.view_example") else self.published()

    def published(self) -> Self:
        """Published, confirmed or archived: kept and findable."""
        state = self.model.State
        return self.filter(state__in=[state.PUBLISHED, state.CONFIRMED, state.ARCHIVED])

    def unmerged(self) -> Self:
        """Without those that were taken into another one."""
        return self.filter(merged_into__isnull=True)

    def near(self, addresses: Mapping[int, set[str]], places: Mapping[int, set[int]]) -> Self:
        """Those of the same municipalities or sources as some others, the newest first."""
        urls = set().union(*addresses.values())
        areas = set().union(*places.values())
        same = models.Q(municipalities__in=areas) | models.Q(sources__url__in=urls)
        keys = self.filter(same).order_by().values("pk")
        card = ("title", "slug", "place", "state", "published_at", "is_invented")
        return self.filter(pk__in=keys).order_by("-pk").only(*card)

    def known_before(self, kept: Iterable[Any]) -> Self:
        """Those that readers knew before they were taken into one of some others, with `merged_at`."""
        rows = self.filter(merged_into__in=list(kept), published_at__isnull=False)
        at = models.Max("taken_in_by__at", filter=models.Q(taken_in_by__undone_at__isnull=True))
        return rows.select_related("merged_into").annotate(merged_at=at).order_by("-merged_at")

    def standing_for(self, slugs: Iterable[str]) -> dict[str, str]:
        """For addresses of examples that were taken into another one, the address where they stand now."""
        rows = self.filter(slug__in=list(slugs), merged_into__isnull=False)
        return dict(rows.values_list("slug", "merged_into__slug"))

    def in_need(self) -> Self:
        """Drafts whose claim has lost every passage it rested on, the oldest loss first."""
        rows = self.filter(state=self.model.State.DRAFT, claim__lost_support_at__isnull=False)
        return rows.order_by("claim__lost_support_at", "pk")

    def to_confirm(self) -> Self:
        """Those that a municipality is asked about once a year, by title; invented ones are nobody's."""
        state = self.model.State
        rows = self.filter(state__in=[state.PUBLISHED, state.CONFIRMED], is_invented=False)
        return rows.order_by("title", "pk")

    def answered_for(self) -> Self:
        """Those that a municipality may confirm: what readers see, and what waits for its word."""
        state = self.model.State
        rows = self.filter(state__in=[state.PUBLISHED, state.CONFIRMED, state.OWNER])
        waits_first = models.Case(models.When(state=state.OWNER, then=0), default=1)
        return rows.order_by(waits_first, "title", "pk")

    def queued(self) -> Self:
        """Those that wait for the secretariat, a researcher or the municipality."""
        state = self.model.State
        return self.filter(state__in=[state.REVIEW, state.ASSESSMENT, state.OWNER])

    def in_areas(self, areas: Iterable[int]) -> Self:
        """Those of some municipalities, each once."""
        places = self.model.municipalities.through.objects.filter(municipality__in=list(areas))
        return self.filter(pk__in=places.values("example"))

    def to_ask_about(self, *, stood: date, asked: date) -> Self:
        """Those that have stood unconfirmed since a day, and about which nobody was asked since another."""
        since = Coalesce("confirmed_on", TruncDate("published_at"))
        unasked = models.Q(asked_on__isnull=True) | models.Q(asked_on__lte=asked)
        return self.to_confirm().alias(since=since).filter(unasked, since__lte=stood)

    def places_to_confirm(self) -> list[PlaceToConfirm]:
        """A row for each municipality of each example that is asked about; one query."""
        rows = self.to_confirm().filter(municipalities__isnull=False)
        found = rows.values_list(
            "pk", "municipalities", "title", "published_at", "confirmed_on", "asked_on"
        )
        return [
            PlaceToConfirm(pk, area, title, localdate(published), confirmed, asked)
            for pk, area, title, published, confirmed, asked in found
        ]

    def of_sector(self, sector: Any) -> Self:
        """Those of one sector."""
        return self.filter(sector=sector)

    def in_review(self) -> Self:
        """Those that wait for somebody to assess them, the oldest first."""
        return self.filter(state=self.model.State.REVIEW).order_by("pk")

    def in_assessment(self) -> Self:
        """Those that wait for a researcher, the oldest first."""
        return self.filter(state=self.model.State.ASSESSMENT).order_by("pk")

    def for_cards(self) -> Self:
        """With what a card prints, and no more: one query."""
        terms = [f"{word}__{part}" for word in TERMS for part in TERM_PARTS]
        return self.select_related(*TERMS).only(*CARD, *terms)

    def for_tiles(self) -> Self:
        """With what a tile prints: a card's words, and where they are from."""
        from pilots.models import ExampleSource

        sources = ExampleSource.objects.order_by("position", "pk").only("example", "title")
        return self.for_cards().prefetch_related(models.Prefetch("sources", sources))

    def for_listing(self) -> Self:
        """With all that its page, the open data and reports tell, in a constant number of queries."""
        return self.select_related("sector", "theme", "instrument", "claim").prefetch_related(
            "municipalities", "sources"
        )

    def for_freezing(self) -> Self:
        """With all that is frozen of it, in a constant number of queries."""
        beside = ("steps", "barriers__barrier", "effects", "funding__source")
        return self.for_listing().select_related("story").prefetch_related(*beside)

    def for_api(self) -> Self:
        """With what the open data tell, in a constant number of queries."""
        from pilots.models import Adoption

        return self.select_related(*TERMS, "story").prefetch_related(
            "municipalities", models.Prefetch("adoptions", Adoption.objects.by_year()), *OPEN
        )

    def in_full(self) -> Self:
        """With all that its page, its paper and a comparison tell, in a constant number of queries."""
        from municipalities.models import Municipality
        from pilots.models import Adoption

        owners = Municipality.objects.select_related("organisation__successor__successor")
        return self.select_related(*TERMS, "claim", "story").prefetch_related(
            models.Prefetch("municipalities", owners.order_by("sort_key", "pk")),
            models.Prefetch("adoptions", Adoption.objects.by_year()),
            *BESIDE,
        )

    def of_municipality(self, municipality: Municipality) -> Self:
        """Examples from one municipality, as it was at the time."""
        return self.filter(municipalities=municipality)

    def to_begin_with(self) -> Self:
        """Members' examples first, of them those that tell effect and cost; else as `newest`."""
        here = self.model.municipalities.through.objects.filter(
            example=models.OuterRef("pk"), municipality__memberships__isnull=False
        )
        untold = models.Case(
            models.When(effect="", then=1), models.When(cost="", then=1), default=0
        )
        return self.order_by(models.Exists(here).desc(), untold, *NEWEST)

    def latest_published(self) -> Self:
        """Those whose time of publication is known, the newest first."""
        return self.filter(published_at__isnull=False).order_by("-published_at", "-pk")

    def newest(self) -> Self:
        """Latest published first; of those published together, the ones with most to tell."""
        return self.order_by(*NEWEST)


class OfExampleQuerySet(models.QuerySet[Any]):
    """Rows that belong to an example."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of examples the user may see."""
        from pilots.models import Example

        return self.filter(example__in=Example.objects.visible_to(user))

    def with_addresses(self) -> Self:
        """Those of examples that readers see, with an address to look at."""
        from pilots.models import Example

        return self.filter(example__in=Example.objects.published()).exclude(url="")

    def at(self, urls: Iterable[str]) -> Self:
        """Those with one of some addresses, with their example, by its title."""
        rows = self.filter(url__in=list(urls)).select_related("example")
        return rows.order_by("example__title", "position", "pk")


class ConditionQuerySet(OfExampleQuerySet):
    """What examples take of a municipality."""

    def of_shown(self) -> Self:
        """Those of published examples whose owners do not keep them back."""
        from pilots.models import Example

        shown = Example.objects.published().exclude(hidden__contains=["conditions"])
        return self.filter(example__in=shown)

    def of_examples(self, keys: Iterable[int]) -> Self:
        """Those of some examples, in their order, with the sector that they name."""
        rows = self.filter(example__in=list(keys)).select_related("sector")
        return rows.order_by("example", "position", "pk")

    def tallied(self, figures: Mapping[str, Decimal]) -> models.QuerySet[Any, Any]:
        """Rows of example, how many of its conditions are met and how many some figures decide.

        figures: by what decides, "population" or "emissions:" and the code of a sector.
        """
        met = decided = models.Q(pk__in=[])
        for key, value in figures.items():
            test, _colon, sector = key.partition(":")
            of_kind = models.Q(test=test, **({"sector__code": sector} if sector else {}))
            fits = models.Q(low__isnull=True) | models.Q(low__lte=value)
            fits &= models.Q(high__isnull=True) | models.Q(high__gte=value)
            decided |= of_kind
            met |= of_kind & fits
        rows = self.of_shown().filter(decided).order_by().values("example")
        counted = rows.annotate(met=models.Count("pk", filter=met), decided=models.Count("pk"))
        found: models.QuerySet[Any, Any] = counted.values_list("example", "met", "decided")
        return found


class LinkQuerySet(models.QuerySet[Any]):
    """What came of looking at addresses."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who mend sources; readers are told on the page of the example."""
        return self.all() if user.has_perm("pilots.change_example") else self.none()

    def looked_at_since(self, moment: datetime) -> Self:
        """Those that were looked at after a moment."""
        return self.filter(checked_at__gt=moment)

    def to_mend(self) -> Self:
        """Those that do not open, that are none to open, or that have moved for ever."""
        outcome = self.model.Outcome
        return self.filter(
            models.Q(outcome__in=[outcome.GONE, outcome.SILENT, outcome.REFUSED])
            | ~models.Q(moved_to="")
        )


class StatedQuerySet(models.QuerySet[Any]):
    """What assessments rest on."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of examples the user may see."""
        from pilots.models import Example

        return self.filter(assessment__example__in=Example.objects.visible_to(user))


class ExampleFileQuerySet(OfExampleQuerySet):
    """Pictures and templates."""

    def open_to(self, user: User | AnonymousUser) -> Self:
        """Without those of owners who keep their files back; the team sees them all."""
        if user.has_perm("pilots.view_example"):
            return self.all()
        return self.exclude(example__hidden__contains=["files"])


class NoteQuerySet(OfExampleQuerySet):
    """What the project team notes for itself."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those who see drafts, none for others: the notes of published ones are no more public."""
        return self.all() if user.has_perm("pilots.view_example") else self.none()


class AdoptionQuerySet(OfExampleQuerySet):
    """Municipalities that copied examples."""

    def by_year(self) -> Self:
        """With the municipality, the first to copy first, those without a year last."""
        return self.select_related("municipality").order_by("year", "pk")


class MergerQuerySet(models.QuerySet[Any]):
    """Which examples were taken into which."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who look examples over; readers are told on the page of the one that stays."""
        return self.all() if user.has_perm("pilots.view_example") else self.none()

    def standing(self) -> Self:
        """Those that were not undone, the latest first."""
        return self.filter(undone_at__isnull=True).order_by("-pk")

    def with_both(self) -> Self:
        """With the two examples and who did it, in one query."""
        return self.select_related("kept", "merged", "by", "undone_by")


class ExampleProposalQuerySet(models.QuerySet[Any]):
    """Proposals to the example database."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those who look examples over; otherwise those of one's own municipalities."""
        if user.has_perm("pilots.change_example"):
            return self.all()
        if not user.has_perm("pilots.propose_example"):
            return self.none()
        organisations = getattr(user, "officer_organisations", [])
        return self.filter(municipality__organisation__in=organisations)

    def for_listing(self) -> Self:
        """With municipality, example and who began, the newest first."""
        rows = self.select_related(
            "municipality", "example", "made_by", "municipality__organisation"
        )
        return rows.order_by("-begun_at", "-pk")


class PilotQuerySet(models.QuerySet[Any]):
    """Pilot projects."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Published ones for everybody; all for the secretariat and researchers."""
        return self.all() if user.has_perm("pilots.view_pilot") else self.published()

    def published(self) -> Self:
        """What everybody may read."""
        out = self.model.State.PUBLISHED
        return self.filter(state=out, claim__lost_support_at__isnull=True)

    def for_listing(self) -> Self:
        """With phase, municipalities and sector."""
        return (
            self.select_related("phase", "sector", "claim", "owner")
            .prefetch_related("municipalities")
            .order_by("phase__position", "name", "pk")
        )

    def for_register(self) -> Self:
        """With all that list, board, timeline and filters name; four queries."""
        from pilots.models import PilotDecision

        decisions = PilotDecision.objects.select_related("to_phase").order_by("pk")
        return (
            self.for_listing()
            .select_related("barrier", "instrument", "network_group__division", "experiment")
            .prefetch_related(models.Prefetch("decisions", decisions))
        )

    def for_page(self) -> Self:
        """With all rows that its own page names."""
        terms = ("barrier", "instrument", "researcher", "network_group__division", "example")
        return self.for_listing().select_related(*terms)


class OfPilotQuerySet(models.QuerySet[Any]):
    """Rows that belong to a pilot."""

    pilot_path = "pilot"

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of pilots the user may see."""
        from pilots.models import Pilot

        return self.filter(**{f"{self.pilot_path}__in": Pilot.objects.visible_to(user)})


class PartnerQuerySet(OfPilotQuerySet):
    """Partners of a pilot."""

    def with_organisations(self) -> Self:
        """With their organisation, by actor group, those of none last; in one query."""
        return self.select_related("organisation", "actor_group").order_by(
            models.F("actor_group__position").asc(nulls_last=True), "pk"
        )


class PilotProposalQuerySet(models.QuerySet[Any]):
    """Proposals of pilots that anybody sends."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """For those who keep the pilot register; the sender has a link."""
        return self.all() if user.has_perm("pilots.change_pilot") else self.none()

    def waiting(self) -> Self:
        """Not decided yet, the oldest first."""
        return self.filter(state=self.model.State.OPEN).order_by("made_at", "pk")

    def newest_first(self) -> Self:
        """Those that wait first, the oldest of them on top; then the decided, the latest on top."""
        is_open = models.Q(state=self.model.State.OPEN)
        waits = models.Case(models.When(is_open, then=0), default=1)
        return self.select_related("actor_group", "decided_by", "pilot").order_by(
            waits, models.F("decided_at").desc(nulls_first=True), "made_at", "pk"
        )


class CriterionQuerySet(models.QuerySet[Any]):
    """What pilots are assessed on, and its weights."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All: the criteria are published."""
        return self.all()


class CriteriaVersionQuerySet(CriterionQuerySet):
    """Versions of the criteria, the one in force first."""

    def with_weights(self) -> Self:
        """With their criteria in the order of the version, in two queries."""
        from pilots.models import CriterionWeight

        weights = CriterionWeight.objects.select_related("criterion").order_by("position", "pk")
        return self.order_by("-number").prefetch_related(models.Prefetch("weights", weights))


class AssessmentQuerySet(models.QuerySet[Any]):
    """What assessors say of pilots."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own; the others' when they and one's own are handed in, or the round is over.

        Who has not handed in sees nobody's, so that nobody is led by the first.
        """
        if not user.has_perm("pilots.add_assessment"):
            return self.none()
        own = self.model.objects.filter(by=user.pk, handed_in_at__isnull=False).values("pilot")
        may_see = models.Q(pilot__in=own) | ~models.Q(pilot__phase__code="proposed")
        return self.filter(models.Q(by=user.pk) | models.Q(handed_in_at__isnull=False) & may_see)

    def handed_in(self) -> Self:
        """Those that stand."""
        return self.filter(handed_in_at__isnull=False)

    def with_scores(self) -> Self:
        """With assessor and scores, in the order in which they were handed in; two queries."""
        rows = self.select_related("by").prefetch_related("scores")
        return rows.order_by("pilot", "handed_in_at", "pk")

    def counts_of(self, pilots: Iterable[Any]) -> dict[int, int]:
        """How many are handed in, by pilot."""
        rows = self.handed_in().filter(pilot__in=pilots).order_by()
        return dict(rows.values_list("pilot").annotate(n=models.Count("pk")))


class OfAssessmentQuerySet(models.QuerySet[Any]):
    """Scores."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of assessments that the user may see."""
        from pilots.models import Assessment

        return self.filter(assessment__in=Assessment.objects.visible_to(user))


class DecisionQuerySet(OfPilotQuerySet):
    """What was decided about pilots."""

    def in_order(self) -> Self:
        """The latest first, with their phases and who decided; one query."""
        return self.select_related("from_phase", "to_phase", "by").order_by("-pk")


class OfExperimentQuerySet(OfPilotQuerySet):
    """Rows that belong to a field experiment."""

    pilot_path = "experiment__pilot"


class IndicatorQuerySet(OfExperimentQuerySet):
    """What experiments measure."""

    def in_order(self) -> Self:
        """Outcome by outcome, with means, analyses of somebody's own and what was kept, in four queries."""
        return (
            self.select_related("kept")
            .prefetch_related("measurements", "analyses__by")
            .order_by("outcome", "pk")
        )


class OfIndicatorQuerySet(OfPilotQuerySet):
    """Rows that belong to an indicator."""

    pilot_path = "indicator__experiment__pilot"


class ObservationRow(NamedTuple):
    """A single measurement as results are worked out of it."""

    indicator_id: int
    unit: str
    group: str
    moment: str
    on: date
    value: Decimal | None
    is_invented: bool


class ObservationQuerySet(OfIndicatorQuerySet):
    """Single measurements."""

    def of_indicators(self, indicators: Iterable[Any]) -> Iterator[ObservationRow]:
        """Those of some indicators as plain rows: there may be tens of thousands."""
        rows = self.filter(indicator__in=indicators).order_by("pk")
        return map(ObservationRow._make, rows.values_list(*ObservationRow._fields))
