"""What came of a meeting: notes, conclusions, and who does what by when."""
