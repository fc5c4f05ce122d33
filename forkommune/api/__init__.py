"""The open API: published rows only, no log-in. Each app brings its lists, named by string."""
