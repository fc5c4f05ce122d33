"""Changes of invitations."""
