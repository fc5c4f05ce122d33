"""What the plan keeps about people: nobody but those whom its public documents name."""

from forkommune.work.personal_data import declare, did, impersonal


def register() -> None:
    """Declare the models of the plan."""
    impersonal(
        "the public application and plan, written by the partners",
        "plan.Project",
        "plan.Project_partners",
        "plan.ProjectStatement",
        "plan.Pillar",
        "plan.ResearchQuestion",
        "plan.Discrepancy",
        "plan.Activity",
        "plan.Activity_partners",
        "plan.Deliverable",
        "plan.Milestone",
        "plan.BudgetLine",
    )
    impersonal("published literature, by the names it was published under", "plan.Reference")
    impersonal("what an organisation's hour costs", "plan.HourlyRate")
    impersonal("words of invoices and where they belong", "plan.ClassificationRule")
    # What the bookkeeping act demands to be kept; a bank's words may name whom was paid.
    books = {"*": "hours and invoices of organisations, as their vouchers word them"}
    declare("plan.LedgerEntry", did("entered_by", shows=("number", "date")), tells_nothing=books)
    declare(
        "plan.ProposedEntry",
        did("decided_by", shows=("date", "state", "decided_at")),
        tells_nothing=books,
    )
    declare("plan.AccountingPeriod", did("closed_by", shows=("closed_at",)), tells_nothing=books)
    declare("plan.AccountsStatement", did("ordered_by", shows=("taken_at",)), tells_nothing=books)
    declare(
        "plan.MilestoneMove",
        did("moved_by", shows=("moved_at",)),
        tells_nothing={"*": "dates of the plan, and why they were changed"},
    )
