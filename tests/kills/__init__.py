"""Processes of a real portal are killed while it makes reports; what was lost, and how soon it goes on."""
