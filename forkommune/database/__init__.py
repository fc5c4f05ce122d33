"""How questions are put to the database, where Django's own way takes too long."""
