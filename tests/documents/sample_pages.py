"""Pages of the sample report that have a shape of their own."""

from django.utils.safestring import mark_safe

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure, Reference
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering
from forkommune.figures import Medium
from tests.documents import sample_figures as drawn

MARK = drawn.MARK


def cover() -> str:
    return blocks.cover(
        title="Oversikt over klimaarbeidet i Vestregionen",
        publisher="Vestregionen",
        publisher_line="Samarbeidsalliansen vest for Oslo",
        lede="Hva kommunene har gjort, hva de planlegger, og hva som står i veien.",
        state="Utkast 1",
        facts_caption="Om rapporten",
        facts=(
            ("Prosjekt", "275769, Forskningsrådet"),
            ("Prosjektansvarlig", "Vestregionen"),
            ("Utførende", "CICERO Senter for klimaforskning og Insam"),
            ("Utgave", "Utkast 1, 4. desember 2017, til workshop med kommunene"),
            ("Status", "Ikke godkjent. Skal ikke siteres."),
        ),
        note_head=f"{MARK}.",
        note="Alt i denne prøven er laget for å vise rapportens form. Ingen tall eller utsagn "
        "gjelder noen virkelig kommune.",
    )


def summary(numbering: Numbering) -> Chapter:
    figures = (
        KeyFigure(value="8", unit="av 16", words="kommuner har en egen eller felles plan"),
        KeyFigure(value="426\u202f065", words="innbyggere bor i de 15 kommunene (1. januar 2017)"),
        KeyFigure(value="13", unit="av 15", words="saksbehandlere er intervjuet", invented=MARK),
        KeyFigure(value="63", unit="av 322", words="kodede funn gjelder barrierer", invented=MARK),
    )
    text = (
        '<div class="txt"><p>Forprosjektet skal legge grunnlaget for videre arbeid med '
        "klimaomstilling. Rapporten svarer på første delmål: å kartlegge arbeidet i kommunene. "
        "Kildene er planer og telefonintervju med saksbehandlere.</p>"
        f'<h2 class="small">Tre hovedfunn <span class="tag">{MARK}</span></h2><ul>'
        "<li><strong>Tiltakene kommer først, rutinene sist.</strong> I 9 av 14 kommuner er det "
        "kodet flere barrierer enn rutiner.</li>"
        "<li><strong>Små kommuner mangler årsverk.</strong> Fem saksbehandlere har under en "
        "femdels stilling til klimaarbeid.</li>"
        "<li><strong>Innbyggerne slippes sent til.</strong> Medvirkning nevnes oftest etter at "
        "planen er vedtatt.</li></ul></div>"
    )
    english = (
        '<div lang="en"><h2 class="small">Summary in English</h2><p>The municipalities have many '
        "measures but few fixed routines. Half have a climate and energy plan on file.</p></div>"
    )
    advice = (
        '<h2 class="small">Dette anbefaler vi å drøfte</h2><p>Felles mal for klimavurdering, små '
        "nettverksgrupper for kommuner med lik kontekst, og to piloter som måles.</p>"
    )
    lead = (
        "Kommunene har mange enkelttiltak, men få faste rutiner. Halvparten har en klima- og "
        "energiplan i registeret, og de fleste planene er eldre enn fem år."
    )
    html = (
        blocks.chapter_head(title="Sammendrag", lead=lead)
        + blocks.key_figures(figures)
        + mark_safe(text)
        + blocks.pair(mark_safe(advice), mark_safe(english))
        + drawn.goals_table(numbering)
    )
    return Chapter(key="sammendrag", title="Sammendrag", html=html)


def sheet(numbering: Numbering, name: str, key: str, group: bool) -> Chapter:
    figures = (
        KeyFigure(value="68\u202f363", words="innbyggere 1. januar 2017"),
        KeyFigure(value="499", unit="per km²", words="innbyggere per kvadratkilometer"),
        KeyFigure(value="10", words="eksempler i databasen der kommunen er nevnt"),
        KeyFigure(value="32", words="kodede funn i kartleggingen", invented=MARK),
    )
    plans = blocks.facts(
        title="Planer i registeret",
        rows=(("Energi- og klimahandlingsplan", "2013–2030"), ("Rapportering på planen", "2015")),
    ) + blocks.facts(
        title="Beliggenhet",
        rows=(("Areal", "137 km²"), ("Naboer", "Lier, Nedre Eiker, Svelvik, Sande")),
        value_width=120,
    )
    chart = drawn.growth(f"folk-{name.lower()}", name)
    done = (("Fjordvarme til fjernvarmenettet", "2011"), ("Fjell barnehage som passivhus", "2010"))
    planned = (
        ("Elbusser på linje 51", "2019"),
        ("Nullvekst i personbiltrafikken", "år ikke kjent"),
    )
    routines = (
        ("Klimavurdering i saksframlegg", "half", "Delvis"),
        ("Klimabudsjett", "open", "Mangler"),
        ("Fast rapportering", "full", "Fast rutine"),
        ("Klimakrav i innkjøp", "unknown", "Ikke kjent"),
    )
    barrier = blocks.box(
        title="Viktigste barriere",
        invented=MARK,
        lead="Uklart ansvar mellom kommune og selskap.",
        text="Rapporteringen når ikke alltid kommunestyret.",
        said="Tallene finnes, men de bor et annet sted.",
        reference=blocks.cite("K-01"),
    )
    html = blocks.sheet(
        number=numbering.number(key),
        title=name,
        subtitle="Nr. 0602 · Buskerud · målform nøytral · medlem siden 1992",
        figures=figures,
        parts=(
            plans,
            blocks.figure(chart, number=numbering.number(chart.key), medium=Medium.PRINT_HALF),
            blocks.facts(title="Gjennomført", rows=done),
            blocks.facts(title="Planlagt", rows=planned),
            blocks.marks(
                title="Rutiner i forvaltningen",
                row_title="Rutine",
                mark_title="Status",
                rows=routines,
                invented=MARK,
            ),
            barrier,
        ),
        note="Gjennomført og planlagt: eksempeldatabasen. Rutiner og barriere: telefonintervju.",
    )
    line = (numbering.number("ark"), "Kommuneark") if group else None
    return Chapter(key=key, title=name, html=html, level=2, group=line)


def reference_page(numbering: Numbering) -> Chapter:
    works = (
        Reference(
            anchor="R-01",
            label="R-01",
            text=mark_safe(
                "Dannevig, H., Hovelsrud, G. K., &amp; Husabo, I. A. (2013). <em>Driving the agenda "
                "for climate change adaptation in Norwegian municipalities</em>. Environment and "
                "Planning C, 31(3), 490–505."
            ),
        ),
        Reference(
            anchor="R-02",
            label="R-02",
            text=mark_safe("Wang, L. m.fl. (2016). <em>Kortreist kvalitet</em>. Oslo: KS."),
        ),
    )
    sources = (
        Reference(anchor="K-01", label="K-01", text="SSB, tabell 07459: Befolkning 1. januar."),
    )
    title = "Referanser"
    html = (
        blocks.chapter_head(title=title, number=numbering.number("referanser"))
        + blocks.section_head(
            title="Litteratur", anchor="litteratur", number=numbering.number("litteratur")
        )
        + blocks.references(works)
        + blocks.section_head(
            title="Planer, tall og andre kilder",
            anchor="kilder",
            number=numbering.number("kilder"),
        )
        + blocks.references(sources)
    )
    return Chapter(key="referanser", title=title, html=html)


def colophon_page() -> Chapter:
    html = blocks.chapter_head(
        title="Kolofon", lead="Alt i denne rapporten kan regnes ut på nytt fra datagrunnlaget."
    ) + blocks.colophon(
        caption="Om utgaven",
        rows=(
            ("Datagrunnlag", "per 4.12.2017 kl. 09.00"),
            (
                "Kontrollsum for data, sha256",
                mark_safe(
                    "557ef23e 925a9da3 c5e5359a 93ceb9ba<br>aace70a6 89868bd1 e8c256ab 6c60b84d"
                ),
            ),
            ("Kontroll av filen", "Resultatet står på rapportens side i portalen."),
            (
                "Skrift og sats",
                "Source Serif 4 (brødtekst) og Inter (titler, tabeller og figurer), begge SIL Open "
                "Font License 1.1. Satt med WeasyPrint.",
            ),
            ("Lisens", "Tekst og figurer: CC BY 4.0. Folketall: SSB, NLOD."),
        ),
    )
    return Chapter(key="kolofon", title="Kolofon", html=html)
