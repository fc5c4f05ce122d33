"""How much a file may hold. Real files of the statistics offices are a tenth of this."""

from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
MAX_BYTES = 20 * MEGABYTE
MAX_UNPACKED = 60 * MEGABYTE
MAX_MEMBERS = 300
MAX_RATIO = 100
MAX_ROWS = 100_000
MAX_COLUMNS = 400
MAX_CELLS = 1_000_000
# A workbook is read a hundred times slower than text; a cell is about four marks of its XML.
MAX_WORKBOOK_CELLS = 75_000
MARKS_OF_A_CELL = 4
FAULTS_FOR_ONE_LOOK = 1_000
FIRST_BORDERS, LAST_BORDERS = 1990, 2100
EMPTY_ROWS_IN_A_ROW = 1_000


def too_large(size: int) -> str:
    """The refusal of a file of `size` bytes."""
    return _(
        "The file is %(size)d MB; %(limit)d MB is the most that is taken in. "
        "Choose fewer years or areas when you download it."
    ) % {"size": -(-size // MEGABYTE), "limit": MAX_BYTES // MEGABYTE}
