"""The pilot register and the example database that it feeds."""
