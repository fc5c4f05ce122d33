"""A process that ends with its parent: asked of the kernel, so that even SIGKILL is heard."""

import ctypes
import os
import signal
import threading
import time
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
PR_GET_PDEATHSIG = 2
POLL_SECONDS = 0.2

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


def end_after_parent(is_at_work: Callable[[], object], *, seconds: float, at_most: float) -> None:
    """Have a thread kill this process's group `seconds` after its parent's end, if it still lives.

    It is for a process whose own way to end may stand still. What `is_at_work` tells of is waited
    for, `at_most` seconds. A process that did not wish to die with its parent (`die_with_parent`),
    or that lives in another's group, is left alone: it was started by hand.
    """
    wish = ctypes.c_int()
    _libc.prctl(PR_GET_PDEATHSIG, ctypes.byref(wish), 0, 0, 0)
    if wish.value and os.getpgrp() == os.getpid():
        arguments = (os.getppid(), is_at_work, seconds, at_most)
        threading.Thread(target=_watch, args=arguments, name="lifeline", daemon=True).start()


def _watch(parent: int, is_at_work: Callable[[], object], seconds: float, at_most: float) -> None:
    while os.getppid() == parent:
        time.sleep(POLL_SECONDS)
    latest = time.monotonic() + at_most
    while is_at_work() and time.monotonic() < latest:
        time.sleep(POLL_SECONDS)
    time.sleep(seconds)
    os.killpg(os.getpgrp(), signal.SIGKILL)
