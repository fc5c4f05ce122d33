"""The data package of an edition: its data, its tables and figures, and a script that computes them anew."""
