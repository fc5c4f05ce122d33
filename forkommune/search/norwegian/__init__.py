"""One analyser of Norwegian for texts, queries and highlighting; it knows no Django.

A text becomes lexemes that this package writes itself, and a query becomes a question about the same
lexemes, so that any PostgreSQL gives the same answers, whatever dictionaries it has.
"""
