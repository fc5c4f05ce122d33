"""Changes of interviews: one transaction each, with actor and reason."""
