"""What is told of tables: another text after each change, by whatever way it came, and never an earlier one."""

import pytest
from django.db import connection, transaction

from forkommune.accounts.models import User
from forkommune.database.told import told_of
from forkommune.terms.models import Term
from pilots.examples.facets import READ, facet_words
from tests.factories import TermFactory

pytestmark = pytest.mark.django_db


def told():
    return told_of([Term])


def test_every_way_to_change_a_table_is_told_of():
    term = TermFactory(code="heating")
    texts = [told()]

    Term.objects.filter(pk=term.pk).update(label_nb="Varme")
    texts.append(told())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE terms_term SET label_nb = 'Kulde'")
    texts.append(told())
    Term.objects.filter(pk=term.pk)._raw_delete(using="default")
    texts.append(told())

    assert len(set(texts)) == 4
    assert told() == texts[-1]


def test_a_change_that_was_taken_back_is_never_taken_for_a_later_one():
    TermFactory(code="heating", vocabulary="sector", label_nb="Varme")
    before = told()
    with transaction.atomic():
        Term.objects.update(label_nb="Tatt tilbake")
        assert facet_words()["sektor"]["heating"] == "Tatt tilbake"
        transaction.set_rollback(True)
    assert told() == before

    Term.objects.update(label_nb="Oppvarming")

    assert facet_words()["sektor"]["heating"] == "Oppvarming"


def test_table_that_nobody_watches_is_refused():
    with pytest.raises(LookupError, match="accounts_user"):
        told_of([User])


def test_all_that_the_words_of_facets_are_read_from_is_watched():
    from tests.pilots.test_near import tables_read

    with transaction.atomic():
        Term.objects.update(label_nb="Ny")
        read = tables_read(facet_words)

    assert read - {model._meta.db_table for model in READ} == set()
    assert len(read) > 1
