"""Changes in the pilot register."""
