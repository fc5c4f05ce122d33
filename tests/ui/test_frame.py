"""The frame of every page: menu by role, language, error pages, content security."""

import re
from pathlib import Path

import html5lib
import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.template.loader import get_template, render_to_string
from django.test import Client, RequestFactory
from django.urls import path
from django.utils import translation

from forkommune.settings.environment import BASE_DIR
from forkommune.ui import context
from forkommune.ui.middleware import CompressPages
from tests.factories import OfficerFactory, ResearcherFactory, SecretaryFactory

from .drawing import words

PUBLIC = ["Eksempler", "Kommuner", "Pilotprosjekter", "Nettverk", "Rapporter"]
TEAM = [
    "Eksempler",
    "Kommuner",
    "Kartlegging",
    "Nettverk",
    "Pilotprosjekter",
    "Fokusgrupper",
    "Workshop",
    "Rapporter",
]


def fail(request: object) -> None:
    raise RuntimeError("broken on purpose")


class Broken:
    """Addresses of a portal whose start page fails."""

    urlpatterns = [path("", fail)]


@pytest.fixture(autouse=True)
def _bokmaal():
    with translation.override("nb"):
        yield


@pytest.fixture
def _every_page_exists(monkeypatch):
    """While apps are built one by one, the menu of the whole portal can be judged."""
    monkeypatch.setattr(context, "exists", lambda *_: True)


def framed(user: object, address: str = "/kommuner/0602/") -> dict[str, object]:
    request = RequestFactory().get(address)
    request.user = user
    return context.frame(request)


def parsed(page):
    return html5lib.parse(page.content.decode(), namespaceHTMLElements=False)


@pytest.mark.usefixtures("_every_page_exists")
def test_visitors_meet_five_menu_entries_and_the_one_they_are_in_is_marked():
    menu = framed(AnonymousUser())["menu"]

    assert [item.label for item in menu] == PUBLIC
    assert [item.label for item in menu if item.current] == ["Kommuner"]


@pytest.mark.django_db
@pytest.mark.usefixtures("_every_page_exists")
@pytest.mark.parametrize(
    ("factory", "labels"),
    [(SecretaryFactory, TEAM), (ResearcherFactory, TEAM), (OfficerFactory, PUBLIC)],
)
def test_the_team_meets_eight_menu_entries_and_officers_five(factory, labels):
    assert [item.label for item in framed(factory())["menu"]] == labels


@pytest.mark.django_db
@pytest.mark.usefixtures("_every_page_exists")
def test_only_those_with_an_admin_are_led_to_it():
    def links(user: object) -> list[str]:
        return [item.url for item in framed(user)["user_links"]]

    assert "/admin/" in links(SecretaryFactory())
    assert "/admin/" not in links(ResearcherFactory())
    assert links(AnonymousUser()) == []


def test_a_page_that_the_portal_lacks_is_left_out_of_the_menu():
    assert context.items([context.Entry("Borte", "/finnes-aldri/")], "/") == []


def test_the_language_link_comes_back_to_the_same_page_and_search():
    switch = framed(AnonymousUser(), "/eksempler/?q=sol&side=2")["language_switch"]

    assert switch == {
        "code": "nn",
        "label": "Nynorsk",
        "url": "/sprak/nn/?neste=%2Feksempler%2F%3Fq%3Dsol%26side%3D2",
    }


def test_the_chosen_language_is_remembered_and_no_other_site_is_reached(client):
    good = client.get("/sprak/nn/", {"neste": "/eksempler/?q=sol"})
    bad = client.get("/sprak/nn/", {"neste": "https://evil.example/"})
    unknown = client.get("/sprak/fr/")

    assert (good["Location"], good.cookies["django_language"].value) == ("/eksempler/?q=sol", "nn")
    assert bad["Location"] == "/"
    assert unknown.status_code == 404


@pytest.mark.django_db
def test_a_page_in_nynorsk_says_so_and_is_in_nynorsk(client):
    client.cookies["django_language"] = "nn"
    page = parsed(client.get("/konto/login/"))

    assert page.get("lang") == "nn"
    assert "Du treng ikkje hugse noko passord." in words(page)
    assert [words(a) for a in page.iter("a") if a.get("hreflang")] == ["Bokmål"]


@pytest.mark.django_db
def test_an_unknown_address_is_answered_in_our_own_look(client):
    answer = client.get("/finnes-aldri/")
    page = parsed(answer)

    assert answer.status_code == 404
    assert [words(h1) for h1 in page.iter("h1")] == ["Vi finner ikke denne siden"]
    assert page.find(".//main").get("id") == "hovedinnhold"
    assert page.find(".//title").text == "Siden finnes ikke – Klimaomstilling i Vestregionen"


@pytest.mark.django_db
def test_a_form_without_its_token_is_answered_in_our_own_look():
    answer = Client(enforce_csrf_checks=True).post("/konto/login/", {"login": "a@b.no"})

    assert answer.status_code == 403
    assert words(parsed(answer).find(".//h1")) == "Skjemaet må sendes på nytt"


def test_a_server_error_is_answered_in_our_own_look_without_database(settings, caplog):
    settings.ROOT_URLCONF = Broken
    answer = Client(raise_request_exception=False).get("/")

    assert answer.status_code == 500
    assert words(parsed(answer).find(".//h1")) == "Noe gikk galt hos oss"
    assert "broken on purpose" in caplog.text


def test_no_access_says_who_opens_the_page():
    page = html5lib.parse(render_to_string("403.html"), namespaceHTMLElements=False)

    assert words(page.find(".//h1")) == "Du har ikke tilgang til denne siden"
    assert "spør sekretariatet" in words(page).lower()


@pytest.mark.django_db
def test_the_component_page_is_for_those_with_an_admin(client):
    anonymous = client.get("/komponenter/")
    client.force_login(ResearcherFactory())
    researcher = client.get("/komponenter/")
    client.force_login(SecretaryFactory())
    page = parsed(client.get("/komponenter/"))

    assert anonymous["Location"] == "/konto/login/?next=/komponenter/"
    assert researcher.status_code == 403
    assert [words(h1) for h1 in page.iter("h1")] == ["Komponenter"]
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.django_db
def test_log_in_says_where_mails_land_while_there_is_no_mail_server(client, settings):
    without = client.get("/konto/login/").content.decode()
    settings.MAIL_HOST = "mail.example.org"
    with_server = client.get("/konto/login/").content.decode()

    assert "Denne portalen har ingen e-posttjener" in without
    assert "mail/ på maskinen" in without
    assert "Denne portalen har ingen e-posttjener" not in with_server


@pytest.mark.django_db
def test_the_browser_is_told_to_run_nothing_inline(client):
    policy = client.get("/konto/login/")["Content-Security-Policy"]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))

    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"


def template_files() -> list[Path]:
    return [
        file
        for file in (BASE_DIR / "templates").rglob("*.html")
        # Documents become PDFs; no browser and no policy reads them.
        if "documents" not in file.parts and "pdf" not in file.parts
    ]


def test_no_template_of_a_page_has_inline_script_or_style():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*\bsrc=)")
    faults = {
        str(file.relative_to(BASE_DIR)): found.group()
        for file in template_files()
        if (found := inline.search(file.read_text("utf-8")))
    }

    assert faults == {}


def test_every_template_of_this_room_compiles():
    for file in template_files():
        name = str(file.relative_to(BASE_DIR / "templates"))
        if name.startswith(("components/", "ui/", "allauth/", "account/", "django/")):
            assert get_template(name).template.name == name


def test_pages_are_compressed_and_downloads_keep_their_length(rf):
    def answer(kind: str) -> HttpResponse:
        response = HttpResponse(b"x" * 5000, content_type=kind)
        response["Content-Length"] = "5000"
        request = rf.get("/", headers={"accept-encoding": "gzip"})
        return CompressPages(lambda _: response)(request)

    page, report = answer("text/html; charset=utf-8"), answer("application/pdf")

    assert (page["Content-Encoding"], len(page.content) < 500) == ("gzip", True)
    assert ("Content-Encoding" in report, report["Content-Length"]) == (False, "5000")
