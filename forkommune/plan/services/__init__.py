"""What changes the plan and the ledger."""
