"""The budget tables. The application writes 1000 NOK; rows hold whole NOK."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from forkommune.plan.models import BudgetLine, BudgetTable, Project
from forkommune.work.loading import Record, Tally, read_records, sync

from .project import nested

THOUSAND = 1000
YEARLY = {
    "cost_plan": BudgetTable.COST_TYPE,
    "cost_location": BudgetTable.SECTOR,
    "financing": BudgetTable.FINANCING,
}
Rows = list[tuple[Record, dict[str, Any]]]


def load_money(tally: Tally, file: Record, project: Project) -> None:
    """All tables; a table whose lines do not add up to its total is refused."""
    rows: Rows = []
    for name, table in YEARLY.items():
        record = nested(file, name)
        rows += (part := list(_by_year(record, table, project)))
        _demand_total(record, part, nested(record, "total").needed_integer("sum"))
    tasks = nested(file, "task_budget")
    for name, table in (("rows", BudgetTable.TASK), ("financing", BudgetTable.TASK_FINANCING)):
        rows += (part := list(_whole(tasks, name, table, project)))
        _demand_total(tasks, part, tasks.needed_integer("total"))
    sync(tally, BudgetLine, rows, key=["project_id", "table", "code", "year"])


def _by_year(
    table: Record, kind: BudgetTable, project: Project
) -> Iterator[tuple[Record, dict[str, Any]]]:
    for position, record in enumerate(read_records(table, "rows"), start=1):
        amounts = nested(record, "amounts")
        for year in table.values["years"]:
            yield (
                record,
                _line(project, kind, record, position)
                | {"year": year, "amount_nok": amounts.needed_integer(str(year)) * THOUSAND},
            )


def _whole(
    table: Record, name: str, kind: BudgetTable, project: Project
) -> Iterator[tuple[Record, dict[str, Any]]]:
    for position, record in enumerate(read_records(table, name), start=1):
        yield (
            record,
            _line(project, kind, record, position)
            | {"year": None, "amount_nok": record.needed_integer("amount") * THOUSAND},
        )


def _line(project: Project, kind: BudgetTable, record: Record, position: int) -> dict[str, Any]:
    return {
        "project_id": project.pk,
        "table": kind.value,
        "code": record.required("code"),
        "label": record.required("label"),
        "position": position,
    }


def _demand_total(table: Record, rows: Rows, total: int) -> None:
    found = sum(values["amount_nok"] for _record, values in rows)
    if found != total * THOUSAND:
        raise table.wrong(
            "total",
            _("The lines add up to %(found)d and not to %(total)d NOK; correct one of them.")
            % {"found": found, "total": total * THOUSAND},
        )
