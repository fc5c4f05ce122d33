"""Whether an example fits a municipality: conditions, figures, and municipalities like it."""
