"""The project package and its shared core, a row of small rooms."""

import gc

# Every process of the portal begins here. Python looks for garbage after each 700 new objects, and loading
# the portal makes millions that stay: a seventh of each start went into looking at them.
gc.set_threshold(50_000, 20, 20)
