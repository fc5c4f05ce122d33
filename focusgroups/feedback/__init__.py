"""A summary of a session, sent back to those who took part for comment."""
