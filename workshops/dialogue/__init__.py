"""Talks with one municipality, who took part, and the follow-up page of each."""
