"""Which steps a pilot can take, and which need their reason."""

import pytest

from pilots.register.ways import WAY, find_move, moves_from


@pytest.mark.parametrize(
    ("phase", "on"),
    [
        ("proposed", ["assessed", "rejected"]),
        ("assessed", ["selected", "rejected"]),
        ("selected", ["baseline", "running", "after", "analysis", "completed", "rejected"]),
        ("analysis", ["completed"]),
        ("completed", []),
        ("rejected", []),
    ],
)
def test_where_the_way_leads_on(phase, on):
    assert [one.target for one in moves_from(phase) if not one.is_back] == on


def test_nothing_is_chosen_before_it_is_assessed():
    assert find_move("proposed", "selected") is None


@pytest.mark.parametrize("phase", [*WAY, "rejected"])
def test_back_always_needs_its_reason(phase):
    assert all(one.needs_reason for one in moves_from(phase) if one.is_back)


@pytest.mark.parametrize(
    ("phase", "target", "reason"),
    [
        ("proposed", "assessed", False),
        ("assessed", "selected", True),
        ("assessed", "rejected", True),
        ("selected", "baseline", False),
        ("selected", "running", True),  # a phase is left out
        ("rejected", "proposed", True),
    ],
)
def test_which_steps_need_a_reason(phase, target, reason):
    assert find_move(phase, target).needs_reason is reason


def test_back_goes_to_the_nearest_phase_first():
    back = [one.target for one in moves_from("selected") if one.is_back]

    assert back == ["assessed", "proposed"]


def test_no_phase_has_no_way():
    with pytest.raises(ValueError, match="no phase"):
        moves_from("idea")
