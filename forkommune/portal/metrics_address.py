"""Where the figures for monitoring are given: an inner address, or nowhere."""

import os
from dataclasses import dataclass

from .errors import PortalError
from .language import gettext as _

VARIABLE = "FORKOMMUNE_METRICS_ADDRESS"


@dataclass(frozen=True)
class MetricsAddress:
    """Host and port that are not those of the public site."""

    host: str
    port: int


def metrics_address() -> MetricsAddress | None:
    """The address that FORKOMMUNE_METRICS_ADDRESS names; None when it is not set.

    Raises PortalError when it is not written as “127.0.0.1:9100”.
    """
    text = os.environ.get(VARIABLE, "")
    if not text:
        return None
    host, separator, port = text.rpartition(":")
    if not (separator and host and port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise PortalError(
            _(
                "%(variable)s is “%(text)s”; write it as “127.0.0.1:9100”, "
                "or leave it out to give no figures."
            )
            % {"variable": VARIABLE, "text": text}
        )
    return MetricsAddress(host, int(port))
