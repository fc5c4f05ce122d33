"""Journeys of people through the portal, in a real browser."""
