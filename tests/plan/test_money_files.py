"""Files of banks and accounting systems: read as they are written, shown, and never counted twice."""

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import Workbook

from forkommune.plan.importing.lines import MoneyLine, with_fingerprints
from forkommune.plan.importing.tables import number
from forkommune.plan.importing.writing import most_alike
from forkommune.plan.models import LedgerEntry, ProposedEntry
from forkommune.plan.services.proposals import CannotDecide, accept, dismiss
from forkommune.work.importing import CannotRead, Faults, Options
from forkommune.work.services.importing import bring, carry_out, rehearse
from tests import factories as make
from tests.factories.plan import budget

pytestmark = pytest.mark.django_db
BANK = (
    "Kontoutskrift 1234 56 78901;;;;\r\n"
    "Dato;Forklaring;Rentedato;Ut fra konto;Inn på konto\r\n"
    "03.10.2017;Leie av møterom Bærum;03.10.2017;14 500,50;\r\n"
    "04.10.2017;Forskningsrådet;04.10.2017;;200.000,00\r\n"
    "05.10.2017;Buss;05.10.2017;38,00;\r\n"
    "05.10.2017;Buss;05.10.2017;38,00;\r\n"
    "Saldo;;;;185 423,50\r\n"
)
CAMT = """<?xml version="1.0" encoding="ISO-8859-1"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
<Ntry><Amt Ccy="{currency}">14500.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><Dt>2017-10-03</Dt></BookgDt><AcctSvcrRef>A1</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties><Cdtr><Nm>Bærum kommune</Nm></Cdtr></RltdPties>
<RmtInf><Ustrd>Møterom</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="NOK">9.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts></Ntry>
</Stmt></BkToCstmrStmt></Document>"""


@pytest.fixture
def project():
    project = make.ProjectFactory()
    budget(project)
    return project


def read(content, kind="bank", name="konto.csv"):
    content = content if isinstance(content, bytes) else content.encode("cp1252")
    return rehearse(kind=kind, content=content, name=name, options=Options())


def written(content, kind="bank"):
    """The rows that a file makes: day, text, kroner."""
    content = content if isinstance(content, bytes) else content.encode("cp1252")
    brought = bring(kind=kind, content=content, name="konto.csv", options=Options(), by=None)
    assert brought.state == "shown", brought.faults
    carry_out(brought=brought, by=None)
    rows = ProposedEntry.objects.order_by("date", "pk")
    return list(rows.values_list("date", "text", "amount_nok", "voucher"))


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig"])
def test_a_bank_statement_makes_one_proposal_a_movement_and_nothing_counts(project, encoding):
    assert written(BANK.encode(encoding)) == [
        (date(2017, 10, 3), "Leie av møterom Bærum", Decimal("14500.50"), ""),
        (date(2017, 10, 4), "Forskningsrådet", Decimal("-200000.00"), ""),
        (date(2017, 10, 5), "Buss", Decimal("38.00"), ""),
        (date(2017, 10, 5), "Buss", Decimal("38.00"), ""),
    ]
    assert LedgerEntry.objects.count() == 0


def test_the_same_file_and_a_longer_one_bring_only_what_is_new(project):
    written(BANK)
    dismiss(proposal=ProposedEntry.objects.first(), by=make.SecretaryFactory(), reason="Privat")

    again, longer = read(BANK), read(BANK.replace("Saldo", "06.10.2017;Tog;;99,00;\r\nSaldo"))

    assert (again.differences, again.unchanged, again.outside) == ([], 4, 1)
    assert [one.what for one in longer.differences] == ["Tog"]


def test_rows_that_cannot_be_read_are_all_named_and_nothing_is_written(project):
    spoiled = BANK.replace("14 500,50", "mye").replace("04.10.2017;Forsk", "31.02.2017;Forsk")

    with pytest.raises(Faults) as refused:
        read(spoiled)

    told = [(fault.place, fault.value) for fault in refused.value.faults]
    assert told == [("linje 3", "mye"), ("linje 4", "31.02.2017")]
    assert ProposedEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("03.10.2017;Hotell;100,00;EUR", "EUR"),
        ("03.10.2017;;100,00;NOK", "03.10.2017"),
        ("03.10.2017;Hotell;100,005;NOK", "100,005"),
        ("03.10.2017;Hotell;0,00;NOK", "0,00"),
        ("03.10.2017;Hotell;100,00;NOK;mer", "mer"),
    ],
)
def test_another_currency_no_text_or_half_ore_is_a_fault(project, line, value):
    with pytest.raises(Faults) as refused:
        read(f"Dato;Tekst;Beløp;Valuta\r\n{line}\r\n")

    assert value in refused.value.faults[0].value


def test_in_one_column_a_bank_writes_costs_as_minus_and_accounts_as_plus(project):
    file = "Dato;Tekst;Beløp\r\n03.10.2017;Reise;{}\r\n"

    assert written(file.format("-1 284,50"))[0][2] == Decimal("1284.50")
    assert written(file.format("1 284,51"), "accounts")[-1][2] == Decimal("1284.51")


def test_an_accounting_export_in_excel_keeps_its_vouchers(project):
    book = Workbook()
    for row in (
        ["Prosjekt 275769"],
        ["Bilagsnr", "Bilagsdato", "Tekst", "Debet", "Kredit"],
        [114, date(2017, 10, 3), "Reise", 1284.5, None],
        [115, date(2017, 10, 4), "Kreditnota", None, 100],
    ):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)

    assert written(file.getvalue(), "accounts") == [
        (date(2017, 10, 3), "Reise", Decimal("1284.50"), "114"),
        (date(2017, 10, 4), "Kreditnota", Decimal("-100.00"), "115"),
    ]


def test_camt_053_gives_booked_entries_with_payee_message_and_reference(project):
    assert written(CAMT.format(currency="NOK").encode("latin-1")) == [
        (date(2017, 10, 3), "Bærum kommune · Møterom", Decimal("14500.50"), "A1")
    ]


def test_a_movement_that_another_file_proposed_is_marked_and_not_entered_without_a_reason(project):
    place = {"cost_type": "other_operating", "sector": "other_sectors", "financing": "own"}
    body, by = make.OrganisationFactory(), make.SecretaryFactory()
    make.ClassificationRuleFactory(words="Møterom", organisation=body, task="analysis", **place)
    written(BANK)
    written(CAMT.format(currency="NOK").encode("latin-1"))
    first = ProposedEntry.objects.get(text="Leie av møterom Bærum")
    second = ProposedEntry.objects.get(voucher="A1")

    assert list(ProposedEntry.objects.exclude(resembles=None)) == [second]
    assert second.resembles == first
    with pytest.raises(CannotDecide, match="ligner på «Leie av møterom Bærum»"):
        accept(proposal=second, by=by)
    accept(proposal=second, by=by, reason="Betalt av denne kontoen")
    with pytest.raises(CannotDecide, match=r"ligner på «Bærum kommune · Møterom».*: ført"):
        accept(proposal=first, by=by)


def test_each_proposal_is_the_like_of_one_line_and_the_same_reference_tells_most():
    line = MoneyLine(place="", on=date(2017, 1, 1), text="Tog", amount=Decimal(9), voucher="B")
    rows = [
        make.ProposedEntryFactory.build(text="Tog", voucher="A"),
        make.ProposedEntryFactory.build(text="Vy", voucher="B"),
        make.ProposedEntryFactory.build(text="Tog", voucher=""),
    ]

    found = [most_alike(line, rows) for _time in range(4)]

    assert [row and (row.text, row.voucher) for row in found] == [
        ("Vy", "B"), ("Tog", "A"), ("Tog", ""), None,
    ]  # fmt: skip


def test_camt_053_in_another_currency_is_named(project):
    with pytest.raises(Faults, match="«EUR»"):
        read(CAMT.format(currency="EUR"))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "bank"),
        ("<html><p>Logg inn</p></html>", "bank"),
        ("<a>", "bank"),
        (CAMT.format(currency="NOK"), "accounts"),
        ("Navn;Sted\r\nAsker;Asker\r\n", "bank"),
    ],
)
def test_a_file_of_another_sort_is_refused_as_a_whole(project, content, kind):
    with pytest.raises(CannotRead):
        read(content, kind)


def test_the_first_rule_that_fits_fills_in_and_the_line_still_waits(project):
    body = make.OrganisationFactory()
    place = {"cost_type": "other_operating", "sector": "other_sectors", "financing": "own"}
    make.ClassificationRuleFactory(words="MØTEROM", organisation=body, task="analysis", **place)
    make.ClassificationRuleFactory(words="leie", task="user_participation", position=200)

    written(BANK)

    row = ProposedEntry.objects.order_by("date").first()
    assert (row.organisation, row.task, row.cost_type) == (body, "analysis", "other_operating")
    assert (row.state, row.place) == ("open", "konto.csv, linje 3")


AMOUNTS = some.decimals(min_value=-(10**9), max_value=10**9, places=2)


@given(AMOUNTS, some.sampled_from([" ", "\xa0", "\u202f", "", "."]))
def test_amounts_read_as_they_were_written(amount, between):
    text = f"{amount:,.2f}".replace(",", "x").replace(".", ",").replace("x", between)

    assert number(text) == number(text.replace("-", "\u2212")) == amount


@pytest.mark.parametrize("text", ["", "1,234.5.6", "12a", "1.23,4,5", "1e5", "--5", "1,234,567.8x"])
def test_what_is_no_amount_is_not_guessed(text):
    with pytest.raises(ValueError):
        number(text)


@given(some.lists(some.sampled_from("abc"), max_size=8), some.randoms())
def test_fingerprints_are_unique_and_the_same_in_any_order(names, random):
    def keys(texts):
        lines = [MoneyLine(place="", on=date(2017, 1, 1), text=t, amount=Decimal(1)) for t in texts]
        return [key for key, _line in with_fingerprints(lines)]

    shuffled = random.sample(names, len(names))

    assert len(set(keys(names))) == len(names)
    assert set(keys(shuffled)) == set(keys(names))
