"""Invitations to meetings: who is invited, what they answer, what they are sent."""
