"""Sections of a report in the authors' own words: written, changed by two at once, taken out."""

from html import unescape

import pytest
from django.urls import reverse

from forkommune.work.models import HistoryEntry
from reports.models import Section
from reports.sections import version_of
from tests.factories import DeliverableFactory, ResearcherFactory

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"reports:section-{name}", args=["D2", *args])


def typed(**more):
    return {"title": "Veien videre", "body": "Ett.\r\n\r\nTo.", "position": 1, **more}


@pytest.fixture
def researcher(client):
    user = ResearcherFactory()
    client.force_login(user)
    return user


def test_text_sent_twice_is_stored_once_and_stands_on_the_page_of_the_report(client, researcher):
    DeliverableFactory(code="D2")

    for _click in range(2):
        answer = client.post(address("add"), typed())
    page = client.get(answer["Location"]).content.decode()

    section = Section.objects.get()
    assert (section.key, section.title, section.body) == (
        "veien-videre",
        "Veien videre",
        "Ett.\n\nTo.",
    )
    assert "Veien videre" in page
    assert address("edit", section.pk) in page


def test_colleague_who_saved_meanwhile_is_never_written_over(client, researcher):
    report = DeliverableFactory(code="D2")
    section = Section.objects.create(deliverable=report, key="a", title="Tittel", body="Felles.")
    opened_with = version_of(section)
    Section.objects.filter(pk=section.pk).update(body="Kollegaens tekst.")

    answer = client.post(address("edit", section.pk), typed(body="Min tekst.", base=opened_with))
    words = unescape(answer.content.decode())
    section.refresh_from_db()

    assert answer.status_code == 409
    assert section.body == "Kollegaens tekst."
    assert "Kollegaens tekst." in words
    assert "Min tekst." in words

    base = answer.context["form"].initial["base"]
    saved = client.post(address("edit", section.pk), typed(body="Begges tekst.", base=base))
    section.refresh_from_db()

    assert saved.status_code == 302
    assert section.body == "Begges tekst."


def test_history_knows_who_changed_a_section_but_not_its_words(client, researcher):
    report = DeliverableFactory(code="D2")
    section = Section.objects.create(deliverable=report, key="a", title="Veien videre", position=1)

    client.post(
        address("edit", section.pk), typed(body="HEMMELIG utkast", base=version_of(section))
    )

    entry = HistoryEntry.objects.filter(action="section.changed").get()
    assert entry.actor_id == researcher.pk
    assert set(entry.changes) == {"body"}
    assert "HEMMELIG" not in str(entry.changes)


def test_empty_text_comes_back_with_what_is_missing(client, researcher):
    DeliverableFactory(code="D2")

    answer = client.post(address("add"), typed(body=" "))

    assert answer.status_code == 422
    assert "Fyll inn: Tekst" in unescape(answer.content.decode())
    assert Section.objects.count() == 0


def test_section_of_the_same_heading_gets_a_place_of_its_own_and_one_goes_alone(client, researcher):
    DeliverableFactory(code="D2")
    client.post(address("add"), typed())
    client.post(address("add"), typed(body="Noe annet.", position=2))
    first, second = Section.objects.order_by("position")

    client.post(address("remove", first.pk))

    assert (first.key, second.key) == ("veien-videre", "veien-videre-2")
    assert list(Section.objects.all()) == [second]


def test_every_saved_version_can_be_read_also_when_the_text_is_taken_out(client, researcher):
    report = DeliverableFactory(code="D2")
    shipped = Section.objects.create(
        deliverable=report, key="a", title="Veien", body="Levert tekst."
    )
    for body in ("Første utkast.", "Første utkast.", "Andre utkast."):
        client.post(
            address("edit", shipped.pk), typed(body=body, base=version_of(Section.objects.get()))
        )
    client.post(address("remove", shipped.pk))

    page = client.get(address("versions"))

    [text] = page.context["texts"]
    told = [(one.number, one.body, one.written_by) for one in text.versions]
    assert told == [
        (3, "Andre utkast.", researcher),
        (2, "Første utkast.", researcher),
        (1, "Levert tekst.", None),
    ]
    assert not text.stands
    assert "Levert tekst." in page.content.decode()


def test_a_new_text_never_takes_over_the_versions_of_one_that_was_taken_out(client, researcher):
    DeliverableFactory(code="D2")
    client.post(address("add"), typed())
    client.post(address("remove", Section.objects.get().pk))
    client.post(address("add"), typed(body="Noe helt annet."))

    texts = client.get(address("versions")).context["texts"]

    assert [[one.number for one in text.versions] for text in texts] == [[1], [1]]
