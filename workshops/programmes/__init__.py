"""The day of a meeting and its programme: how it is put together, and its versions."""
