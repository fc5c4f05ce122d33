"""The smallest Wagtail site that lists the portal's examples: another maker's list of the same rows."""
