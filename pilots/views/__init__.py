"""Pages of examples and pilot projects."""
