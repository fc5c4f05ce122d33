"""The list of municipalities, one municipality, and some side by side. All public."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from forkommune.ui.dates import parse_date
from forkommune.work.registry import panels_for
from municipalities.register.models import Municipality
from municipalities.register.querysets import MunicipalityQuerySet
from municipalities.register.selectors import (
    MAPS,
    compare,
    member_page,
    municipality_page,
    standing_day,
)

FIRST_MAP = next(iter(MAPS))


class MunicipalityList(TemplateView):
    """Members on a day, as map and table; `?dato=` chooses the day, `?verdi=` the map."""

    template_name = "municipalities/municipality_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A day that cannot be read is told, and the usual day shown instead."""
        user, query = self.request.user, self.request.GET
        asked, kind = query.get("dato", ""), query.get("verdi", "")
        day = read_day(asked)
        return super().get_context_data(
            listing=member_page(
                user, day or standing_day(user), kind if kind in MAPS else FIRST_MAP
            ),
            unreadable=asked if asked and day is None else "",
            **kwargs,
        )


def read_day(text: str) -> date | None:
    """The day of an address, None for none or one that cannot be read."""
    try:
        return parse_date(text)
    except ValueError:
        return None


class MunicipalityDetail(DetailView):
    """One municipality within the borders that its number stands for."""

    template_name = "municipalities/municipality_detail.html"
    slug_field = slug_url_kwarg = "number"
    context_object_name = "municipality"

    def get_queryset(self) -> MunicipalityQuerySet:
        """Every municipality, former and later ones too."""
        return Municipality.objects.visible_to(self.request.user).for_page()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The register's own part, and the panels of the rooms and apps above."""
        user = self.request.user
        return super().get_context_data(
            page=municipality_page(user, self.object),
            panels=panels_for("municipality", self.object, user),
            column_panels=panels_for("municipality-column", self.object, user),
            **kwargs,
        )


class MunicipalityComparison(TemplateView):
    """Two to four municipalities, `?k=0219&k=0220`; `&forskjeller=1` hides what is alike."""

    template_name = "municipalities/municipality_comparison.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The table, and the address of the switch."""
        user, query = self.request.user, self.request.GET
        only = query.get("forskjeller") == "1"
        turned = query.copy()
        turned["forskjeller"] = "0" if only else "1"
        return super().get_context_data(
            comparison=compare(user, query.getlist("k"), standing_day(user), only_differences=only),
            only_differences=only,
            switch_url=f"?{turned.urlencode()}",
            switch_label=_("Show every question") if only else _("Show only differences"),
            **kwargs,
        )
