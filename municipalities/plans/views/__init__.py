"""Pages of the document study."""
