"""Day before month; the first format is the one that a field shows."""

DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"]
DATETIME_INPUT_FORMATS = [
    *(f"{day} {time}" for day in DATE_INPUT_FORMATS for time in ("%H:%M:%S", "%H:%M", "%H.%M")),
    "%d.%m.%Y",
    "%Y-%m-%d",
]
# In lists a day is a column beside others: digits, as on the portal's own lists.
DATE_FORMAT = "d.m.Y"
DATETIME_FORMAT = "d.m.Y H.i"
