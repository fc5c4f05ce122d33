"""Many examples at once: a sheet to fill in, what it says line by line, and what stands there already."""
