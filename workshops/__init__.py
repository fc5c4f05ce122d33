"""Meetings: the workshop, and steering group, project, network and dialogue meetings."""
