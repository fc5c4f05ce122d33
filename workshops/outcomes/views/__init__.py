"""Pages of what came of a meeting: the record, its notes, its conclusions, and who does what."""
