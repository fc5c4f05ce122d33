"""Why the machine refused something, in words instead of the C library's English."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from .errors import PortalError
from .language import gettext as _


def reason_of(error: OSError) -> str:
    """What stands in the way, for the parentheses of a sentence; other errors in their own words."""
    known = {
        errno.EACCES: _("you have no right to it"),
        errno.EPERM: _("you have no right to it"),
        errno.EROFS: _("the disk can only be read"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("your share of the disk is used up"),
        errno.ENOENT: _("it does not exist"),
        errno.ENOTDIR: _("a file stands where a folder should be"),
        errno.EEXIST: _("a file stands where a folder should be"),
        errno.EISDIR: _("a folder stands where a file should be"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.EIO: _("the disk does not answer"),
        errno.EMFILE: _("too many files are open"),
        errno.ENFILE: _("too many files are open"),
        errno.ENOMEM: _("the memory is used up"),
        errno.EAGAIN: _("too many processes run"),
    }
    return known.get(error.errno or 0) or error.strerror or str(error)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn an OSError (the disk fills up, a folder is taken away) into a PortalError."""
    try:
        yield
    except OSError as error:
        raise PortalError(
            _(
                "The portal cannot go on: %(place)s cannot be used (%(reason)s). Mend that and start again."
            )
            % {"place": error.filename or _("the machine"), "reason": reason_of(error)}
        ) from error
