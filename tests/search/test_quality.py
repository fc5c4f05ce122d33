"""How much of what answers a search stands among its first five: two lists, one of them held out."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction

from forkommune.search.vocabulary import count_all_words
from tests.search.quality import GROWING, HELD_OUT, found_by, recall, searches

AT_LEAST = {GROWING: 0.95, HELD_OUT: 0.90}


@pytest.fixture(scope="module")
def first_examples(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The shipped examples, loaded once for the file and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_initial_data", verbosity=0)
        count_all_words()  # what follows a commit, which never comes
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("path", AT_LEAST, ids=lambda path: path.stem)
def test_the_first_five_hold_what_answers(first_examples, path):
    asked = searches(path)
    answers = {one: found_by(one.query) for one in asked}
    recalls = [recall(found, one.relevant) for one, found in answers.items()]
    missed = [
        f"{one.query}: {' '.join(sorted(one.relevant))} / {' '.join(found[:5])}"
        for one, found in answers.items()
        if recall(found, one.relevant) < 1
    ]

    mean = sum(recalls) / len(recalls)

    assert mean >= AT_LEAST[path], f"{mean:.3f}\n" + "\n".join(missed)


def test_the_lists_are_long_enough_and_share_no_query():
    growing, held_out = searches(GROWING), searches(HELD_OUT)

    assert len(growing) >= 120
    assert len(held_out) >= 80
    assert not {one.query for one in growing} & {one.query for one in held_out}
    for one in (*growing, *held_out):
        assert one.relevant, one.query
