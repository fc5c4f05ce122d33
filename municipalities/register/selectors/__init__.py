"""What the pages of the register show."""

from .comparison import Comparison, compare
from .emissions import Emissions, emissions_of
from .maps import MAPS, municipality_map
from .members import MemberPage, member_page, standing_day
from .page import MunicipalityPage, municipality_page
from .rows import MunicipalityRow, rows_of

__all__ = [
    "MAPS",
    "Comparison",
    "Emissions",
    "MemberPage",
    "MunicipalityPage",
    "MunicipalityRow",
    "compare",
    "emissions_of",
    "member_page",
    "municipality_map",
    "municipality_page",
    "rows_of",
    "standing_day",
]
