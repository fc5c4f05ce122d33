"""Norwegian text in the terminal without Django, which would triple the start of the portal."""

import gettext as catalogues

from .paths import BASE_DIR

# Without compiled catalogues (a clone that was never installed) the English source shows.
_catalogue = catalogues.translation("django", BASE_DIR / "locale", languages=["nb"], fallback=True)

gettext = _catalogue.gettext
