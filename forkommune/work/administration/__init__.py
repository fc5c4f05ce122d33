"""The secretariat's tool: Django's admin, grouped in the order of the project."""
