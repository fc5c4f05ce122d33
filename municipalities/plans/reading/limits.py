"""How much a document may hold, and what reading it may cost. Plans of 2017 are a tenth of this."""

MEGABYTE = 1024 * 1024
MAX_BYTES = 60 * MEGABYTE
MAX_PAGES = 2_000
MAX_CHARACTERS = 10_000_000
# An archive is judged by what its members say that they hold, before one of them is unpacked.
MAX_MEMBERS = 5_000
MAX_UNPACKED = 400 * MEGABYTE
MAX_MARKUP = 60 * MEGABYTE
MAX_RATIO = 200
# For the process that reads.
MEMORY = 1_500 * MEGABYTE
SECONDS = 120
SECONDS_AT_ONCE = 4.0
# A document without a page break is cut into parts of about this many characters.
PART = 4_000
# Fewer letters a page than this are page numbers and stamps on pictures, not text.
LETTERS_A_PAGE = 12
