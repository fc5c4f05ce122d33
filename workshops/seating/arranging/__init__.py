"""The arithmetic of tables: what a seating costs, the least it can cost, and a search for it.

guests: who is seated, in how many rounds, by which rules.
refusing: rules that cannot be kept, found before anything is computed.
account: what seats cost, what no seats can cost less than, and which rules they break.
searching: seats from nothing. changing: late guests, those who did not come.
"""
