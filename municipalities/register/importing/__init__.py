"""Files about the register: population, emissions, and changes of numbers and borders."""

from django.utils.translation import gettext_lazy as _

from forkommune.work.importing import ImportKind
from forkommune.work.registry import import_kinds

from .codes import write_codes
from .emissions import write_emissions
from .population import write_population

POPULATION, EMISSIONS, CODES = "population", "emissions", "codes"


def register() -> None:
    """Called when the app is ready."""
    import_kinds.add(
        POPULATION,
        ImportKind(
            _("Population"),
            _("Statistics Norway's table 07459 as CSV, tab text, Excel or JSON-stat 2"),
            write_population,
        ),
        order=10,
    )
    import_kinds.add(
        EMISSIONS,
        ImportKind(
            _("Greenhouse-gas emissions"),
            _(
                "The Norwegian Environment Agency's workbook for one municipality or for all, a "
                "table as CSV, a dataset as JSON-stat 2, or its list of facilities"
            ),
            write_emissions,
        ),
        order=20,
    )
    import_kinds.add(
        CODES,
        ImportKind(
            _("Municipality numbers"),
            _("KLASS 131: a code list, or a table of changes between two years"),
            write_codes,
        ),
        order=30,
    )
