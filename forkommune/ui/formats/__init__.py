"""How Norwegians write days in forms; Django's own formats show 2017-11-14 in a field."""
