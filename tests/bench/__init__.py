"""`make bench`: how fast the portal is, in ratios where the machine would decide otherwise.

Figures of one run are compared with each other and with limits; no test depends on them.
"""
