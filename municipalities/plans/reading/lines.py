"""Running text of the lines that a page was set in; the words stay as they are printed.

A word that was divided at the end of a line is put together again. Lines that belong to one
paragraph become one; where that is uncertain the break stays.
"""

import re
from collections.abc import Callable

Shape = Callable[[str], str]  # what becomes of the text of a page
BREAKS = re.compile("\r\n?|[\f\x0b\x85\u2028\u2029]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
SMALL = "a-zæøåäöüé"
# PDFium writes U+FFFE or U+0002 for a hyphen that it takes to be put in by the end of the line.
DIVIDED = re.compile(f"(?<=\\w)[\u00ad\u2010\ufffe\x02] *\n *(?=[{SMALL}])")
# "kommunal-\nteknikk" was one word; "klima-\nog energiplan" keeps its hyphen.
HYPHENATED = re.compile(f"(?<=[{SMALL}])- *\n *(?!(?:og|eller|samt)\\b)(?=[{SMALL}])")
BULLET = re.compile(r"(?:[-–—•·▪●○]|\d{1,2}[.)]|[a-zæøå]\))\s")
ENDS = (".", ":", ";", "!", "?")
FULL = 0.75  # a line at least this long, of the longest on its page, goes on in the next


def running_text(page: str) -> str:
    """The text of one page, a line for each paragraph; empty where nothing is written."""
    lines = _lines(page)
    width = max(map(len, lines))
    written: list[str] = []
    before = ""
    for line in lines:
        if line and before and _go_on(before, line, width):
            written[-1] += f" {line}"
        else:
            written.append(line)
        before = line
    return re.sub("\n{3,}", "\n\n", "\n".join(written)).strip()


def text_in_lines(page: str) -> str:
    """The text of one page, a line for each that it is set in: who speaks may stand before any."""
    return "\n".join(filter(None, _lines(page)))


def _lines(page: str) -> list[str]:
    text = DIVIDED.sub("", BREAKS.sub("\n", page.replace("\t", " ")))
    text = re.sub("[\ufffe\x02]", "-", text).replace("\u00ad", "")
    return [line.strip() for line in CONTROL.sub("", HYPHENATED.sub("", text)).split("\n")]


def _go_on(before: str, line: str, width: int) -> bool:
    """Whether a line continues the paragraph of the line before it."""
    if BULLET.match(line):
        return False
    if line[0].islower() or before.endswith(","):
        return not before.endswith(ENDS)
    return len(before) >= FULL * width and not before.endswith(ENDS)
