"""Changes that several rows, history or a mail belong to."""
