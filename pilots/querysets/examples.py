"""Questions about examples that SQL can answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
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

    def hiding(self, part: str) -> list[int]:
        """The keys of those whose owners keep a part back; by an index of all that keep anything back."""
        rows = self.exclude(hidden=[]).filter(hidden__contains=[part])
        return list(rows.values_list("pk", flat=True))

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

    def newest_in_full(self, most: int) -> Self:
        """The newest of these, each once, with all that is told of them and how they were proposed."""
        keys = list(self.order_by("-pk").values_list("pk", flat=True).distinct()[:most])
        rows: Self = self.model._default_manager.filter(pk__in=keys)
        return rows.in_full().select_related("proposal").order_by("-pk")

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

    def of_group(self, group: Any) -> Self:
        """Examples from the municipalities of a network group."""
        members = group.members.values("pk")
        places = self.model.municipalities.through.objects.filter(municipality__in=members)
        return self.filter(pk__in=places.values("example"))

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
