"""Where coefficients lie on their line, however far down an interval reaches."""

from itertools import pairwise

import pytest

from forkommune.evidence.agreement.plot import WIDTH, axis_for

LABEL = 34  # pixels of "0,667" at 13 px
WORD = 58  # pixels of the longest word over a band


def test_the_line_begins_where_the_picture_does_unless_an_interval_reaches_further():
    assert axis_for([0.4, 0.7]).start == 0.2
    assert axis_for([]).start == 0.2
    assert axis_for([0.19, 0.7]).start == 0
    assert axis_for([-0.8, 0.7]).start == 0


@pytest.mark.parametrize("low", [0.5, 0.1, -0.2, -1.0])
def test_no_label_stands_on_another(low):
    axis = axis_for([low])
    places = [x for _value, x in axis.ticks]

    assert min(b - a for a, b in pairwise(places)) >= LABEL
    assert axis.band_tentative >= WORD
    assert (places[0], places[-1]) == (0, WIDTH)


def test_what_lies_left_of_the_line_is_drawn_at_its_end_and_known_as_cut():
    axis = axis_for([-0.6])

    assert axis.place(-0.6) == 0
    assert not axis.reaches(-0.6)
    assert axis.reaches(0)
    assert 0 < axis.mark(-0.3) < axis.place(0.1)
    assert axis.mark(1.0) == WIDTH
