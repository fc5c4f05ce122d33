"""What is left of long work, by its own pace."""

import pytest

from forkommune.work.pace import seconds_left


@pytest.mark.parametrize(
    ("elapsed", "step", "steps", "left"),
    [
        (6, 3, 10, 20),  # fourteen seconds
        (6, 9, 10, 10),
        (30, 1, 4, 120),  # ninety seconds
        (30, 4, 4, 10),  # the last words are being written
        (3, 5, 10, None),  # too early to say
        (20, 1, 10, None),
        (20, 3, 0, None),  # nobody knows how many steps there are
    ],
)
def test_it_is_rounded_to_what_can_be_meant_and_silent_while_nothing_is_known(
    elapsed, step, steps, left
):
    assert seconds_left(elapsed=elapsed, step=step, steps=steps) == left
