"""Template tags of the portal; `components` is a builtin, so no template loads it."""
