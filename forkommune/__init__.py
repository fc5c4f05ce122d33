"""The project package and its shared core, a row of small rooms."""
