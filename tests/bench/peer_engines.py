"""Sets the same words with Typst or ReportLab and prints JSON: `peer_engines.py typst|reportlab [ROUNDS]`.

It runs in the peers' own environment and knows nothing of the portal. On standard input stand the pages
as JSON: lists of ["h", level, words], ["p", words] and ["t", rows], in the order of the report. Neither
sets what the portal's pages have beside these: figures, marginal notes, running heads, numbers of pages
in the contents; so their times are a lower bound. Fonts are each engine's own.
"""

import io
import json
import sys
import time

PLAIN_TEXT = str.maketrans({sign: f"\\{sign}" for sign in "\\#$*_`<>@[]=-+/~'\""})


def main(engine: str, rounds: str = "5") -> dict[str, object]:
    """Seconds of each round after one that does not count, pages, and whether the file has tags."""
    blocks = json.load(sys.stdin)
    act = {"typst": by_typst, "reportlab": by_reportlab}[engine]
    data = act(blocks)
    seconds = []
    for _round in range(int(rounds)):
        begun = time.perf_counter()
        data = act(blocks)
        seconds.append(time.perf_counter() - begun)
    return {"seconds": seconds, "pages": pages(data), "tagged": b"/StructTreeRoot" in data}


def by_typst(blocks: list) -> bytes:
    """PDF/UA-1, with tags."""
    import typst

    lines = ['#set document(title: "Rapport")', '#set text(lang: "nb", size: 10pt)']
    lines += [_typst(block) for block in blocks]
    return typst.compile("\n\n".join(lines).encode(), format="pdf", pdf_standards=["ua-1"])


def _typst(block: list) -> str:
    kind, *rest = block
    if kind == "h":
        level, words = rest
        return "=" * level + " " + words.translate(PLAIN_TEXT)
    if kind == "p":
        return rest[0].translate(PLAIN_TEXT)
    (rows,) = rest
    width = max(map(len, rows))
    cells = [[*row, *[""] * (width - len(row))] for row in rows]
    shown = [", ".join(f"[{cell.translate(PLAIN_TEXT)}]" for cell in row) for row in cells]
    return f"#table(columns: {width}, table.header({shown[0]}), {', '.join(shown[1:])})"


def by_reportlab(blocks: list) -> bytes:
    """A file without tags: the engine has none."""
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()
    story = []
    for kind, *rest in blocks:
        if kind == "h":
            level, words = rest
            story.append(Paragraph(escape(words), styles[f"Heading{min(level, 4)}"]))
        elif kind == "p":
            story.append(Paragraph(escape(rest[0]), styles["BodyText"]))
        else:
            (rows,) = rest
            width = max(map(len, rows))
            cells = [[*row, *[""] * (width - len(row))] for row in rows]
            shown = [[Paragraph(escape(cell), styles["BodyText"]) for cell in row] for row in cells]
            story.append(Table(shown, repeatRows=1))
    target = io.BytesIO()
    SimpleDocTemplate(target).build(story)
    return target.getvalue()


def pages(data: bytes) -> int:
    """How many pages a file has."""
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(data)).pages)


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
