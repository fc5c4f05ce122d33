"""The figures and tables of the sample report."""

from forkommune.documents import blocks
from forkommune.documents.numbering import Numbering
from forkommune.figures import (
    Cell,
    Column,
    HeatCell,
    HeatMatrix,
    HeatRow,
    LineFigure,
    NumberStyle,
    Place,
    Row,
    Table,
    Thresholds,
    TileMapFigure,
    value_tiles,
)
from tests.figures import samples

MARK = "Oppdiktet eksempel"
NAMES = [
    "Bærum",
    "Drammen",
    "Asker",
    "Ringerike",
    "Lier",
    "Nedre_Eiker",
    "Røyken",
    "Øvre_Eiker",
    "Modum",
    "Sande",
    "Hurum",
    "Hole",
    "Jevnaker",
    "Svelvik",
    "Sigdal",
    "Krødsherad",
]
TILES = (
    (4, 2), (2, 2), (4, 3), (2, 0), (3, 2), (1, 2), (3, 3), (0, 2),
    (1, 1), (2, 3), (3, 4), (3, 1), (3, 0), (2, 4), (0, 1), (1, 0),
)  # fmt: skip
UNKNOWN = {"Nedre Eiker", "Jevnaker"}


def names() -> list[str]:
    return [name.replace("_", " ") for name in NAMES]


def words(key: str, heading: str, **more: str) -> dict[str, str]:
    return {
        "key": key,
        "heading": heading,
        "description": f"{heading}. Tallene er laget for prøven.",
        "unit": "Antall kodede funn. Mørkere felt betyr flere funn. Skravert: ikke spurt.",
        "source": "prøvedata per 4.12.2017.",
        "unknown": "ukjent",
        "invented": MARK,
        **more,
    }


def findings() -> HeatMatrix:
    """A number that only depends on where it stands, so the sample is the same every time."""
    columns = ("Tiltak", "Virkemidler", "Rutiner", "Barrierer", "Medvirkning", "Nettverkskriterier")

    def value(name: str, row: int, column: int) -> float | None:
        return None if name in UNKNOWN else (row * 7 + column * 5 + row * column) % 13

    rows = tuple(
        HeatRow(name, tuple(HeatCell(value(name, i, j)) for j in range(len(columns))))
        for i, name in enumerate(names())
    )
    return HeatMatrix(
        columns=columns,
        rows=rows,
        thresholds=Thresholds((1, 3, 6, 10)),
        row_title="Kommune",
        total_title="I alt",
        unknown_mark="–",
        **words("findings", "Flere barrierer enn rutiner i 9 av 14 kommuner"),
    )


def tile_map(key: str, heading: str) -> TileMapFigure:
    values = [None if name in UNKNOWN else (i * 37 % 240) / 10 for i, name in enumerate(names())]
    places = [Place(name, name[:9], *at) for name, at in zip(names(), TILES, strict=True)]
    style = NumberStyle(1, signed=True, suffix="%")
    return TileMapFigure(
        tiles=value_tiles(zip(places, values, strict=True), Thresholds((6, 12, 20)), style),
        step_words=("under 6 %", "6–12 %", "12–20 %", "over 20 %"),
        place_title="Kommune",
        value_title="Endring",
        **words(key, heading, unit="Endring i folketall 2007–2017", invented=""),
    )


def shares():
    return samples.bar_figure(
        **words("shares", "13 av 15 saksbehandlere er intervjuet", unit="Prosent av utslippene.")
    )


def slope():
    return samples.slope_figure(
        **words("slope", "Utslipp og reisevaner endret seg", unit="Snitt med 95 prosent intervall.")
    )


def effects():
    return samples.dot_figure(
        **words(
            "effects", "To av tre effekter skiller seg klart fra null", unit="Pilot minus andre."
        )
    )


def timeline():
    return samples.timeline_figure(
        **words(
            "timeline", "Fokusgruppene er ferdige, og utkastet er levert", unit="Plan og gjort."
        )
    )


def growth(key: str, name: str) -> LineFigure:
    people = samples.line("Folketall", (57148, 57759, 58730, 60145, 61200, 62566, 68363))
    cut = "Aksen starter ikke på null."
    heading = f"{name}: folketallet økte 16 prosent"
    more = words(key, heading, unit=f"1. januar. {cut}", invented="")
    return LineFigure(lines=(people,), x_title="År", cut_words=cut, **more)


def numbers(*values: float) -> tuple[Cell, ...]:
    return tuple(Cell.number(value, NumberStyle(), "–") for value in values)


def budget_table() -> Table:
    heads = ("Plan 2017", "Plan 2018", "Plan i alt", "Brukt", "Rest")
    rows = (
        Row(Cell("Personal og indirekte kostnad"), numbers(200, 100, 300, 172, 128)),
        Row(Cell("Innkjøp av FoU-tjenester"), numbers(190, 90, 280, 148, 132)),
        Row(Cell("Utstyr"), numbers(0, 0, 0, 0, 0)),
        Row(Cell("Andre driftskostnader"), numbers(10, 10, 20, 6, 14)),
        Row(Cell("Sum"), numbers(400, 200, 600, 326, 274), total=True),
    )
    columns = (Column("Kostnad"), *(Column(head, numeric=True) for head in heads))
    return Table("Over halvparten er brukt, mest på personal", columns, rows)


def goals_table(numbering: Numbering) -> str:
    goals = (
        ("Kartlegge klimaarbeidet", "første utkast levert", "status"),
        ("Finne mulige pilotprosjekter", "tre forslag, ett målt", "pilot"),
        ("Holde to fokusgrupper", "begge holdt i november", "plan"),
        ("Holde workshop med kommunene", "innkalt til desember", "plan"),
    )
    rows = tuple(
        Row(Cell(goal), (Cell(result), Cell(blocks.page_of(anchor), numeric=True)))
        for goal, result, anchor in goals
    )
    columns = (
        Column("Delmål i søknaden"),
        Column("Resultat per 4. desember"),
        Column("Side", True),
    )
    return blocks.table(
        Table("Ett av fire delmål er nådd, resten er i rute", columns, rows),
        anchor="goals",
        number=numbering.number("goals"),
        unit="Delmål 1–4, forkortet.",
        invented=MARK,
        source="søknaden; aktivitetsloggen i portalen.",
        widths=(231, 190),
    )


def wide_table() -> Table:
    heads = ("Folketall 2007", "Folketall 2017", "Endring", "Areal, km²", "Per km²", "Eksempler")
    rows = []
    for i, name in enumerate(names()):
        cells = numbers(5000 + i * 731, 6100 + i * 805, i, 100 + i * 53, 4 + i, i % 7)
        rows.append(Row(Cell(name), (*cells, Cell("ikke funnet" if i % 3 else "plan, 2010"))))
    rows.append(Row(Cell("I alt"), (*numbers(371035, 426065, 15, 5302, 80, 37), Cell("")), True))
    columns = (Column("Kommune"), *(Column(h, numeric=True) for h in heads), Column("Plan"))
    return Table("Folketallet økte med 15 prosent på ti år", columns, tuple(rows))
