"""Recruitment: who is wanted, who is asked, the invitation, the consent, and who gets which letter."""
