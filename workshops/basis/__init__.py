"""The basis of the main project: what was concluded, who wants what, the criteria, what is open."""
