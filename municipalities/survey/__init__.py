"""The survey of climate policy: rounds, guides, interviews, answers and what was found."""
