"""Questions about the register that SQL can answer. The register is public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Prefetch, Q, QuerySet

from forkommune.ui.dates import today

if TYPE_CHECKING:
    from forkommune.accounts.models import User
    from municipalities.register.models import Municipality, PlanDocument


def in_force(day: date, prefix: str = "") -> Q:
    """Rows whose period holds a day; the first day counts, the last does not.

    An empty start is earlier than the register reaches, an empty end is later.
    """
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    ended = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return begun & ended


# What a page prints of a figure, with the sector as it was published.
FIGURE = ("sector_label", "year_from", "year", "value", "border_year", "source", "note")
# What a list of plans prints of a document.
DOCUMENT = ("title", "url", "period_from", "period_to", "adopted_on", "note", "is_invented")


def _documents() -> Prefetch[Any, Any, Any]:
    from municipalities.register.models import PlanDocument

    words = [f"document_type__{part}" for part in ("code", "label_nb", "label_nn", "label_en")]
    documents = PlanDocument.objects.select_related("document_type")
    return Prefetch("plan_documents", documents.only(*DOCUMENT, *words))


def _changes(path: str, end: str) -> Prefetch[Any, Any, Any]:
    """Changes of an area, each with the area at its other end joined in."""
    from municipalities.register.models import Succession

    changes = Succession.objects.select_related(end).order_by("on", f"{end}__number")
    return Prefetch(
        path, changes.only("on", "kind", "predecessor", "successor", *_named(f"{end}__"))
    )


def _followed(steps: str, end: str) -> list[Prefetch[Any, Any, Any]]:
    """Two changes of an area in a row."""
    return [_changes(steps, end), _changes(f"{steps}__{end}__{steps}", end)]


def _named(prefix: str = "") -> list[str]:
    """What a link to an area prints."""
    return [f"{prefix}{column}" for column in ("number", "name", "sort_key")]


class PublicQuerySet(models.QuerySet[Any]):
    """Rows that everybody may read."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everything."""
        return self.all()


class MunicipalityQuerySet(models.QuerySet[Any]):
    """Municipalities as areas with a period; a name can mean another area after a merger."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Every municipality: the register is public."""
        return self.all()

    def valid_on(self, day: date | None = None) -> Self:
        """Municipalities that exist on a day (today by default)."""
        return self.filter(in_force(day or today()))

    def members_on(self, day: date) -> Self:
        """Members of the alliance on a day."""
        from municipalities.register.models import Membership

        members = Membership.objects.on(day).values("municipality")
        return self.filter(pk__in=members)

    def ever_members(self) -> Self:
        """Municipalities that have been members at some time."""
        from municipalities.register.models import Membership

        return self.filter(pk__in=Membership.objects.of_municipalities().values("municipality"))

    def reachable(self) -> Self:
        """Those whose common mailbox the portal knows."""
        return self.exclude(organisation__email="").select_related("organisation")

    def own_of(self, user: User | AnonymousUser) -> Self:
        """The municipalities that the user works in; the role follows to the successor."""
        organisations = getattr(user, "officer_organisations", [])
        return self.filter(organisation__in=organisations)

    def for_api(self) -> Self:
        """With county and successors, in a fixed order and a constant number of queries."""
        return (
            self.select_related("county")
            .prefetch_related("successions__successor")
            .order_by("number", "pk")
        )

    def by_name(self) -> Self:
        """In Norwegian alphabetical order."""
        return self.order_by("sort_key", "pk")

    def with_memberships(self) -> Self:
        """With county and the years as members of the alliance."""
        return self.select_related("county").prefetch_related("memberships")

    def for_choice(self) -> Self:
        """By name, with what a list to choose from prints."""
        return self.by_name().only("number", "name", "sort_key", "valid_to")

    def for_likes(self) -> Self:
        """With what tells how alike two are that no figure tells."""
        return self.only("number", "name", "language_form")

    def for_map(self) -> Self:
        """With what a map of tiles and its figures need of an area."""
        return self.only("number", "name", "area_km2", "tile_name", "tile_column", "tile_row")

    def with_documents(self) -> Self:
        """Those that a document of the register is about, by name."""
        documented = self.filter(plan_documents__isnull=False).distinct()
        return documented.only("number", "name", "sort_key").order_by("sort_key", "pk")

    def numbered(self, numbers: Iterable[str]) -> Self:
        """The municipalities of some numbers; what is no number finds none."""
        return self.filter(number__in=[number for number in numbers if number.isalnum()])

    def never_members(self) -> Self:
        """Successors of members, and areas that figures or mergers name."""
        return self.filter(memberships__isnull=True)

    def for_listing(self) -> Self:
        """With county, memberships, plans and successors, in a constant number of queries."""
        return self.select_related("county").prefetch_related(
            "memberships", _documents(), _changes("successions", "successor")
        )

    def for_page(self) -> Self:
        """With all that the page of one municipality prints about areas and documents."""
        return self.select_related("county", "organisation").prefetch_related(
            "memberships",
            Prefetch("neighbours", self.model.objects.only(*_named())),
            _documents(),
            Prefetch("plan_documents__municipalities", self.model.objects.only(*_named())),
            *_followed("successions", "successor"),
            *_followed("origins", "predecessor"),
        )


class MembershipQuerySet(models.QuerySet[Any]):
    """Membership of municipalities and counties over time."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody: membership is public."""
        return self.all()

    def on(self, day: date) -> Self:
        """In force on a day."""
        return self.filter(in_force(day))

    def of_municipalities(self) -> Self:
        """Without the county councils."""
        return self.filter(municipality__isnull=False)

    def of_counties(self) -> Self:
        """The county councils, with their names."""
        return self.filter(county__isnull=False).select_related("county__organisation")


class StatisticQuerySet(models.QuerySet[Any]):
    """Figures with year, unit, borders and source."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody: statistics are public."""
        return self.all()

    def of_kind(self, code: str) -> Self:
        """One series, oldest first."""
        return self.filter(kind__code=code).order_by("year", "pk")

    def for_api(self) -> Self:
        """With series, in a fixed order."""
        return self.select_related("kind").order_by("kind__code", "area_number", "year", "pk")

    def of_area(self, number: str) -> Self:
        """Of one area, by its number."""
        return self.filter(area_number=number)

    def known(self) -> Self:
        """Figures whose value is known."""
        return self.filter(value__isnull=False)

    def newest_of_each(self) -> Self:
        """Of each municipality the newest figure within its own borders."""
        rows = self.known().filter(municipality__isnull=False)
        return rows.order_by("municipality", "-year", "-pk").distinct("municipality")

    def has_newer(self, municipality: int, year: int) -> bool:
        """Whether a known figure of a municipality is of a later year."""
        return self.known().filter(municipality=municipality, year__gt=year).exists()

    def by_sector(self) -> Self:
        """Those of one sector each, of municipalities within their own borders."""
        return self.known().filter(municipality__isnull=False, sector__isnull=False)

    def of_year(self, year: int) -> Self:
        """Figures of one year."""
        return self.filter(year=year)

    def of_kinds(self, *codes: str) -> Self:
        """Several series with their names, as a page lists them: what it prints of each figure."""
        return (
            self.filter(kind__code__in=codes)
            .select_related("kind")
            .only("kind__code", "kind__unit", *FIGURE)
            .order_by("year_from", "year", "source", "pk")
        )

    def of_municipalities(self, municipalities: Iterable[Municipality]) -> Self:
        """Figures of some municipalities, each within its own borders."""
        return self.filter(municipality__in=list(municipalities))

    def in_years(self, first: int, last: int) -> Self:
        """Figures of the years from `first` to `last`, both included."""
        return self.filter(year__gte=first, year__lte=last)


class PointSourceQuerySet(models.QuerySet[Any]):
    """Facilities that report emissions."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody: the reports are public."""
        return self.all()

    def within(self, municipality: Municipality) -> Self:
        """Facilities known to lie in a municipality, within the borders that it stands for."""
        return self.filter(
            Q(municipality=municipality) | Q(municipality_2020_number=municipality.number)
        ).prefetch_related("emissions")

    def of_unknown_place_in(self, numbers: Iterable[str]) -> Self:
        """Facilities of municipalities of 2020 whose municipality before that is not known."""
        return self.filter(municipality__isnull=True, municipality_2020_number__in=list(numbers))


class PlanDocumentQuerySet(models.QuerySet[Any]):
    """Plans and related documents."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody: the documents are public."""
        return self.all()

    def counting_as_plan(self) -> Self:
        """Documents that are a plan; minutes, drafts and energy studies are not."""
        return self.filter(
            document_type__code__in=["climate_energy_plan", "master_plan", "climate_budget"]
        )

    def for_study(self, number: str = "") -> QuerySet[PlanDocument]:
        """With type and municipalities, by title; `number` keeps those of one municipality."""
        rows = self.filter(municipalities__number=number) if number else self
        return (
            rows.select_related("document_type")
            .prefetch_related("municipalities")
            .order_by("title", "pk")
        )

    def for_listing(self) -> QuerySet[PlanDocument]:
        """With type and municipalities, newest first."""
        return self.select_related("document_type").order_by(
            models.F("period_from").desc(nulls_last=True), "title", "pk"
        )
