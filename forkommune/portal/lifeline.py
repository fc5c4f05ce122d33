"""A process that ends with its parent: asked of the kernel, so that even SIGKILL is heard."""

import ctypes
import os
import signal

PR_SET_PDEATHSIG = 1

# Loaded here, because a forked child must not import or allocate more than it has to.
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(death_signal: signal.Signals, parent: int) -> None:
    """In a child just forked: get `death_signal` when the thread of `parent` that forked it ends.

    Call it after a change of uid: the kernel clears the wish with it.
    """
    _libc.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
    if os.getppid() != parent:
        # It died before the wish was heard.
        os.kill(os.getpid(), signal.SIGKILL)
