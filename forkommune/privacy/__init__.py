"""The privacy room: one person's data found, exported and erased; what the protection officer sees."""
