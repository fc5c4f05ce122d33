"""Pages of the focus groups."""
