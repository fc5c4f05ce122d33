"""The compiled message catalogues: made again whenever their source is newer.

Without them the portal would speak English, and data loaded meanwhile would keep English words.
Babel is loaded only when there is something to compile.
"""

import sys
import tempfile
from pathlib import Path

from .errors import PortalError
from .language import gettext as _
from .paths import BASE_DIR
from .reasons import reason_of


def compile_stale(root: Path = BASE_DIR) -> None:
    """Compile what is missing or older than its source; says so on stderr.

    Raises PortalError when the folder of the catalogues cannot be written to.
    """
    for source in stale(root):
        _compile(source)


def stale(root: Path = BASE_DIR) -> list[Path]:
    """Sources whose compiled form is missing or older."""
    return [
        path for path in sorted((root / "locale").glob("*/LC_MESSAGES/*.po")) if _is_stale(path)
    ]


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.is_file() or compiled.stat().st_mtime < source.stat().st_mtime


def _compile(source: Path) -> None:
    from babel import Locale
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    language = Locale.parse(source.parts[-3])
    message = _("Compiling the texts of %(language)s …") % {"language": language.display_name}
    print(message, file=sys.stderr, flush=True)
    with source.open("rb") as text:
        catalogue = read_po(text, locale=language)
    try:
        # Renamed when it is whole: another command may read it at this moment.
        with tempfile.NamedTemporaryFile(dir=source.parent, delete=False) as fresh:
            write_mo(fresh, catalogue)
        whole = Path(fresh.name)
        whole.chmod(0o644)
        whole.replace(source.with_suffix(".mo"))
    except OSError as error:
        raise PortalError(
            _(
                "The texts in %(folder)s cannot be compiled (%(reason)s). "
                "Run “make run” once as the one who owns the folder."
            )
            % {"folder": source.parent, "reason": reason_of(error)}
        ) from error


def main() -> int:
    """Entry point of `python -m forkommune.portal.catalogues`, for the installation."""
    try:
        compile_stale()
    except PortalError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
