"""Terminal text in Norwegian, with and without compiled catalogues."""

import ast
from pathlib import Path

import pytest

from forkommune.portal import language

ROOM = Path(language.__file__).parent
# Rooms whose text is shown by Django instead, in the visitor's language.
BY_DJANGO = {"health.py"}


def _messages() -> list[str]:
    found = []
    for path in sorted(ROOM.glob("*.py")):
        if path.name in BY_DJANGO:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                found.append(ast.literal_eval(node.args[0]))
    return found


@pytest.mark.parametrize("message", _messages())
def test_every_terminal_message_has_its_norwegian(message):
    assert language.gettext(message) != message


def test_the_source_catalogue_says_the_same_as_the_compiled_one(tmp_path):
    source = language._Source(language._SOURCE)

    differing = [text for text in _messages() if source.gettext(text) != language.gettext(text)]

    assert differing == []


def test_without_any_catalogue_the_english_source_shows(tmp_path):
    assert (
        language._Source(tmp_path / "none.po").gettext("Stop with Ctrl-C.") == "Stop with Ctrl-C."
    )


def test_entries_over_several_lines_are_read_and_plurals_passed_over():
    text = (
        '#: somewhere.py\nmsgid ""\n"one "\n"two"\nmsgstr "en "\n"to"\n\n'
        'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "dag"\nmsgstr[1] "dager"\n\n'
        'msgctxt "verb"\nmsgid "set"\nmsgstr "sett"\n'
    )

    assert list(language._entries(text)) == [("one two", "en to")]
