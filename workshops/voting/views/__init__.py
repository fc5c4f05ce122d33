"""Pages of polls: on phones, for those who hold the meeting, on the big screen."""
