"""Pages of the plan and its accounts."""
