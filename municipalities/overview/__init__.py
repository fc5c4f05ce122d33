"""The overview of climate work: what was found, counted over survey and plans."""
