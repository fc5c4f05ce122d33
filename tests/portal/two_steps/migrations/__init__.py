"""Two steps."""
