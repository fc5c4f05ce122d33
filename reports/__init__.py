"""Deliverables as text and PDF: editions, sections, frozen snapshots."""
