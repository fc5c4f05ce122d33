"""What a web process does with its memory once everything is loaded, before it answers anybody."""

import gc


def settle() -> None:
    """Take what the programs themselves are made of out of the garbage collector's rounds.

    Hundreds of thousands of objects that live as long as the process: going through them in the
    middle of a page takes longer than the page. Forked processes go on sharing them, too.
    """
    gc.collect()
    gc.freeze()
