"""The accounts on a page, in Excel and as the auditor's PDF: the same money everywhere."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from forkommune.documents.cache import StorageCache
from forkommune.documents.pipeline import render_document
from forkommune.documents.workbooks import SheetColumn, WorkbookSheet, write_workbook
from forkommune.plan.composing.statement import compose
from forkommune.plan.freezing import freeze
from forkommune.plan.models import AccountsStatement
from forkommune.plan.sealing import seal
from forkommune.plan.selectors.accounts import accounts
from forkommune.plan.services.statements import drop_unmade, order_statement
from forkommune.work.whole_files import PassingFiles
from tests import factories as make
from tests.documents import reading_pdf as pdf
from tests.factories.plan import budget

pytestmark = pytest.mark.django_db
URL = reverse("plan:accounts")
OWN = {
    "cost_type": "personnel_indirect",
    "sector": "other_sectors",
    "task": "user_participation",
    "financing": "own",
}


@pytest.fixture
def project():
    project = make.ProjectFactory(source="Prøve")
    budget(project)
    return project


@pytest.fixture
def secretary(client):
    user = make.SecretaryFactory()
    client.force_login(user)
    return user


@pytest.fixture
def entries(project):
    rate = make.HourlyRateFactory()
    return [
        make.LedgerEntryFactory(
            project=project, amount_nok=Decimal("1284.50"), text="=HYPERLINK(1)"
        ),
        make.LedgerEntryFactory(
            project=project, hours=2, rate=rate, rate_nok=600, amount_nok=1200, **OWN
        ),
    ]


def plain(response) -> str:
    return " ".join(response.content.decode().replace("\u202f", " ").split())


def test_without_entries_the_page_says_not_entered_and_never_nought(client, secretary, project):
    page = plain(client.get(URL))

    assert "ingenting er ført ennå" in page
    assert page.count("ikke ført") > 8


def test_the_page_shows_plan_entered_left_and_share_by_line(client, secretary, project, entries):
    make.ProposedEntryFactory(project=project)

    page = client.get(URL)

    found = page.context["accounts"]
    cost = {row.code: row for row in found.tables[0].rows}
    assert cost["rd_services"].left == Decimal("278715.50")
    assert {table.total.entered for table in found.tables} == {Decimal("2484.50")}
    assert found.own_work == (2, 1200)
    assert found.waiting == 1
    assert "278 715,50" in plain(page)


def test_researchers_read_the_accounts_without_the_buttons(client, project, entries):
    client.force_login(make.ResearcherFactory())

    page = plain(client.get(URL))

    assert "1 284,50" in page
    assert "Lag oppstilling" not in page


def test_the_page_costs_the_same_with_two_entries_and_with_twelve(
    client, secretary, project, entries
):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(URL)
        return len(queries)

    client.get(URL)
    before = cost()
    for _each in range(10):
        make.LedgerEntryFactory(project=project)

    assert cost() == before


def test_the_workbook_has_a_typed_sheet_a_table_and_no_formulas(
    client, secretary, project, entries
):
    answer = client.get(reverse("plan:accounts-workbook"))

    book = load_workbook(io.BytesIO(answer.content))
    assert len(book.sheetnames) == 6
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    sheet = book["Poster"]
    heads, first, second = (list(row) for row in sheet.iter_rows(values_only=True))
    assert heads[:2] == ["Nr.", "Dato"]
    assert (first[4], first[8]) == ("=HYPERLINK(1)", 1284.5)
    assert (second[6], second[7], second[8]) == (2, 600, 1200)
    assert first[1].date() == date(2017, 10, 3)
    totals = [page.cell(page.max_row, page.max_column - 2).value for page in book.worksheets[1:5]]
    assert totals == [2484.5] * 4


def test_an_unknown_amount_is_an_empty_cell_and_a_torn_row_is_refused():
    columns = [SheetColumn("A"), SheetColumn("B")]
    sheet = WorkbookSheet(title="Ark", columns=columns, rows=[["x", None]])

    book = load_workbook(
        io.BytesIO(write_workbook([sheet], title="t", creator="c", at=timezone.now()))
    )

    assert book["Ark"].cell(2, 2).value is None
    with pytest.raises(ValueError, match="1 cells for 2"):
        WorkbookSheet(title="Ark", columns=columns, rows=[["x"]])


def test_the_statement_is_a_valid_pdf_with_tables_entries_and_lines_to_sign_on(
    project, entries, tmp_path
):
    make.LedgerEntryFactory(project=project, is_invented=True)
    found = accounts(make.SecretaryFactory())
    data = freeze(found, at=timezone.now())

    file = render_document(
        compose(data),
        fonts=settings.VAR_DIR / "frontend" / "fonts" / "print",
        cache=StorageCache(PassingFiles(tmp_path)),
    )

    assert [verdict.passed for verdict in file.validation] == [True, True, True]
    words = " ".join(" ".join(pdf.pages(file.data)).replace("\u202f", " ").split())
    wanted = ("Oppdiktet eksempel", "1 284,50", "Underskrift", "Revisor", "=HYPERLINK(1)")
    assert [word for word in wanted if word not in words] == []
    assert found.sha256 == data["sha256"] == seal(data["entries"])
    assert found.sha256[:8] in words


def test_a_statement_is_ordered_once_for_the_same_accounts_and_gone_when_it_is_not_made(
    project, entries
):
    secretary = make.SecretaryFactory()
    first = order_statement(by=secretary)

    assert order_statement(by=secretary) == first
    drop_unmade(first.job)

    assert AccountsStatement.objects.count() == 0
