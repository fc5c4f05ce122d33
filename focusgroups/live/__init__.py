"""The session while it is held: notes as they are typed, the clock of its parts, and its end."""
