"""What is read of a document, and what is refused: by its content, with the reason."""

import sys
from datetime import date
from decimal import Decimal

import pytest

from municipalities.plans.guessing import Target, amount_in, deadline_in, target_in, unit_in
from municipalities.plans.reading import Kind, NotInTime, Reason, Unreadable, parent, read_document
from municipalities.plans.reading.child import messages
from municipalities.plans.reading.limits import MAX_BYTES
from municipalities.plans.reading.lines import running_text

from .files import SENTENCE, locked, pdf, scanned, word, zipped

PAGE = (
    b"<!doctype html><title>Plan</title><style>p{}</style><nav>Meny</nav>"
    b"<h1>Energi</h1><p>F\xc3\xb8rste <b>avsnitt</b>.<ul><li>Ett<li>To</ul>"
)


def told(content: bytes, *, is_pasted: bool = False) -> tuple[object, bool, list[str]]:
    """What the reader's process would tell: kind, whether there are pages, the texts."""
    head, *pages = messages(content, is_pasted=is_pasted)
    assert head["count"] == len(pages)
    return head["kind"], head["has_pages"], [page["text"] for page in pages]


@pytest.mark.parametrize(
    ("content", "is_pasted", "found"),
    [
        (pdf("Side én", "Side to"), False, (Kind.PDF, True, ["Side én", "Side to"])),
        (word("Side én", "Side to"), False, (Kind.DOCX, True, ["Side én", "Side to"])),
        (word("Bare tekst"), False, (Kind.DOCX, False, ["Bare tekst"])),
        (PAGE, False, (Kind.HTML, False, ["Energi\nFørste avsnitt.\nEtt\nTo"])),
        ("Side én\f\nSide to\f".encode(), True, (Kind.TEXT, True, ["Side én", "Side to"])),
        (b"Uten sider\r\n\r\nmer", True, (Kind.TEXT, False, ["Uten sider\nmer"])),
    ],
    ids=["pdf", "drawn word", "word", "web page", "pasted pages", "pasted"],
)
def test_a_document_is_read_page_by_page_or_in_parts(content, is_pasted, found):
    assert told(content, is_pasted=is_pasted) == found


@pytest.mark.parametrize(
    ("content", "reason", "detail"),
    [
        (b" \n", Reason.EMPTY, ""),
        (locked(), Reason.ENCRYPTED, ""),
        (b"%PDF-1.7 og ikke mer", Reason.DAMAGED, ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50, Reason.OLD_WORD, ""),
        (b"\x89PNG\r\n\x1a\n", Reason.OTHER_KIND, "PNG"),
        (b"MZ\x90\x00", Reason.OTHER_KIND, "EXE"),
        (b"Bare ord uten form", Reason.OTHER_KIND, ""),
        (zipped("bilde.xml", b"<a/>"), Reason.OTHER_KIND, "zip"),
        (zipped("word/document.xml", b"ikke xml"), Reason.DAMAGED, ""),
        (zipped("word/document.xml", b"0" * 30_000_000), Reason.BOMB, "28"),
        (pdf(*["x"] * 2_001), Reason.TOO_MANY_PAGES, "2001"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_readable_document_is_refused_for_what_it_holds(content, reason, detail):
    with pytest.raises(Unreadable) as refusal:
        list(messages(content, is_pasted=False))

    assert (refusal.value.reason, refusal.value.detail) == (reason, detail)


def test_a_process_of_its_own_reads_and_tells_how_far_it_has_come():
    steps = []

    read = read_document(
        pdf(SENTENCE, SENTENCE), seconds=30, tell=lambda done, count: steps.append((done, count))
    )

    assert (read.kind, read.has_pages, read.texts) == (Kind.PDF, True, (SENTENCE, SENTENCE))
    assert steps == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (scanned(), Reason.NO_TEXT),
        (locked(), Reason.ENCRYPTED),
        (b"x" * (MAX_BYTES + 1), Reason.TOO_LARGE),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_refusal_crosses_from_the_process_that_reads(content, reason):
    with pytest.raises(Unreadable) as refusal:
        read_document(content, seconds=60)

    assert refusal.value.reason == reason


def test_a_document_that_needs_more_time_is_not_refused():
    with pytest.raises(NotInTime):
        read_document(pdf(SENTENCE), seconds=0.01)


def test_a_reader_that_is_out_of_memory_ends_alone_and_says_so(monkeypatch):
    monkeypatch.setattr(parent, "COMMAND", (sys.executable, "-c", "raise MemoryError"))

    with pytest.raises(Unreadable) as refusal:
        read_document(pdf(SENTENCE), seconds=60)

    assert refusal.value.reason == Reason.TOO_HEAVY


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            "Klimagass\u00adutslipp og kommunal\u2010\r\nteknikk",
            "Klimagassutslipp og kommunalteknikk",
        ),
        ("energi\ufffe\nforsyning", "energiforsyning"),
        ("en plan for klima-\nog energi", "en plan for klima- og energi"),
        (
            "Kommunen skal redusere utslippene fra\nbygg og anlegg.",
            "Kommunen skal redusere utslippene fra bygg og anlegg.",
        ),
        (
            "Tiltak:\n• Fjerne oljekjeler\n• Bygge sykkelvei",
            "Tiltak:\n• Fjerne oljekjeler\n• Bygge sykkelvei",
        ),
        ("Mål\x00 og\x0bmidler\ftil slutt.", "Mål og midler til slutt."),
        ("Første avsnitt.\n\n\n\nAndre avsnitt.", "Første avsnitt.\n\nAndre avsnitt."),
        ("\f\n", ""),
    ],
)
def test_lines_of_a_page_become_paragraphs_of_the_same_words(lines, text):
    assert running_text(lines) == text


def test_the_words_of_a_target_fill_in_share_and_years():
    words = "Utslippene skal reduseres med 20 prosent innen 2020, sammenlignet med 1991."

    assert target_in(words) == Target(Decimal(-20), 1991, 2020)
    assert target_in("Økt andel, 12,5 % mot 2030, fra 2007-nivå") == Target(
        Decimal("12.5"), 2007, 2030
    )
    assert target_in("Kommunen skal være et forbilde.") == Target(None, None, None)


@pytest.mark.parametrize(
    ("words", "deadline", "amount", "unit"),
    [
        (SENTENCE, (2020, None), None, ""),
        ("Ferdig 1. juni 2019 for 1,5 mill. kr", (2019, date(2019, 6, 1)), Decimal(1_500_000), ""),
        (
            "Ansvarlig: Kommunalteknikk. Kr 150 000",
            (None, None),
            Decimal(150_000),
            "Kommunalteknikk",
        ),
        (
            "Eiendomsavdelingen har ansvaret, 31. juni 2018",
            (2018, None),
            None,
            "Eiendomsavdelingen",
        ),
        ("Det settes av 2 mrd. kroner", (None, None), Decimal(2_000_000_000), ""),
    ],
)
def test_deadlines_sums_and_units_are_guessed_and_nothing_is_made_up(words, deadline, amount, unit):
    assert deadline_in(words) == deadline
    assert amount_in(words) == amount
    assert unit_in(words) == unit
