"""A small register: Bærum that goes on, and two municipalities that become one in 2020."""

from datetime import date

import pytest

from forkommune.terms.models import Vocabulary
from tests.factories import (
    CountyFactory,
    MunicipalityFactory,
    StatisticKindFactory,
    TermFactory,
)

NEW_YEAR = date(2020, 1, 1)


@pytest.fixture
def register(db) -> dict[str, object]:
    """Municipalities by number; the series and sectors that figures hang on."""
    for code in ("population", "emissions"):
        StatisticKindFactory(code=code, label_nb=code)
    TermFactory(vocabulary=Vocabulary.SECTOR, code="road_traffic", label_nb="Veitrafikk")
    county = CountyFactory(number="02", valid_from=None, valid_to=NEW_YEAR)
    CountyFactory(number="30", valid_from=NEW_YEAR, valid_to=None)
    names = {"0219": "Bærum", "0220": "Asker", "0627": "Røyken", "0713": "Sande"}
    return {
        number: MunicipalityFactory(
            number=number, name=name, county=county, valid_from=None, valid_to=None
        )
        for number, name in names.items()
    }
