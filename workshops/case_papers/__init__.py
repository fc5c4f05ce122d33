"""Papers made of a meeting for those who decide, and their package for the archive."""
