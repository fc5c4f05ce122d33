"""Coded material in the files that other programs read: REFI-QDA 1.5 and tables for R and Python.

What goes out is a `Material`: plain rows without the database, the same whatever the format.
`collecting` makes it of the portal's rows; `qde`, `archive` and `tables` write it.

Source: the REFI-QDA standard 1.5 (rotterdam exchange format initiative); what clients trip over in
files that its schema allows, and our rules against it, stand in the research note, section 3.
"""
