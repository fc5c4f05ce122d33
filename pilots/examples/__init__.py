"""The example database as it is found and read: facets, one example in words, a comparison, a list of one's own."""
