"""The shared taxonomy: sectors, themes, instruments, barriers, roles, in three languages."""
