"""`manage.py divide_network`: the answer that other programs rely on, and what it says of bad input."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from municipalities.models import Division
from tests.factories import MembershipFactory

from .test_dividing import REFERENCE

pytestmark = pytest.mark.django_db


def run(**options):
    out = StringIO()
    call_command("divide_network", json=True, stdout=out, **options)
    return json.loads(out.getvalue())


@pytest.mark.usefixtures("survey_round")
def test_it_answers_with_the_reference_division_and_writes_nothing(sixteen):
    name = {one.number: one.name for one in sixteen}

    told = run(groups=4)

    assert {frozenset(name[n] for n in g) for g in told["groups"]} == {
        frozenset(group) for group in REFERENCE[4][2]
    }
    assert told["objective"] == pytest.approx(0.19678442, abs=5e-9)
    assert told["bound"] == told["objective"]
    assert 0.5 < told["stability"] <= 1
    assert told == run(groups=4, numbers=",".join(reversed(list(name))), year=2017)
    assert not Division.objects.exists()


def test_members_on_a_date_are_divided_by_the_figures_of_its_year(sixteen, tmp_path):
    for one in sixteen[:6]:
        MembershipFactory(municipality=one, valid_from=date(2004, 1, 1))
    weights = tmp_path / "weights.json"
    weights.write_text('{"size": 5}', encoding="utf-8")

    told = run(date="2017-01-01", groups=2, weights=str(weights))

    assert sorted(n for g in told["groups"] for n in g) == sorted(o.number for o in sixteen[:6])
    assert told["weights"] == {"size": 5}


BAD = [
    ({}, "--groups 3 | 4 | 5"),
    ({"groups": 6}, "Mulige antall grupper: 3, 4 eller 5"),
    ({"groups": 4, "min_size": 7}, "Grupper på 7 til 6"),
    ({"groups": 4, "min_size": 7, "max_size": 7}, "kan ikke deles i 4 grupper på 7 til 7"),
    ({"groups": 4, "date": "1. januar"}, "1. januar er ingen dato"),
    ({"groups": 4, "date": "1950-01-01"}, "Ingen var medlem"),
    ({"groups": 4, "numbers": "0220,9999"}, "9999"),
    ({"groups": 4, "numbers": "0220,0220"}, "0220 er nevnt to ganger"),
    ({"groups": 4, "weights": "nowhere.json"}, "nowhere.json"),
    ({"groups": 4, "weights": "no json"}, "JSON"),
    ({"groups": 4, "weights": "[1]"}, "ingen vekter"),
    ({"groups": 4, "weights": '{"size": -1}'}, "-1"),
    ({"groups": 4, "weights": '{"size": 0}'}, "Ingen kriterier teller"),
    ({"groups": 4, "weights": '{"beauty": 1}'}, "beauty"),
    ({"groups": 4, "year": 1900}, "size"),
]


def test_bad_input_is_named_with_the_next_step(sixteen, tmp_path):
    everybody = ",".join(one.number for one in sixteen)
    for options, words in BAD:
        given = options.get("weights", "")
        if given and not given.endswith(".json"):
            (tmp_path / "weights.json").write_text(given, encoding="utf-8")
            options = {**options, "weights": str(tmp_path / "weights.json")}
        if "date" not in options:
            options = {"numbers": everybody, **options}

        with pytest.raises(CommandError) as caught:
            run(**{"year": 2017, **options})

        assert words in str(caught.value), options
