"""Who sits where: tables for the rounds of group work, computed, changed by hand, kept on the day."""
