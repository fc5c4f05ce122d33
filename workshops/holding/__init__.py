"""The day itself: who is here, what is on now, what the tables say."""
