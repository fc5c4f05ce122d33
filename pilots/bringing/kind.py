"""The sheet of examples among the files that the portal takes in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from forkommune.work.importing import ImportKind, Ledger, Opened, Options
from forkommune.work.registry import import_kinds

KIND = "examples"
PERMISSION = "pilots.propose_example"


def _write(opened: Opened, options: Options, ledger: Ledger) -> None:
    from .reading import write_examples  # forms come after the apps

    write_examples(opened, options, ledger)


def register() -> None:
    """Called when the app is ready."""
    import_kinds.add(
        KIND,
        ImportKind(
            gettext_lazy("Examples"),
            gettext_lazy(
                "A line an example, in the sheet that is downloaded beside, as Excel or CSV"
            ),
            _write,
            permission=PERMISSION,
        ),
        order=61,
    )
