"""Ideas and notes of the tables: written on any phone at the table, merged where they say the same."""
