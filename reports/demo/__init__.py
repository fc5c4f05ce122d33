"""The invented pre-project that shows every page with something on it.

Everything is marked as invented and dated relative to the day it is loaded. The words stand in
`data/`; one module a part of the project turns them into rows, through the same services as people
use, so that the rules of the portal hold for them too.
"""
