"""All data of an edition as plain JSON, for the readers it is made for.

Callers import `freeze` and `Frozen` from `freezing`. The same rows give the same JSON and hash.
"""
