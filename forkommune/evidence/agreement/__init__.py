"""How far coders agree. Plain arithmetic, no database.

Sources: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011); K. L. Gwet, Handbook of
Inter-Rater Reliability (2014); the research note, section 4.
"""
