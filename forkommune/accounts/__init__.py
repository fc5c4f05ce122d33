"""Who may come in: users, organisations, people, roles and personal links. Rows and rules only."""
