"""Data that others have published, with what they say follows from them."""

# Student, The probable error of a mean, Biometrika 6 (1908): hours of sleep won by two drugs, the same
# ten patients. The interval is the one that R prints of t.test(extra ~ group, paired = TRUE).
SLEEP_FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP_SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
SLEEP_PAIRED = (-1.58, -2.4598858, -0.7001142)
SLEEP_UNPAIRED = (-1.58, -3.3654832, 0.2054832)

# NIST, Statistical Reference Datasets, analysis of variance: AtmWtAg (L. J. Powell, T. J. Murphy and
# J. W. Gramlich, 1982). Seven constant leading digits; certified to fifteen.
SILVER = (
    [
        107.8681568, 107.8681465, 107.8681572, 107.8681785, 107.8681446, 107.8681903, 107.8681526,
        107.8681494, 107.8681616, 107.8681587, 107.8681519, 107.8681486, 107.8681419, 107.8681569,
        107.8681508, 107.8681672, 107.8681385, 107.8681518, 107.8681662, 107.8681424, 107.8681360,
        107.8681333, 107.8681610, 107.8681477,
    ],
    [
        107.8681079, 107.8681344, 107.8681513, 107.8681197, 107.8681604, 107.8681385, 107.8681642,
        107.8681365, 107.8681151, 107.8681082, 107.8681517, 107.8681448, 107.8681198, 107.8681482,
        107.8681334, 107.8681609, 107.8681101, 107.8681512, 107.8681469, 107.8681360, 107.8681254,
        107.8681261, 107.8681450, 107.8681368,
    ],
)  # fmt: skip
SILVER_BETWEEN = 3.63834187500000e-09
SILVER_WITHIN = 2.28155932971014e-10

# D. Card and A. B. Krueger, Minimum wages and employment, American Economic Review 84 (1994), table 3,
# row 3: change in mean full-time equivalents, standard error, number of restaurants.
NEW_JERSEY, PENNSYLVANIA = (0.59, 0.54, 309), (-2.16, 1.25, 75)
MINIMUM_WAGE = (2.76, 1.36)

# R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10: some of n, some of m,
# and the ends of the interval of the first minus the second.
NEWCOMBE_UNPAIRED = (
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0),
    (10, 10, 0, 10, 0.6075, 1.0),
)

# M. W. Fagerland, S. Lydersen and P. Laake, Statistical Analysis of Contingency Tables (2017), section
# 8.6: airway hyper-responsiveness before and after (L. Bentur et al. 2009), first minus second time.
AIRWAYS = (1, 1, 7, 12)
AIRWAYS_INTERVAL = (-0.507, -0.026)

# R. G. Newcombe, Statistics in Medicine 20 (2001) 2885-2893: the Bristol Antenatal Care Study, as the
# package propint prints it.
ANTENATAL = ((17, 65), (17, 75), (18, 72), (16, 65))
ANTENATAL_INTERVAL = (0.03102564, -0.1686752, 0.2343009)
