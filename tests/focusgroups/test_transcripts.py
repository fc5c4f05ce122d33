"""A transcript in each of its forms as the same turns, and what is broken in it named by its line."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from focusgroups.transcripts import open_transcript
from focusgroups.transcripts.turns import Turn, seconds_of, without_labels
from forkommune.work.importing import CannotRead

VTT = """\ufeffWEBVTT - samling

NOTE laget av et program

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:04.000 align:start
<v Kari Moe>Vi ble spurt da alt</v>

00:04.000 --> 00:00:06.500
<v Kari Moe>var <i>bestemt</i> &amp; ferdig.</v>

00:06.500 --> 00:09.000
<v.loud Ola>Nei!</v><v Kari Moe>Jo.</v>
"""
SRT = "1\r\n00:00:01,000 --> 00:00:04,000\r\nA: Hei.\r\nB: Hallo.\r\n\r\n2\r\n00:01:05,000 --> 00:01:06,000\r\nog så videre\r\n"
LINES = """A: Vi ble spurt da alt var bestemt.
Det er saken.
[00:12:03] B: Ja. Vi sa: kom før.
Deltaker 3 (12:50): nei
Kari Moe   1:13:00
Jeg mener noe annet, se https://vestregionen.no
00:00 - Taler 2
Å ja.
"""
AS_TURNS = [
    ("A", None, "Vi ble spurt da alt var bestemt. Det er saken."),
    ("B", 723, "Ja. Vi sa: kom før."),
    ("Deltaker 3", 770, "nei"),
    ("Kari Moe", 4380, "Jeg mener noe annet, se https://vestregionen.no"),
    ("Taler 2", 0, "Å ja."),
]


def turns(content, name="opptak"):
    found = open_transcript(content, name)
    assert found.broken == ()
    return [(turn.label, turn.seconds, turn.text) for turn in found.turns]


def word(text):
    document, file = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def test_cues_of_one_speaker_on_end_are_one_turn():
    assert turns(VTT.encode()) == [
        ("Kari Moe", 1, "Vi ble spurt da alt var bestemt & ferdig."),
        ("Ola", 6.5, "Nei!"),
        ("Kari Moe", 6.5, "Jo."),
    ]


def test_a_label_in_subtitles_holds_for_its_line_and_nobody_is_guessed_for_the_next():
    assert turns(SRT.encode("utf-16")) == [
        ("A", 1, "Hei."),
        ("B", 1, "Hallo."),
        ("", 65, "og så videre"),
    ]


@pytest.mark.parametrize("content", [LINES.encode(), LINES.encode("cp1252"), word(LINES)])
def test_lines_are_read_as_people_and_programs_write_them(content):
    assert turns(content) == AS_TURNS


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_words_of_two_on_full_lines_of_a_page_that_word_drew_stay_their_own():
    document = docx.Document()
    document.add_paragraph("A: vi ble spurt da alt var bestemt, og det er jo,")
    document.add_paragraph("B: nei det er ikke sant at vi ble spurt om noe da")
    document.add_paragraph()._p.append(
        parse_xml(f"<w:r {nsdecls('w')}><w:lastRenderedPageBreak/></w:r>")
    )
    document.add_paragraph("C: ny side").add_run().add_break()
    document.paragraphs[-1].add_run("A: samme avsnitt")

    assert turns(saved(document)) == [
        ("A", None, "vi ble spurt da alt var bestemt, og det er jo,"),
        ("B", None, "nei det er ikke sant at vi ble spurt om noe da"),
        ("C", None, "ny side"),
        ("A", None, "samme avsnitt"),
    ]


def test_a_table_says_when_who_and_what_in_its_columns():
    document = docx.Document()
    table = document.add_table(rows=0, cols=3)
    for row in (
        ("Tid", "Hvem", "Utsagn"),
        ("00:01:02 – 00:01:09", "A", "Vi ble spurt."),
        ("", "", "Og mer."),
        ("00:02:00", "Kari Moe:", "Klokka 12:30 | eller så."),
    ):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words

    assert turns(saved(document)) == [
        ("A", 62, "Vi ble spurt. Og mer."),
        ("Kari Moe", 120, "Klokka 12:30 eller så."),
    ]


def test_changes_that_are_not_accepted_yet_are_read_as_they_will_stand():
    document = docx.Document()
    paragraph = document.add_paragraph("A: Vi ble ")
    for tag, text in (("ins", "w:t"), ("del", "w:delText")):
        words = f"<{text} xml:space='preserve'>{tag} </{text}>"
        paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r>{words}</w:r></w:{tag}>"))
    paragraph.add_run("spurt.")

    assert turns(saved(document)) == [("A", None, "Vi ble ins spurt.")]


def test_a_cue_without_an_empty_line_before_it_is_a_cue():
    srt = b"1\n00:00:01,000 --> 00:00:02,000\nA: hei\n2\n00:00:03,000 --> 00:00:04,000\nB: du\n"

    assert turns(srt) == [("A", 1, "hei"), ("B", 3, "du")]


def test_a_time_of_day_is_no_speaker_and_signs_before_a_speaker_are_no_words():
    pasted = "- A: Hei.\nKlokka 12:30 gikk vi.\n**B:** Ja."

    assert turns(pasted.encode()) == [("A", None, "Hei. Klokka 12:30 gikk vi."), ("B", None, "Ja.")]


def test_an_hour_of_one_alone_is_asked_about():
    [broken] = open_transcript(b"A: hei\nkari: " + b"ord " * 13_000, "x.txt").broken

    assert (broken.place, broken.value[:6]) == ("linje 1", "hei ka")
    assert "uten at noen annen taler" in broken.reason


def test_what_is_broken_is_named_by_its_line_and_nothing_is_passed_over():
    found = open_transcript(
        b"WEBVTT\n\n00:99:00.000 --> 00:99:10.000\nA: hei\n\nbare ord\n\n"
        b"00:10.000 --> 00:05.000\nA: bakover\n\n00:00 -> 1\nA: hm\n",
        "x.vtt",
    )

    assert found.turns == ()
    assert [(one.place, one.value) for one in found.broken] == [
        ("linje 3", "00:99:00.000 --> 00:99:10.000"),
        ("linje 6", "bare ord"),
        ("linje 8", "00:10.000 --> 00:05.000"),
        ("linje 11", "00:00 -> 1"),
    ]
    assert "etter" not in {one.reason for one in found.broken}


def test_a_time_that_no_clock_has_is_told_in_lines_too():
    [broken] = open_transcript(b"[00:61:00] A: hei", "x.txt").broken

    assert (broken.place, broken.value) == ("linje 1", "00:61:00")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b" \n", "Det er ingenting i lyd.txt"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "verken undertekster"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "Word 97–2003"),
        (b"PK\x03\x04 ikke en zip", "skadet"),
        (b"{\\rtf1\\ansi A: Hei}", "verken undertekster"),
        (b"<!DOCTYPE html><p>A: Hei", "verken undertekster"),
        (b'{"segments": [{"text": "A: Hei"}]}', "verken undertekster"),
        (b"A: " + b"ord " * 600_000, "mer enn ti timer"),
        (b"WEBVTT\n\nNOTE bare en merknad\n", "Ingen sier noe"),
    ],
)
def test_a_file_that_is_no_transcript_is_refused_with_the_reason(content, words):
    with pytest.raises(CannotRead, match=words):
        open_transcript(content, "lyd.txt")


def test_ten_hours_are_read():
    hours = "\n".join(
        f"[{n // 3600:02d}:{n // 60 % 60:02d}:{n % 60:02d}] {'AB'[n // 8 % 2]}: Ord nummer {n}."
        for n in range(0, 36_000, 8)
    )

    found = open_transcript(hours.encode(), "lang.txt")

    assert (len(found.turns), found.turns[-1].seconds) == (4500, 35_992)


def test_words_that_no_speaker_stands_before_go_on_with_the_turn_before():
    said = [
        Turn("linje 1", "Konklusjon", 0, "bra"),
        Turn("linje 2", "A", 1, "Vi var enige."),
        Turn("linje 3", "Det vil si", 2, "nesten."),
        Turn("linje 4", "", 3, "Ja."),
    ]

    found = list(without_labels(said, frozenset({"Konklusjon", "Det vil si", ""})))

    assert [(turn.label, turn.text) for turn in found] == [
        ("", "Konklusjon: bra"),
        ("A", "Vi var enige. Det vil si: nesten. Ja."),
    ]


@pytest.mark.parametrize(
    ("clock", "seconds"), [("3:07", 187), ("1:02:03,5", 3723.5), ("75:00.250", 4500.25)]
)
def test_clocks_are_read_with_point_or_comma(clock, seconds):
    assert seconds_of(clock) == seconds
