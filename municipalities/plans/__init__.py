"""Document study: plans of municipalities in versions, read page by page, and what is found in them."""
