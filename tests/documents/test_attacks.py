"""Text from users goes into reports; it must not make the server read or call anything."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from forkommune.documents.errors import DocumentHtmlError, ResourceRefused
from forkommune.documents.fonts import load_fonts
from forkommune.documents.layout import LayoutJob, lay_out
from forkommune.documents.reading import read
from tests.documents.checking import check_html

PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E{}%3C/svg%3E"


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that redirects to a file, and what it was asked for."""
    asked: list[str] = []

    class Redirect(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()

        def log_message(self, *words: object) -> None:
            """Nothing: the test asks what was asked for."""

    with HTTPServer(("127.0.0.1", 0), Redirect) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}", asked
        running.shutdown()
        thread.join()


def job(fonts: Path, body: str, css: str = "") -> LayoutJob:
    return LayoutJob(
        name="prøve",
        html=f'<html lang="nb"><title>Prøve</title><body>{body}',
        css=css,
        fonts=fonts,
        fonts_digest=load_fonts(fonts).digest(),
    )


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "file://localhost/etc/passwd",
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.png",
        "ftp://127.0.0.1/x",
        "fk:image/../../settings/base.py",
        "fk:font/../../../etc/passwd",
    ],
)
def test_an_image_from_elsewhere_stops_the_work(fonts: Path, address: str):
    with pytest.raises(ResourceRefused, match="Only its own fonts and images"):
        lay_out(job(fonts, f'<img src="{address}" alt="x">'))


@pytest.mark.parametrize(
    "body",
    [
        '<p style="background:url(file:///etc/passwd)">x</p>',
        "<style>@import url(http://127.0.0.1:9/x.css);</style><p>x</p>",
        "<style>@font-face{font-family:x;src:url(file:///etc/passwd)}p{font-family:x}</style><p>x</p>",
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css"><p>x</p>',
        '<p style="content:url(file:///etc/passwd)">x</p><style>p::before{content:url(file:///etc/passwd)}</style>',
        '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><image href="file:///etc/passwd" width="9" height="9"/></svg>',
        f"""<img alt="x" src="{PICTURE.format("%3Cimage href='file:///etc/passwd' width='9' height='9'/%3E")}">""",
        '<object data="file:///etc/passwd">x</object>',
        '<embed src="file:///etc/passwd">',
    ],
)
def test_no_way_round_the_image_reads_anything(fonts: Path, body: str):
    with pytest.raises(ResourceRefused, match="Only its own fonts and images"):
        lay_out(job(fonts, body))


def test_a_redirect_is_never_followed_because_nobody_is_called(
    fonts: Path, server: tuple[str, list[str]]
):
    address, asked = server

    with pytest.raises(ResourceRefused, match=address):
        lay_out(job(fonts, f'<img src="{address}/picture.png" alt="x">'))

    assert asked == []


def test_a_picture_inside_the_document_is_drawn(fonts: Path):
    inside = PICTURE.format("%3Crect width='9' height='9' fill='red'/%3E")

    data = lay_out(job(fonts, f'<h1>Bilde</h1><img alt="Et rødt felt" src="{inside}">'))

    assert data.startswith(b"%PDF-1.7")


def test_an_external_entity_in_a_drawing_is_not_read(fonts: Path):
    bomb = (
        "data:image/svg+xml,%3C!DOCTYPE svg [%3C!ENTITY e SYSTEM 'file:///etc/passwd'%3E]%3E"
        "%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Ctext%3E&e;%3C/text%3E%3C/svg%3E"
    )

    with pytest.raises(DocumentHtmlError, match="Failed to load image"):
        lay_out(job(fonts, f'<h1>x</h1><img alt="x" src="{bomb}">'))


@pytest.mark.parametrize("element", ["script", "style", "iframe", "object", "form"])
def test_active_content_is_refused_before_anything_is_laid_out(fonts: Path, element: str):
    html = f"<h1>Kapittel</h1><{element}>x</{element}>"

    with pytest.raises(DocumentHtmlError, match=f"en: <{element}> may not stand in a document"):
        check_html([read("en", html)], load_fonts(fonts).draws())
