"""Pilots weighed against each other on published criteria."""
