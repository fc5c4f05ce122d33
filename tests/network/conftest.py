"""The sixteen municipalities of 2017 in the database, with what the criteria are measured by."""

from datetime import date

import pytest

from tests.factories import MunicipalityFactory, RoundFactory, StatisticFactory

from .numbers import ROWS


@pytest.fixture
def sixteen():
    found = []
    for row in ROWS:
        one = MunicipalityFactory(
            number=row["number"],
            name=row["name"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            area_km2=row["area_km2"],
        )
        StatisticFactory(municipality=one, value=row["population_2017"])
        found.append(one)
    return found


@pytest.fixture
def survey_round(sixteen):
    made = RoundFactory(starts_on=date(2017, 9, 1), ends_on=date(2017, 12, 1))
    made.municipalities.set(sixteen)
    return made
