"""The form of a log-in code, which lies sealed in the session."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm

from .services.codes import unseal_code


class ConfirmCodeForm(ConfirmLoginCodeForm):
    """Compares what was typed with what was mailed."""

    def __init__(self, *args: Any, code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, code=unseal_code(code), **kwargs)
