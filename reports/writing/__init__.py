"""How sections of reports are written: their signs, what they can name, and what is wrong in them."""
