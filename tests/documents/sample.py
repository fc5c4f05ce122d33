"""A sample report of every kind of page, with neutral text: what tests render and people look at.

Its sentences and numbers say nothing about any real municipality.
"""

from datetime import datetime, timedelta, timezone

from django.template import engines
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from forkommune.documents import blocks
from forkommune.documents.description import (
    Attachment,
    Chapter,
    ContentsPage,
    Document,
    Furniture,
    Metadata,
    Profile,
)
from forkommune.documents.numbering import Numbering
from forkommune.figures import Medium
from tests.documents import sample_figures as drawn
from tests.documents.sample_pages import colophon_page, cover, reference_page, sheet, summary

SNAPSHOT = datetime(2017, 12, 4, 9, 0, tzinfo=timezone(timedelta(hours=1)))
MARK = drawn.MARK
LINE = "Kommunene har mange tiltak, men få faste rutiner, og planene er eldre enn fem år."
TEXT = " ".join([LINE] * 3)
SHEETS = ("Drammen", "Asker")


def sample_document(profile: Profile = Profile.ARCHIVE, line: str = LINE) -> Document:
    """All kinds of pages; the working copy carries two attachments. line: a text of chapter 3."""
    with override("nb"):
        numbering = declare()
        body = (method(numbering), status(numbering), pilot(numbering, line), plan(numbering))
        sheets = tuple(
            sheet(numbering, name, f"ark-{name.lower()}", group=name == SHEETS[0])
            for name in SHEETS
        )
        rest = (wide(numbering), reference_page(numbering), colophon_page())
        return Document(
            metadata=metadata(),
            furniture=furniture(),
            cover=cover(),
            front=(summary(numbering),),
            contents=ContentsPage(title="Innhold", figures="Figurer", tables="Tabeller"),
            chapters=(*body, *sheets, *rest),
            attachments=attachments() if profile is Profile.WORKING else (),
            profile=profile,
        )


def metadata() -> Metadata:
    return Metadata(
        title="Prøverapport om klimaarbeid & planer",
        created=SNAPSHOT,
        authors=("Vestregionen", "CICERO", "Insam"),
        identifier="275769-prove-1",
        description="Sider av alle slag",
        keywords=("klima", "kommuner"),
    )


def furniture() -> Furniture:
    return Furniture(
        head="Prøverapport",
        foot="275769 · Datagrunnlag per 4.12.2017 · 557ef23e",
        state=f"{MARK} · Utkast 1",
        edge="Utkast 1 · ikke godkjent",
    )


def attachments() -> tuple[Attachment, ...]:
    table = "a;å\r\n1;2\r\n".encode()
    return (
        Attachment(name="data.json", data=b'{"a": 1}\n', mime="application/json"),
        Attachment(name="tabeller.csv", data=table, mime="text/csv", relationship="Source"),
    )


def declare() -> Numbering:
    """Everything that carries a number, in the order in which it stands."""
    numbering = Numbering()
    numbering.chapter("sammendrag", letter="S").table("goals")
    numbers = numbering.chapter("metode")
    numbers.section("svar"), numbers.section("tegn"), numbers.figure("shares")
    numbers = numbering.chapter("status")
    numbers.section("funn"), numbers.section("vekst"), numbers.section("hindre")
    numbers.table("findings"), numbers.figure("plans"), numbers.figure("growth")
    numbers = numbering.chapter("pilot")
    numbers.figure("slope"), numbers.figure("effects")
    numbers = numbering.chapter("plan")
    numbers.figure("timeline"), numbers.table("costs")
    numbers = numbering.chapter("ark")
    for name in SHEETS:
        numbers.part(f"ark-{name.lower()}").figure(f"folk-{name.lower()}")
    numbering.chapter("tall").table("numbers")
    numbers = numbering.chapter("referanser")
    numbers.section("litteratur"), numbers.section("kilder")
    return numbering


def written(text: str, numbering: Numbering) -> SafeString:
    """Text of a chapter, as the reports app writes it: a Django template with our tags."""
    source = "{% load documents %}" + text
    return mark_safe(engines["django"].from_string(source).render({"numbering": numbering}))


def section(numbering: Numbering, anchor: str, title: str) -> SafeString:
    return blocks.section_head(title=title, anchor=anchor, number=numbering.number(anchor))


def method(numbering: Numbering) -> Chapter:
    text = """<div class="txt">
        {% margin_note "Kort sagt." %}Hvert funn peker tilbake til et utdrag. Referansen lages på
        nytt for hver utgave.{% endmargin_note %}
        <p>Rapporten følger sporbare kilder. Det en saksbehandler sier eller en plan skriver, deles
        i utdrag. Utdragene kodes, og like koder samles i funn.</p>
        <p>Kodingen bygger på <em>Kortreist kvalitet</em> {% cite "R-02" %} og på studier av hvem
        som setter klima på dagsordenen {% cite "R-01" %}.</p>
        <p>Kartleggingen dekker fem forhold.{% footnote %}Prosjektbeskrivelsen, del 2.3.{% endfootnote %}
        Barrierer kommer i tillegg, se {% ref "hindre" %} på side {% page_of "hindre" %}.</p>"""
    note = blocks.margin_note("Skravert betyr at vi ikke vet.", head="Ukjent er ikke null.")
    html = (
        blocks.chapter_head(title="Slik leser du rapporten", number=numbering.number("metode"))
        + written(text, numbering)
        + section(numbering, "svar", "Hvem har svart")
        + mark_safe(f"<p>{TEXT}</p></div>")
        + blocks.figure(drawn.shares(), number=numbering.number("shares"))
        + mark_safe('<div class="txt">')
        + section(numbering, "tegn", "Tegn og forbehold")
        + note
        + mark_safe(f"<p>{TEXT}</p><p>{LINE}</p></div>")
    )
    return Chapter(key="metode", title="Slik leser du rapporten", html=html)


def status(numbering: Numbering) -> Chapter:
    intro = """<div class="txt"><p>{% ref "findings" %} viser hvor mange ulike funn som er kodet i
        hver kommune.{% footnote %}Et funn telles én gang per kommune.{% endfootnote %}</p></div>"""
    maps = blocks.pair(
        blocks.figure(
            drawn.tile_map("plans", "Halvparten har en plan"),
            number=numbering.number("plans"),
            medium=Medium.PRINT_HALF,
        ),
        blocks.figure(
            drawn.tile_map("growth", "Hole vokser mest"),
            number=numbering.number("growth"),
            medium=Medium.PRINT_HALF,
        ),
    )
    said = (
        ("Planen er god. Men klimaarbeidet er meg, på fredager.", "Saksbehandler", "fjord"),
        ("Vi får klimasaken til slutt, når alt annet er bestemt.", "Politiker", "sol"),
        ("Spør oss før dere tegner veien, ikke etter.", "Innbygger", ""),
    )
    quotes = "".join(
        blocks.quote(
            text, role=role, tone=tone, by="en av fem kommuner", reference=blocks.cite("K-01")
        )
        for text, role, tone in said
    )
    html = (
        blocks.chapter_head(
            title="Status for klimaarbeidet",
            number=numbering.number("status"),
            lead="Tiltakene er mange, rutinene er få.",
            invented=MARK,
        )
        + section(numbering, "funn", "Funn etter kommune og type")
        + written(intro, numbering)
        + blocks.exhibit_table(drawn.findings(), number=numbering.number("findings"))
        + section(numbering, "vekst", "Planer og vekst")
        + mark_safe(f'<div class="txt"><p>{TEXT}</p></div>')
        + maps
        + section(numbering, "hindre", "Det kommunene selv sier")
        + mark_safe(f'<div class="txt"><p>{LINE}</p>{quotes}</div>')
    )
    return Chapter(key="status", title="Status for klimaarbeidet", html=html)


def pilot(numbering: Numbering, line: str) -> Chapter:
    html = (
        blocks.chapter_head(
            title="Slik måles et pilotprosjekt",
            number=numbering.number("pilot"),
            lead="Et pilotprosjekt teller først når det er målt før og etter.",
        )
        + written(f'<div class="txt"><p>{line}</p></div>', numbering)
        + blocks.figure(drawn.slope(), number=numbering.number("slope"))
        + blocks.figure(drawn.effects(), number=numbering.number("effects"))
        + mark_safe(f'<div class="txt"><p>{TEXT}</p></div>')
    )
    return Chapter(key="pilot", title="Slik måles et pilotprosjekt", html=html)


def plan(numbering: Numbering) -> Chapter:
    costs = blocks.table(
        drawn.budget_table(),
        anchor="costs",
        number=numbering.number("costs"),
        unit="1000 kroner, per 4. desember 2017. Brukte beløp er et",
        invented=MARK,
        source="kostnadsplan i søknaden; regnskap fra portalen.",
        widths=(168,),
    )
    html = (
        blocks.chapter_head(
            title="Framdrift og økonomi",
            number=numbering.number("plan"),
            lead="Halvveis er 54 prosent av budsjettet brukt, og to av seks milepæler nådd.",
        )
        + blocks.figure(drawn.timeline(), number=numbering.number("timeline"))
        + costs
    )
    return Chapter(key="plan", title="Framdrift og økonomi", html=html)


def wide(numbering: Numbering) -> Chapter:
    table = blocks.table(
        drawn.wide_table(),
        anchor="numbers",
        number=numbering.number("numbers"),
        unit="Folketall 1. januar i 2017-grenser.",
        source="prøvedata.",
        widths=(110,),
    )
    head = blocks.chapter_head(title="Kommunene i tall", number=numbering.number("tall"))
    return Chapter(key="tall", title="Kommunene i tall", html=head + table, wide=True)
