"""From the lines of a file to proposed entries, filled in by the rules where one fits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from forkommune.plan.bookkeeping import Dimension
from forkommune.plan.models import ClassificationRule, Project, ProposedEntry
from forkommune.work.importing import CannotRead, Ledger, Opened, Options

from .camt import camt_lines
from .lines import MoneyLine, with_fingerprints
from .tables import money_lines

SHOWN = ("date", "amount_nok", "voucher", "organisation", "task", "financing")


def write_bank(opened: Opened, options: Options, ledger: Ledger) -> None:
    """A bank statement: CAMT.053 or a table, where a cost is money that goes out."""
    if opened.markup:
        lines = camt_lines(opened.markup, ledger)
    else:
        lines = money_lines(opened.lines, ledger, cost_sign=-1)
    _write("bank", lines, opened, ledger)


def write_accounts(opened: Opened, options: Options, ledger: Ledger) -> None:
    """An accounting export: a table of vouchers, where a cost is a positive amount or a debit."""
    if opened.markup:
        raise CannotRead(_("The file is XML. Export the vouchers as CSV or Excel (.xlsx)."))
    _write("accounts", money_lines(opened.lines, ledger, cost_sign=1), opened, ledger)


def _write(source: str, lines: Iterable[MoneyLine], opened: Opened, ledger: Ledger) -> None:
    found = list(with_fingerprints(lines))
    ledger.demand_no_faults()
    project = Project.objects.order_by("period_from").first()
    if project is None:
        raise CannotRead(_("Load the project plan first: manage.py load_initial_data"))
    keys = [key for key, _line in found]
    known = {row.key: row for row in ProposedEntry.objects.of_source(source).filter(key__in=keys)}
    rules = list(ClassificationRule.objects.in_order())
    new = [line for key, line in found if key not in known]
    before = _proposed_before(project, new, keys)
    for key, line in found:
        if key in known:
            ledger.put(known[key], {}, place=line.place, value=line.text)
            continue
        like = most_alike(line, before[line.on, line.amount])
        row = ProposedEntry(
            project=project,
            source=source,
            key=key,
            place=f"{opened.name}, {line.place}"[:300],
            resembles=like,
            **_place_in_tables(line, rules),
        )
        values = {
            "date": line.on,
            "text": line.text,
            "amount_nok": line.amount,
            "voucher": line.voucher,
        }
        ledger.put(
            row,
            values,
            place=line.place,
            value=line.text,
            shown=(*SHOWN, "resembles") if like else SHOWN,
        )


def _proposed_before(
    project: Project, lines: Sequence[MoneyLine], keys: Sequence[str]
) -> dict[tuple[date, Decimal], list[ProposedEntry]]:
    """What other files proposed of the same days and amounts: a bank writes a movement in many ways."""
    days, amounts = {line.on for line in lines}, {line.amount for line in lines}
    before: dict[tuple[date, Decimal], list[ProposedEntry]] = defaultdict(list)
    for row in ProposedEntry.objects.same_money(project, days, amounts).exclude(key__in=keys):
        before[row.date, row.amount_nok].append(row)
    return before


def most_alike(line: MoneyLine, rows: list[ProposedEntry]) -> ProposedEntry | None:
    """The row that a line most likely is, taken out of `rows`; None where there is none left.

    The same reference tells most, then the words that both have.
    """
    if not rows:
        return None
    words = _words(line.text)

    def alike(row: ProposedEntry) -> tuple[bool, int]:
        same = bool(line.voucher) and line.voucher == row.voucher
        return same, len(words & _words(row.text))

    best = max(rows, key=alike)
    rows.remove(best)
    return best


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _place_in_tables(line: MoneyLine, rules: Sequence[ClassificationRule]) -> dict[str, object]:
    """What the first rule that fits says; nothing where none does."""
    folded = line.text.casefold()
    rule = next((rule for rule in rules if rule.words.casefold() in folded), None)
    if rule is None:
        return {}
    sides = {side.value: getattr(rule, side.value) for side in Dimension}
    return {"organisation": rule.organisation, "activity": rule.activity, **sides}
