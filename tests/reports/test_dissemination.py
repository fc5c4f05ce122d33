"""The list of where results were told: kept by those who write reports, read and fetched by all."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from forkommune.work.models import HistoryEntry
from reports.models import Dissemination
from tests.factories import DeliverableFactory, DisseminationFactory, ResearcherFactory

pytestmark = pytest.mark.django_db
FACTS = {
    "kind": "media",
    "title": "Klima i vest",
    "on": "3. feb 2018",
    "channel": "Drammens Tidende",
    "url": "https://dt.invalid/klima",
    "deliverable": "",
}


@pytest.fixture
def keeper(client):
    client.force_login(ResearcherFactory())
    return client


def test_an_occasion_is_written_down_changed_and_taken_away(keeper):
    report = DeliverableFactory()

    keeper.post("/prosjekt/formidling/ny/", FACTS | {"deliverable": report.pk})

    row = Dissemination.objects.get()
    assert (row.kind, row.on, row.deliverable) == ("media", date(2018, 2, 3), report)

    page = keeper.post(
        f"/prosjekt/formidling/{row.pk}/", FACTS | {"title": "Nytt", "seen": row.fingerprint}
    )
    assert (page.status_code, Dissemination.objects.get().title) == (302, "Nytt")

    keeper.post(f"/prosjekt/formidling/{row.pk}/fjern/")
    again = keeper.post(f"/prosjekt/formidling/{row.pk}/fjern/")
    actions = HistoryEntry.objects.filter(action__startswith="dissemination.")
    assert (again.status_code, Dissemination.objects.count()) == (302, 0)
    assert sorted(actions.values_list("action", flat=True)) == [
        "dissemination.added",
        "dissemination.changed",
        "dissemination.removed",
    ]


def test_two_who_change_the_same_are_told_and_nothing_is_lost(keeper):
    row = DisseminationFactory(title="Før")
    seen = row.fingerprint
    Dissemination.objects.update(title="Den andres")

    page = keeper.post(f"/prosjekt/formidling/{row.pk}/", FACTS | {"seen": seen})
    text = page.content.decode()

    assert page.status_code == 409
    assert "Noen andre har endret dette siden du åpnet det" in text
    assert 'value="Klima i vest"' in text
    assert Dissemination.objects.get().title == "Den andres"

    seen = page.context["form"]["seen"].value()
    assert keeper.post(f"/prosjekt/formidling/{row.pk}/", FACTS | {"seen": seen}).status_code == 302
    assert Dissemination.objects.get().title == "Klima i vest"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("url", "javascript:alert(1)", "er ingen nettadresse"),
        ("url", "ftp://vestregionen.no/foredrag.pdf", "er ingen nettadresse"),
        ("on", "31.2.2018", "Datoen må skrives som dag.måned.år"),
        ("kind", "bok", "Velg"),
        ("title", "a\x00b", "id_title_error"),
        ("deliverable", "9999", "Velg"),
    ],
)
def test_what_does_not_hold_is_said_and_what_was_typed_stays(keeper, field, value, words):
    page = keeper.post("/prosjekt/formidling/ny/", FACTS | {field: value})

    assert page.status_code == 422
    assert words in page.content.decode()
    assert "Drammens Tidende" in page.content.decode()
    assert Dissemination.objects.count() == 0


def test_files_hold_the_list_and_no_spreadsheet_runs_what_somebody_wrote(client):
    DisseminationFactory(title="=1+1", kind="article", on=date(2018, 1, 5))
    DisseminationFactory(title="Foredraget", kind="talk", is_invented=True)

    text = client.get("/prosjekt/formidling/formidling.csv").content.decode()
    rows = list(csv.reader(io.StringIO(text)))
    chosen = client.get("/prosjekt/formidling/formidling.csv?type=article").content.decode()
    book = client.get("/prosjekt/formidling/formidling.xlsx").content
    cells = [cell for row in load_workbook(io.BytesIO(book)).active.iter_rows() for cell in row]

    assert [row[0] for row in rows] == ["Tittel", "Foredraget", "'=1+1"]
    assert (rows[1][6], rows[2][1]) == ("ja", "2018-01-05")
    assert "Foredraget" not in chosen
    assert not any(cell.data_type == "f" for cell in cells)
    assert any(cell.value == "Foredraget" for cell in cells)


def test_everybody_reads_the_list_by_kind_and_only_writers_of_reports_change_it(client):
    told = DisseminationFactory(title="Foredraget")

    text = client.get("/prosjekt/formidling/").content.decode()
    none = client.get("/prosjekt/formidling/?type=article").content.decode()

    assert "Foredraget" in text
    assert "Foredrag eller møte (1)" in text
    assert f"/prosjekt/formidling/{told.pk}/" not in text
    assert "Ingen formidling er skrevet ned ennå" in none
