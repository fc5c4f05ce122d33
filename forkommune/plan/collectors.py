"""What the plan keeps about people: nobody but those whom its public documents name."""

from forkommune.work.personal_data import impersonal


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
    impersonal("hours and invoices of organisations; no person stands in it", "plan.LedgerEntry")
