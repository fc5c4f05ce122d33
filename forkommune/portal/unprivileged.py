"""How root starts PostgreSQL, which refuses to run as root.

First choice is a user namespace: to the server it looks as if it were nobody, while its files stay
root's. Where namespaces are forbidden (most containers) it really becomes nobody and keeps one
capability, so that it also works below a home that only root may enter.
"""

import ctypes
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from .errors import PortalError
from .language import gettext as _

NOBODY = 65534  # exists on every system; initdb refuses a uid without a passwd entry
CLONE_NEWUSER = 0x10000000
PR_SET_KEEPCAPS = 8
PR_SET_SECUREBITS = 28
SECBIT_NO_SETUID_FIXUP = 1 << 2
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522

Disguise = Callable[[], None]

# Loaded here, because a forked child must not import or allocate more than it has to.
_libc = ctypes.CDLL(None, use_errno=True)


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Capabilities(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


def disguise_for(folder: Path) -> Disguise | None:
    """What a child must do before it runs PostgreSQL on `folder`; None for an ordinary user.

    The owner of an existing folder decides. Raises PortalError when this machine allows no way.
    """
    if os.geteuid() != 0:
        return None
    owner = folder.stat().st_uid if folder.exists() else None
    ways = [way for way, of in ((enter_user_namespace, 0), (become_nobody, NOBODY))
            if owner in (None, of)]  # fmt: skip
    for way in ways:
        if is_allowed(way):
            return way
    raise PortalError(not_as_root())


def is_allowed(way: Disguise) -> bool:
    """Whether this machine lets a child of root do it, tried with a program that does nothing."""
    try:
        subprocess.run(["true"], preexec_fn=way, check=False)
    except subprocess.SubprocessError:
        return False
    return True


def not_as_root() -> str:
    """What to do where root may not give PostgreSQL another uid."""
    return _(
        "PostgreSQL does not run as root, and this machine allows no way to give it another user. "
        "Start the portal as an ordinary user, or set DATABASE_URL."
    )


def enter_user_namespace() -> None:
    """In the child: look like nobody from now on, with root's rights to its own files."""
    uid, gid = os.geteuid(), os.getegid()
    _require(_libc.unshare(CLONE_NEWUSER))
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{NOBODY} {uid} 1"),
        ("gid_map", f"{NOBODY} {gid} 1"),
    ):
        handle = os.open(f"/proc/self/{name}", os.O_WRONLY)
        os.write(handle, text.encode())
        os.close(handle)


def become_nobody() -> None:
    """In the child: be nobody from now on, but pass every folder as root would.

    Permitted and ambient capabilities are the same set, or the kernel would treat the program as
    privileged and it would not find its own libraries.
    """
    # Without it access(2), by which initdb looks for its programs, would forget the capability.
    _require(_libc.prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0))
    _require(_libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0))
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    mask = 1 << CAP_DAC_OVERRIDE
    header = _Header(CAPABILITY_VERSION_3, 0)
    data = (_Capabilities * 2)(_Capabilities(mask, mask, mask), _Capabilities(0, 0, 0))
    _require(_libc.capset(ctypes.byref(header), data))
    _require(_libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0))


def _require(result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
