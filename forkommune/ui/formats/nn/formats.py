"""As in bokmål."""

from forkommune.ui.formats.nb.formats import DATE_INPUT_FORMATS, DATETIME_INPUT_FORMATS

__all__ = ["DATETIME_INPUT_FORMATS", "DATE_INPUT_FORMATS"]
# In lists a day is a column beside others: digits, as on the portal's own lists.
DATE_FORMAT = "d.m.Y"
DATETIME_FORMAT = "d.m.Y H.i"
