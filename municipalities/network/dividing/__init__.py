"""How municipalities are divided into groups: plain arithmetic on numbers, without a database.

`distances` measures one criterion, `weighing` joins the criteria, `rules` and `feasible` say what a
lawful division is, `solving` finds the best one, `explaining` and `stability` say what it is worth.
Municipalities are keys (text); what they are called and in which order they come changes nothing.
"""
