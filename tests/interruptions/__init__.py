"""Interview forms that are interrupted on purpose: a real browser, a real portal, real kills.

`stage` sets the scene in a portal's own database, `typist` is a person at a form, `troubles` is what
goes wrong, `play` lets troubles happen one after another and tells what was lost. Five of them run in
the suite, two hundred with `make bench ONLY=interruptions`. Source: research note, section 5.
"""
