"""Changes of the recruitment."""
