"""Polls of a meeting: open points per municipality, and an anonymous show of dots."""
