"""Tables of banks and accounting systems: the heading says which column is which.

Banks write "Dato;Forklaring;Rentedato;Ut fra konto;Inn på konto" or one column "Beløp"; accounting
systems "Bilagsnr;Bilagsdato;Konto;Tekst;Beløp" or "Debet;Kredit". Lines of titles may stand above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils.translation import gettext as _

from forkommune.ui.dates import parse_date
from forkommune.work.importing import CannotRead, Ledger, Line, demand_rows

from .lines import MoneyLine

HEAD_LINES = 30
LARGEST = Decimal(10) ** 12
# Column -> the words that head it, the best first.
DAYS = (
    "bokført dato", "bokføringsdato", "bilagsdato", "dato", "transaksjonsdato", "bokført",
    "date", "booking date",
)  # fmt: skip
TEXTS = (
    "forklaring", "beskrivelse", "tekst", "bilagstekst", "posteringstekst", "transaksjonstekst",
    "tittel", "melding", "text", "description",
)  # fmt: skip
PAYEES = ("mottaker", "leverandør", "navn", "motpart", "til konto navn")
VOUCHERS = (
    "bilagsnummer", "bilagsnr", "bilag", "bilag nr", "arkivref", "arkivreferanse", "referanse",
    "transaksjonsid", "reference", "voucher",
)  # fmt: skip
OUT = ("ut fra konto", "ut", "ut av konto", "debet", "belastet", "debit")
IN = ("inn på konto", "inn", "kredit", "godskrevet", "credit")
AMOUNTS = ("beløp", "beløp i nok", "beløp nok", "beløp (nok)", "amount")
CURRENCIES = ("valuta", "currency")
SUMS = re.compile(r"^(sum|saldo|total|inngående|utgående|i alt)\b", re.IGNORECASE)
NORWEGIAN = ("", "NOK", "KR")


@dataclass(frozen=True)
class Columns:
    """Where the columns are, counted from 0; None for one that the file lacks."""

    day: int
    text: int | None
    payee: int | None
    voucher: int | None
    out: int | None
    into: int | None
    amount: int | None
    currency: int | None
    width: int


def money_lines(lines: Sequence[Line], ledger: Ledger, *, cost_sign: int) -> Iterator[MoneyLine]:
    """The movements of a table; what cannot be read is noted as a fault and left.

    cost_sign: 1 where a cost is written as a positive amount, -1 where it is a negative one. Where
    out and in have columns of their own, out is the cost whatever its sign.
    Raises CannotRead without a heading that names a day and money.
    """
    at, columns = _heading(lines)
    demand_rows(lines[at + 1 :])
    for line in lines[at + 1 :]:
        if SUMS.match(next((cell for cell in line.cells if cell), "")):
            ledger.leave_out()
            continue
        read = _read(line, columns, ledger, cost_sign)
        if read is not None:
            yield read


def _heading(lines: Sequence[Line]) -> tuple[int, Columns]:
    for at, line in enumerate(lines[:HEAD_LINES]):
        heads = [re.sub(r"\s+", " ", cell.casefold().strip(' ":')) for cell in line.cells]
        day = _at(heads, DAYS)
        out, into, amount = _at(heads, OUT), _at(heads, IN), _at(heads, AMOUNTS)
        if day is not None and (amount is not None or out is not None):
            return at, Columns(
                day=day,
                text=_at(heads, TEXTS),
                payee=_at(heads, PAYEES),
                voucher=_at(heads, VOUCHERS),
                out=out,
                into=into,
                amount=amount if out is None else None,
                currency=_at(heads, CURRENCIES),
                width=len(heads),
            )
    raise CannotRead(
        _(
            "No line of the first %d heads a day (Dato) and money (Beløp, or Ut and Inn). "
            "Download the movements with their headings."
        )
        % HEAD_LINES
    )


def _at(heads: Sequence[str], names: Sequence[str]) -> int | None:
    return next((heads.index(name) for name in names if name in heads), None)


def _read(line: Line, columns: Columns, ledger: Ledger, cost_sign: int) -> MoneyLine | None:
    cells = (*line.cells, *[""] * (columns.width - len(line.cells)))
    if len(cells) > columns.width and any(cells[columns.width :]):
        ledger.fault(
            line.place,
            " | ".join(line.cells)[:120],
            _("The line has %(found)d cells where the heading has %(expected)d.")
            % {"found": len(line.cells), "expected": columns.width},
        )
        return None
    currency = _cell(cells, columns.currency).upper()
    if currency not in NORWEGIAN:
        ledger.fault(line.place, currency, _("Only amounts in Norwegian kroner are taken in."))
        return None
    on = _day(cells[columns.day], line, ledger)
    amount = _amount(cells, columns, line, ledger, cost_sign)
    if on is None or amount is None:
        return None
    text = " · ".join(
        dict.fromkeys(filter(None, (_cell(cells, columns.text), _cell(cells, columns.payee))))
    )
    if not text:
        ledger.fault(line.place, " | ".join(line.cells)[:120], _("The line has no text."))
        return None
    voucher = _cell(cells, columns.voucher)[:60]
    return MoneyLine(place=line.place, on=on, text=text[:200], amount=amount, voucher=voucher)


def _cell(cells: Sequence[str], column: int | None) -> str:
    return "" if column is None else cells[column]


def _day(written: str, line: Line, ledger: Ledger) -> date | None:
    try:
        return parse_date(written)
    except ValueError:
        ledger.fault(line.place, written, _("Write the day as 14.11.2017 or 2017-11-14."))
        return None


def _amount(
    cells: Sequence[str], columns: Columns, line: Line, ledger: Ledger, cost_sign: int
) -> Decimal | None:
    if columns.amount is not None:
        found = _kroner(cells[columns.amount], line, ledger)
        return None if found is None else cost_sign * found
    written = [_cell(cells, column) for column in (columns.out, columns.into)]
    filled = [cell for cell in written if cell and _is_money(cell)]
    if any(cell and not _is_number(cell) for cell in written):
        wrong = next(cell for cell in written if cell and not _is_number(cell))
        ledger.fault(line.place, wrong, _("Write an amount, as in 14 500,00."))
        return None
    if len(filled) != 1:
        ledger.fault(
            line.place, " | ".join(written), _("Give an amount either out or in, not both or none.")
        )
        return None
    out = abs(number(written[0])) if written[0] else Decimal(0)
    return out if out else -abs(number(written[1]))


def _kroner(written: str, line: Line, ledger: Ledger) -> Decimal | None:
    if not _is_money(written):
        ledger.fault(line.place, written, _("Write an amount, as in 14 500,00."))
        return None
    return number(written)


def _is_number(written: str) -> bool:
    try:
        number(written)
    except ValueError:
        return False
    return True


def _is_money(written: str) -> bool:
    return _is_number(written) and number(written) != 0


def number(written: str) -> Decimal:
    """Kroner as Norwegian programs write them: 14 500,00 · 14.500,00 · -14500.5 · 14500,-.

    Two decimals at most. Raises ValueError for anything else.
    """
    compact = re.sub(r"[\s\u2009']|kr\.?$|^kr\.?|NOK", "", written, flags=re.IGNORECASE)
    compact = compact.replace("\u2212", "-").removesuffix(",-").removesuffix(".-")
    if compact.endswith("-"):
        compact = f"-{compact[:-1]}"
    if "," in compact and "." in compact:  # the last of them is the decimal sign
        thousands, decimal = (".", ",") if compact.rindex(",") > compact.rindex(".") else (",", ".")
        if not re.fullmatch(rf"[-+]?\d{{1,3}}(\{thousands}\d{{3}})+\{decimal}\d+", compact):
            raise ValueError(written)
        compact = compact.replace(thousands, "").replace(decimal, ".")
    else:
        compact = compact.replace(",", ".")
    if not re.fullmatch(r"[-+]?\d+(\.\d+)?", compact):
        raise ValueError(written)
    try:
        value = Decimal(compact)
    except InvalidOperation as error:
        raise ValueError(written) from error
    rounded = value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    if rounded != value or abs(value) >= LARGEST:
        raise ValueError(written)
    return rounded
