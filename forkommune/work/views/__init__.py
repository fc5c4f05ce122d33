"""Pages and fragments of the work room."""
