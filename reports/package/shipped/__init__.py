"""Files that go into data packages as they stand: plain Python, run by strangers on their own machines.

Nothing here knows of the portal. What the portal prints is computed again from the data alone, by other
code than the report's own, so that an error in either is seen.
"""
