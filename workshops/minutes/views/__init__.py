"""Pages of minutes: of those who keep them, and of their readers."""
