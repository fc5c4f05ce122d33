"""How long work that has gone on for a while still takes, by its own pace."""

SHORTEST = 4.0  # seconds; before that a pace says nothing
LEAST_DONE = 0.15


def seconds_left(*, elapsed: float, step: int, steps: int) -> int | None:
    """What is left of work of which `step` of `steps` took `elapsed` seconds, rounded to what can be meant:
    tens of seconds, and whole minutes from a minute on.

    None while it cannot be known: the number of steps is not told, or too little is done.
    """
    if steps <= 0 or elapsed < SHORTEST or step < LEAST_DONE * steps:
        return None
    left = elapsed * (steps - step) / step
    unit = 10 if left < 60 else 60
    return max(1, -(-int(left) // unit)) * unit
