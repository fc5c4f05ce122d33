"""Norwegian search with core PostgreSQL: the analyser of texts and queries."""
