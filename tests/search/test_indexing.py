"""What search knows of a row follows the row, whoever changes it."""

import pytest
from django.core.management import call_command

from forkommune.portal.inspection import inspect_portal
from forkommune.search.models import SearchEntry
from forkommune.search.searching import matching, understand
from pilots.models import Example
from pilots.searching import LABEL
from tests.factories import ExampleFactory, MunicipalityFactory, TermFactory

pytestmark = pytest.mark.django_db


def found(words):
    understood = understand(words, label=LABEL, public=False, literally=True)
    return list(matching(Example.objects.order_by("pk"), understood))


def complaints():
    return [fault for finding in inspect_portal() for fault in finding.faults if "reindex" in fault]


def test_a_saved_row_is_found_by_its_new_words_and_no_longer_by_its_old():
    example = ExampleFactory(title="Varmepumper på skolene")
    example.title = "Sykkelvei til sentrum"
    example.save()

    assert found("sykkelveien") == [example]
    assert found("skole") == []


def test_a_row_is_found_by_the_new_name_of_its_municipality_and_of_its_term():
    place, sector = MunicipalityFactory(name="Røyken"), TermFactory(vocabulary="sector")
    example = ExampleFactory(sector=sector)
    example.municipalities.add(place)
    place.name, sector.label_nb = "Asker", "Transport"
    place.save()
    sector.save()

    assert found("asker transport") == [example]
    assert found("røyken") == []


def test_a_row_that_leaves_a_municipality_is_not_found_by_it():
    place = MunicipalityFactory(name="Røyken")
    kept, left = ExampleFactory(), ExampleFactory()
    place.examples.add(kept, left)
    place.examples.remove(left)

    assert found("røyken") == [kept]


def test_rows_that_a_municipality_is_cleared_of_are_not_found_by_it():
    place = MunicipalityFactory(name="Røyken")
    place.examples.add(ExampleFactory(), ExampleFactory())
    place.examples.clear()

    assert (found("røyken"), complaints()) == ([], [])


def test_words_changed_past_the_models_are_told_and_read_again(capsys):
    example = ExampleFactory(title="Varmepumper på skolene")
    Example.objects.filter(pk=example.pk).update(title="Sykkelvei til sentrum")
    told = complaints()
    call_command("reindex")
    call_command("reindex")

    assert told == ["pilots.Example: 1 utdatert; kjør manage.py reindex"]
    assert capsys.readouterr().out.splitlines() == [
        "1 rad er lest på nytt.",
        "Søket er oppdatert.",
    ]
    assert (found("sykkelvei"), complaints()) == ([example], [])


def test_a_deleted_row_takes_its_words_along():
    ExampleFactory().delete()

    assert not SearchEntry.objects.exists()


def test_an_entry_whose_row_went_past_the_models_is_dropped():
    example = ExampleFactory()
    Example.objects.filter(pk=example.pk)._raw_delete(using="default")
    call_command("reindex", verbosity=0)

    assert not SearchEntry.objects.exists()
