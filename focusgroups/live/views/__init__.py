"""The screens of a session while it is held."""
