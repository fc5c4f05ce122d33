"""Template tags of the portal, one module a kind; `templatetags/components.py` lists them."""
