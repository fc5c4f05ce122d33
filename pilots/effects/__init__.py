"""What before and after say about a pilot: changes with intervals, and what may be concluded.

Plain arithmetic, no database. Every formula names its source beside it. Numbers are of one indicator,
in its unit; the sign is the indicator's own, so that a cut in emissions is negative.
"""
