"""How each report's numbers follow from its data. One file for each report, and what all of them share."""
