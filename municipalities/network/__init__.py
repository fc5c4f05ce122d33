"""The division of the network into groups."""
