"""Files of a bank or an accounting system: each line becomes a proposed entry, never one that counts."""

from django.utils.translation import gettext_lazy as _

from forkommune.work.importing import ImportKind
from forkommune.work.registry import import_kinds

from .writing import write_accounts, write_bank

BANK, ACCOUNTS = "bank", "accounts"


def register() -> None:
    """Called when the app is ready."""
    import_kinds.add(
        BANK,
        ImportKind(
            _("Bank statement"),
            _("Movements of an account as CSV, Excel or CAMT.053; what goes out is a cost"),
            write_bank,
        ),
        order=40,
    )
    import_kinds.add(
        ACCOUNTS,
        ImportKind(
            _("Accounting export"),
            _("Vouchers of the project as CSV or Excel; debit is a cost"),
            write_accounts,
        ),
        order=41,
    )
