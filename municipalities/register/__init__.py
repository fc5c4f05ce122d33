"""Municipalities and counties as they were at a date, their membership, figures and plans."""
