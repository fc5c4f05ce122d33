"""The finished file: what stands in it, for whom, and what the validators say."""

import hashlib
import json
from datetime import UTC, datetime

import pytest

from forkommune.documents.description import Profile
from municipalities.models import Municipality, Statistic
from reports.composing.composers import compose
from reports.composing.edition import EditionFacts
from reports.rendering import document_of, lay_out
from reports.snapshots.freezing import freeze
from tests.factories import CodeFactory, ExampleFactory, QuestionFactory
from tests.reports.ordering import order_frozen

from .pdf import attachments_of, links_of, pages_of, text_of
from .region import barrier, instrument, measure, region, routine, said, supports
from .test_snapshots import NAMED, sentence

pytestmark = pytest.mark.django_db
AT = datetime(2017, 12, 4, 8, 0, tzinfo=UTC)


def rich(*, invented=False):
    """Six municipalities, all interviewed, with every sort of finding."""
    made = region(6, interviewed=6)
    for at, row in enumerate(made.municipalities):
        found = measure(row, f"Tiltak nummer {at}", invented=invented, year=2016)
        supports(said(made.interviews[at], f"Vi gjorde det {at} år for sent."), found.claim)
        routine(row, "Rapportering", invented=invented)
        instrument(row, "Krav i planer", invented=invented)
        barrier(row, "HEMMELIG barriere", invented=invented)
    first = made.municipalities[0]
    supports(
        said(made.interviews[0], "Tallene finnes.", scopes=NAMED), measure(first, "Regnskap").claim
    )
    supports(
        said(made.interviews[1], "Ingen spør oss.", scopes=["quote_unnamed"]),
        measure(made.municipalities[1], "Samtaler").claim,
    )
    sentence(made, [said(made.interviews[2], "HEMMELIG sitat")])
    ExampleFactory(title="Fjordvarme", state="published", published_at=AT).municipalities.add(first)
    return made


def facts(snapshot, **changes):
    return EditionFacts(
        **{
            "code": "D2",
            "number": 1,
            "audience": snapshot.data["audience"],
            "profile": Profile.ARCHIVE,
            "is_published": False,
            "taken_at": snapshot.at,
            "sha256": snapshot.sha256,
            "has_invented": snapshot.has_invented,
            "references": {
                row["place"]: f"P-{row['place']:06d}" for row in snapshot.data["passages"]
            },
            "portal": "https://portal.invalid",
        }
        | changes
    )


def composed(made, audience="public", **changes):
    snapshot = freeze(made.deliverable, audience=audience, at=AT)
    return compose(snapshot.data, facts(snapshot, **changes))


def chapter(document, key):
    return next(one for one in document.all_chapters() if one.key == key)


def section(document, anchor):
    """What stands below a heading, down to the next of its sort; "" where there is none."""
    for one in document.all_chapters():
        parts = one.html.split("<h2 ")
        for part in parts[1:]:
            if part.startswith(f'id="{anchor}"'):
                return part
    return ""


def test_chapters_stand_in_the_order_of_the_report():
    keys = [one.key for one in composed(region(2)).all_chapters()]

    assert keys == [
        "sammendrag", "metode", "status", "eksempler", "kommune-0600", "kommune-0601", "tall",
        "referanser",
    ]  # fmt: skip


def test_report_without_interviews_says_so_and_keeps_its_chapters():
    status = chapter(composed(region(3)), "status").html

    assert "Ingen intervju er gjennomført, så det finnes ingen funn etter kommune." in status
    assert "Ingen intervju er gjennomført, så det er ingen å sitere." in status
    assert 'id="plans"' in status
    assert 'id="growth"' in status


def test_report_without_any_figures_can_still_be_made(make):
    made = region(1, people=False)
    made.municipalities[0].tile_column = None
    made.municipalities[0].save()

    edition = make(made)

    assert "Ingen intervju er gjennomført" in text_of(edition.path)


def test_growth_is_shown_against_the_median_and_never_as_a_rank():
    summary = chapter(composed(region(3)), "sammendrag").html

    assert "Medianen for kommunene er 20,0 prosent" in summary


def test_a_map_is_about_what_it_shows_and_says_how_many_it_leaves_out():
    made = region(4)
    for at, row in enumerate(made.municipalities):
        Statistic.objects.filter(municipality=row, year=2017).update(value=5000 + 500 * (at + 1))
    Municipality.objects.filter(pk=made.municipalities[3].pk).update(tile_column=None)

    status = chapter(composed(made), "status").html

    assert "0 av 3 på kartet har en plan i registeret" in status
    assert "Medianen på kartet er +20,0" in status  # of 10, 20 and 30
    assert status.count("1 kommune har ingen plass på kartet.") == 2


@pytest.mark.parametrize(
    ("is_published", "invented", "state", "edge"),
    [
        (False, False, "Utkast 1", "Utkast 1 · ikke godkjent"),
        (False, True, "Oppdiktet eksempel · Utkast 1", "Utkast 1 · ikke godkjent"),
        (True, False, "", ""),
        (True, True, "Oppdiktet eksempel", ""),
    ],
)
def test_head_and_edge_say_draft_and_invented(is_published, invented, state, edge):
    document = composed(region(1), is_published=is_published, has_invented=invented)

    assert (document.furniture.state, document.furniture.edge) == (state, edge)


def test_internal_edition_says_so_on_every_page():
    document = composed(region(1), "internal")

    assert document.furniture.edge == "Utkast 1 · intern · skal ikke gis videre"
    assert document.furniture.foot.startswith("Intern · Prosjekt 275769")


def test_both_profiles_pass_the_validators_and_hold_a_page_per_municipality(make):
    made = region(2, interviewed=1)
    measure(made.municipalities[0], "Elbiler", invented=True)

    archive, working = make(made), make(made, profile="working")

    profiles = [
        [verdict["profile"] for verdict in edition.validation["verdicts"] if verdict["passed"]]
        for edition in (archive, working)
    ]
    assert profiles == [
        ["PDF/UA-1", "PDF/A-2a", "PDF syntax"],
        ["PDF/UA-1", "PDF/A-3a", "PDF syntax"],
    ]
    pages = pages_of(archive.path)
    assert len(pages) == archive.pages
    sheets = [page for page in pages if "medlem 2004–" in page]
    assert [next(m.name for m in made.municipalities if m.name in p) for p in sheets] == [
        m.name for m in made.municipalities
    ]
    assert all("Oppdiktet eksempel · Utkast 1" in page for page in pages[1:])


def test_public_working_copy_shows_what_it_may_carries_its_data_and_leads_to_the_portal(
    make, settings
):
    settings.BASE_URL = "https://portal.invalid"
    edition = make(rich(), profile="working")
    data, words = edition.path.read_bytes(), text_of(edition.path)
    files = attachments_of(data)

    for shown in (
        "«Tallene finnes.»",
        "«Ingen spør oss.»",
        "Kommunene mangler årsverk.",
        "Oftest nevnt: Økonomi",
        "Tiltak nummer 3",
        "Fjordvarme",
        "SSB, tabell 07459",
    ):
        assert shown in words, shown
    everywhere = words + b" ".join(files.values()).decode("utf-8", "replace")
    assert "HEMMELIG" not in everywhere
    assert "3 år for sent" not in everywhere
    assert set(files) == {"data.json", "tables.csv"}
    assert json.loads(files["data.json"]) == edition.snapshot.data
    assert hashlib.sha256(files["data.json"]).hexdigest() == edition.snapshot.sha256
    assert {link for link in links_of(data) if "/utdrag/" in link} == {
        f"https://portal.invalid/rapporter/D2/utgave/{edition.number}/utdrag/{row.reference}/"
        for row in edition.citations.all()
    }
    assert all(row.reference in words for row in edition.citations.all())


def test_internal_edition_holds_barriers_and_the_words_of_the_interviews():
    html = "".join(one.html for one in composed(rich(), "internal").all_chapters())

    assert "HEMMELIG barriere" in html
    assert "HEMMELIG sitat" in html
    assert "Skal ikke gis videre" in html


def test_references_are_made_for_one_edition_only():
    made = rich()

    first, second = (
        order_frozen(
            deliverable=made.deliverable, audience="public", profile="archive", by=None, send=False
        )
        for _ in range(2)
    )

    references = [set(e.citations.values_list("reference", flat=True)) for e in (first, second)]
    assert len(references[0]) == 9
    assert references[0].isdisjoint(references[1])


def test_same_edition_gives_the_same_bytes(make):
    edition = make(region(1))

    again = lay_out(
        document_of(edition, is_published=False), progress=lambda step, done, total: None
    )

    assert (again.sha256, again.data) == (edition.sha256, edition.path.read_bytes())


def test_only_what_is_cited_is_listed():
    document = composed(region(2))

    listed = chapter(document, "referanser").html
    text = "".join(one.html for one in document.all_chapters() if one.key != "referanser")

    for anchor in ("K-01", "K-02"):
        assert f'id="{anchor}"' in listed
        assert f'href="#{anchor}"' in text
    assert "Litteratur" not in listed


def test_quotes_beyond_the_tenth_stand_in_the_table_of_passages_with_their_words():
    made = region(6, interviewed=6)
    for at in range(12):
        passage = said(made.interviews[at % 6], f"Ord nummer {at:02d}.", scopes=NAMED)
        supports(passage, measure(made.municipalities[at % 6], f"Tiltak {at}").claim)
    blocked = said(made.interviews[0], "Penger mangler.", scopes=NAMED)
    supports(blocked, barrier(made.municipalities[0], "Penger").claim)

    document = composed(made)
    status, listed = chapter(document, "status").html, chapter(document, "referanser").html

    assert status.count('class="quote"') == 10
    assert status.index("Penger mangler.") < status.index("Ord nummer 00.")
    assert "Tabell 6.1</a> har flere sitater." in status
    assert all(f"«Ord nummer {at:02d}.»" in listed for at in range(12))


def test_invented_rows_among_real_ones_are_marked_one_by_one():
    made = region(1)
    row = made.municipalities[0]
    for title, invented in (("Fjordvarme", False), ("Luftslott", True)):
        example = ExampleFactory(
            title=title, state="published", published_at=AT, is_invented=invented
        )
        example.municipalities.add(row)

    document = composed(made)

    for key in ("eksempler", "kommune-0600"):
        html = chapter(document, key).html
        assert 'Luftslott <span class="tag">Oppdiktet eksempel</span>' in html
        assert "Fjordvarme <span" not in html


def test_mark_stands_once_where_all_rows_of_a_list_are_invented():
    made = region(1)
    for title in ("Elbiler", "Sykler"):
        measure(made.municipalities[0], title, invented=True)

    html = chapter(composed(made), "kommune-0600").html

    assert 'Tiltak i kartleggingen <span class="tag">Oppdiktet eksempel</span>' in html
    assert "Elbiler <span" not in html


def test_words_of_people_are_escaped():
    made = region(6, interviewed=6)
    supports(
        said(made.interviews[0], "Tall < mål & «plan»", scopes=NAMED),
        measure(made.municipalities[0], "<b>Fet</b> & tung").claim,
    )

    html = "".join(one.html for one in composed(made).all_chapters())

    assert "Tall &lt; mål &amp; «plan»" in html
    assert "&lt;b&gt;Fet&lt;/b&gt; &amp; tung" in html


def test_guide_and_codebook_are_appendices_without_the_words_of_anybody():
    made = region(1)
    question = QuestionFactory(text="Hvor mange årsverk har dere?")
    code = CodeFactory(
        name="Barrierer: økonomi", definition="Penger mangler.", example="«Kona til Per sa nei.»"
    )

    document = composed(made)

    guide = chapter(document, "intervjuguide").html
    assert question.text in guide
    assert "1 spørsmål i guiden" in guide
    codes = chapter(document, "kodebok").html
    assert "Penger mangler." in codes
    assert code.example not in codes
