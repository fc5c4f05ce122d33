"""From a frozen snapshot to a document; reads nothing but its arguments, so bytes can be repeated.

Callers import `compose` from `d2` and `EditionFacts` from `edition`.
"""
