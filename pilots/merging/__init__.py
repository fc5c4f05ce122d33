"""Two examples that are one: which they may be, where they differ, and what moves along."""
