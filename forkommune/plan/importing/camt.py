"""CAMT.053, the bank statement of ISO 20022. Read with defusedxml: no entities, no outside files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from forkommune.work.importing import CannotRead, Ledger

from .lines import MoneyLine
from .tables import number

DECLARATION = re.compile(r"^<\?xml[^>]*\?>")
MARKS = 400_000  # of the XML; a movement has about 60
ROOT = "BkToCstmrStmt"
COST = {"DBIT": 1, "CRDT": -1}


def camt_lines(content: str, ledger: Ledger) -> Iterator[MoneyLine]:
    """The booked entries of a statement. Raises CannotRead for another document."""
    if content.count("<") > MARKS:
        raise CannotRead(
            _("The statement holds too much to be read at once. Download fewer months at a time.")
        )
    try:
        # The text is decoded already; what it says of its encoding no longer holds.
        document = fromstring(DECLARATION.sub("", content).encode())
    except (ParseError, DefusedXmlException) as error:
        raise CannotRead(
            _("The XML is not whole, or declares entities (%s). Download the statement anew.")
            % type(error).__name__
        ) from error
    statement = _child(document, ROOT)
    if statement is None:
        raise CannotRead(
            _("The XML is no CAMT.053 bank statement (%s is missing). Choose that format.") % ROOT
        )
    entries = (element for element in statement.iter() if _name(element) == "Ntry")
    for count, entry in enumerate(entries, start=1):
        if _booked(entry):
            if (line := _line(entry, _("entry %d") % count, ledger)) is not None:
                yield line
        else:
            ledger.leave_out()


def _line(entry: Element, place: str, ledger: Ledger) -> MoneyLine | None:
    amount, sign = _child(entry, "Amt"), COST.get(_text(entry, "CdtDbtInd"))
    currency = "" if amount is None else amount.get("Ccy", "")
    written = "" if amount is None else (amount.text or "").strip()
    if currency != "NOK":
        ledger.fault(place, currency, _("Only amounts in Norwegian kroner are taken in."))
        return None
    try:
        kroner = number(written)
    except ValueError:
        ledger.fault(place, written, _("Write an amount, as in 14 500,00."))
        return None
    if sign is None or kroner <= 0:
        ledger.fault(place, written, _("It says neither debit nor credit of an amount above 0."))
        return None
    if _text(entry, "RvslInd") == "true":
        sign = -sign
    on = _day(entry)
    if on is None:
        ledger.fault(
            place, _path(entry, "BookgDt"), _("Write the day as 14.11.2017 or 2017-11-14.")
        )
        return None
    text = _words(entry)
    if not text:
        ledger.fault(place, written, _("The line has no text."))
        return None
    reference = _text(entry, "AcctSvcrRef") or _text(entry, "NtryRef")
    return MoneyLine(
        place=place, on=on, text=text[:200], amount=Decimal(sign) * kroner, voucher=reference[:60]
    )


def _booked(entry: Element) -> bool:
    """Later versions put the state into a code of its own."""
    state = _child(entry, "Sts")
    code = "" if state is None else (_text(state, "Cd") or (state.text or "").strip())
    return code in ("", "BOOK")


def _day(entry: Element) -> date | None:
    for name in ("BookgDt", "ValDt"):
        held = _child(entry, name)
        if held is not None:
            written = _text(held, "Dt") or _text(held, "DtTm")[:10]
            try:
                return date.fromisoformat(written)
            except ValueError:
                return None
    return None


def _words(entry: Element) -> str:
    """Payee and message: what the bank tells about the movement, each once."""
    found = [
        (element.text or "").strip()
        for element in entry.iter()
        if _name(element) in ("Nm", "Ustrd", "AddtlNtryInf", "AddtlTxInf")
    ]
    return " · ".join(dict.fromkeys(filter(None, found)))


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if _name(child) == name), None)


def _text(element: Element, name: str) -> str:
    child = _child(element, name)
    return "" if child is None else (child.text or "").strip()


def _path(element: Element, name: str) -> str:
    child = _child(element, name)
    return "" if child is None else "".join(child.itertext()).strip()
