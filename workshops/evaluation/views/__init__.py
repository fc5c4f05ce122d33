"""Pages of evaluations: of those who hold the meeting, and of those who were there."""
