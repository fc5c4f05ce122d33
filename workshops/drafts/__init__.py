"""Drafts of the deliverables, sent to those who are invited before the day."""
