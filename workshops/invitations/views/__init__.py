"""Pages of invitations: of those who run a meeting, and of whoever is invited."""
