"""Minutes of a meeting: drafted from the day, corrected, commented on by link, approved."""
