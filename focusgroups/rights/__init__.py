"""What participants agreed to, where recordings lie, and when names go: the rights in one session."""
