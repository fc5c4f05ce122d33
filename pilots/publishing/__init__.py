"""The way to the page: the queue, the municipality's yearly confirmation, and what loses its footing."""
