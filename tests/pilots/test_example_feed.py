"""New examples as a feed of their own, whole or by a search."""

from xml.etree import ElementTree

import pytest

from tests.factories import ExampleFactory, TermFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(client, **asked):
    feed = ElementTree.fromstring(client.get("/eksempler/nye.atom", asked).content)
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


def test_the_newest_come_first_drafts_not_at_all_and_invented_ones_say_so(client):
    ExampleFactory(published=True, title="Eldst")
    ExampleFactory(published=True, title="Nyest", is_invented=True)
    ExampleFactory(title="Kladd")

    assert titles(client) == ["Oppdiktet eksempel: Nyest", "Eldst"]


def test_the_feed_of_a_search_holds_what_the_search_holds(client):
    food = TermFactory(vocabulary="theme", code="food")
    ExampleFactory(published=True, title="Mat", theme=food)
    ExampleFactory(published=True, title="Bygg")

    assert titles(client, tema="food") == ["Mat"]


def test_what_xml_cannot_hold_is_left_out(client):
    ExampleFactory(published=True, title="Bjelle\x07", summary="<b>&\x0c")

    assert titles(client) == ["Bjelle"]
