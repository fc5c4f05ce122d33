"""What programs are told about the site: feed, map, where they may go, whom to write to."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.urls import resolve
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from tests.factories import DeliverableFactory, EditionFactory, ExampleFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(client) -> list[tuple[str, str]]:
    feed = ElementTree.fromstring(client.get("/nytt.atom").content)
    return [
        (entry.findtext(f"{ATOM}title"), entry.find(f"{ATOM}link").get("href"))
        for entry in feed.iter(f"{ATOM}entry")
    ]


def test_feed_tells_what_is_published_newest_first_and_what_is_invented(client):
    now = timezone.now()
    ExampleFactory(title="Utkast")
    old = ExampleFactory(published=True, title="Gammelt", published_at=now - timedelta(days=9))
    new = ExampleFactory(published=True, title="Nytt", published_at=now, is_invented=True)
    report = DeliverableFactory(code="D2", title="Klimaarbeidet")
    EditionFactory(
        published=True, deliverable=report, number=3, published_at=now - timedelta(days=1)
    )
    EditionFactory(published=True, deliverable=report, number=4, audience="internal")

    assert entries(client) == [
        ("Oppdiktet eksempel: Nytt", f"http://testserver/eksempler/{new.slug}/"),
        ("Klimaarbeidet, utgave 3", "http://testserver/rapporter/D2/"),
        ("Gammelt", f"http://testserver/eksempler/{old.slug}/"),
    ]


def test_feed_holds_no_markup_of_what_people_wrote(client):
    ExampleFactory(published=True, title="<b>\x0bA", summary="<script>x")

    feed = ElementTree.fromstring(client.get("/nytt.atom").content)

    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "<b>A"  # the title is plain text
    assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == "&lt;script&gt;x"


def test_map_names_published_pages_that_exist_and_no_drafts(client):
    draft, shown = ExampleFactory(), ExampleFactory(published=True)
    MunicipalityFactory(number="0219")

    page = ElementTree.fromstring(client.get("/sitemap.xml").content)
    paths = [loc.text.removeprefix("http://testserver") for loc in page.iter(f"{MAP}loc")]

    assert {shown.get_absolute_url(), "/kommuner/0219/", "/"} <= set(paths)
    assert draft.get_absolute_url() not in paths
    assert all(resolve(path) for path in paths)


def test_robots_are_kept_out_of_the_rooms_and_told_the_map(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/\n" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_who_finds_a_hole_is_told_whom_to_write_to(client, settings):
    settings.SECURITY_CONTACT = "mailto:sikkerhet@portal.invalid"

    text = client.get("/.well-known/security.txt").content.decode()
    told = dict(line.split(": ", 1) for line in text.splitlines())

    assert told["Contact"] == "mailto:sikkerhet@portal.invalid"
    assert timedelta(0) < parse_datetime(told["Expires"]) - timezone.now() < timedelta(days=365)


def test_number_that_no_database_can_be_asked_for_is_not_found(client):
    assert client.get("/kommuner/%00/").status_code == 404


def test_nul_asked_for_in_an_address_is_left_out_before_any_page_reads_it(client):
    page = client.get("/kommuner/sammenlign/?k=%0%000&k=x%00y&k=0219")

    assert page.context["comparison"].missing == ["xy", "0219"]
    assert b"\0" not in page.content
