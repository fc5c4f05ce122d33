"""The sixteen municipalities of 2017 as numbers, straight from the file that the portal loads."""

import csv
from pathlib import Path

import municipalities
from municipalities.network.dividing.distances import of_numbers, of_places
from municipalities.network.dividing.rules import Sizes, Task
from municipalities.network.dividing.weighing import weigh

FILE = Path(municipalities.__file__).parent / "register/data/municipalities.csv"
WEIGHTS = {"size": 0.4, "nearness": 0.4, "density": 0.2}


def rows():
    with FILE.open(encoding="utf-8") as file:
        return sorted(csv.DictReader(file), key=lambda row: row["name"].replace("Ø", "["))


ROWS = rows()
NAMES = tuple(row["name"] for row in ROWS)
INHABITANTS = [float(row["population_2017"]) for row in ROWS]
AREAS = [float(row["area_km2"]) for row in ROWS]
PLACES = [(float(row["latitude"]), float(row["longitude"])) for row in ROWS]
NEARNESS = of_places(PLACES)
CRITERIA = {
    "size": of_numbers(INHABITANTS, logarithm=True).distances,
    "nearness": NEARNESS.distances,
    "density": of_numbers(
        [one / area for one, area in zip(INHABITANTS, AREAS, strict=True)], logarithm=True
    ).distances,
}
DISTANCES = weigh(CRITERIA, WEIGHTS).distances
TASK = Task(NAMES, Sizes(3, 6))


def at(*names):
    return [NAMES.index(name) for name in names]
