"""The wanted mix against who said yes, by counting."""

import pytest

from focusgroups.recruitment.mix import Count, Person, Standing, Wish, counted, counted_in_all

CITIZEN, BUSINESS, LIER = 1, 2, 10
YES, ASKED, PROPOSED = (True, False), (False, True), (False, False)


def person(actor_group=CITIZEN, municipality=LIER, age_group="30-44", state=YES):
    return Person(actor_group, municipality, age_group, has_said_yes=state[0], is_asked=state[1])


@pytest.mark.parametrize(
    ("states", "standing", "missing"),
    [
        ([YES, YES], Standing.REACHED, 0),
        ([YES, ASKED], Standing.ON_THE_WAY, 1),
        ([YES, PROPOSED], Standing.SHORT, 1),
        ([ASKED], Standing.SHORT, 2),
        ([], Standing.SHORT, 2),
    ],
)
def test_line_is_reached_by_those_who_said_yes_and_on_the_way_when_enough_are_asked(
    states, standing, missing
):
    count = counted(Wish(CITIZEN, None, "", 2), [person(state=state) for state in states])

    assert (count.standing, count.missing) == (standing, missing)


def test_person_counts_in_every_line_that_fits_and_in_none_where_it_is_not_known():
    known, unknown = person(), person(municipality=None, age_group="")

    counts = [
        counted(wish, [known, unknown]).yes
        for wish in (
            Wish(CITIZEN, None, "", 1),
            Wish(CITIZEN, LIER, "", 1),
            Wish(CITIZEN, None, "30-44", 1),
            Wish(BUSINESS, None, "", 1),
        )
    ]

    assert counts == [2, 1, 1, 0]


def test_more_than_a_table_holds_is_told():
    assert counted_in_all([person()] * 9).standing == Standing.TOO_MANY
    assert counted_in_all([person()] * 8) == Count(6, 8, 0, 8)
