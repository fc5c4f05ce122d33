"""Pages of the recruitment."""
