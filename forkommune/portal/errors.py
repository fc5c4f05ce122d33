"""What can go wrong at a start, in words for the person at the terminal."""


class PortalError(RuntimeError):
    """The portal or its servers cannot run; the message says why and what to do next."""
