"""Where the project stands: a line for each part of the work, what is late, what waits, what is new."""
