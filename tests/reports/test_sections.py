"""Sections of a report: written by several at once, with names of what the data say, and checked."""

import json
import re
from html import unescape

import pytest
from django.urls import reverse

from forkommune.plan.models import Reference
from forkommune.work.models import DraftConflict, HistoryEntry
from reports.desk import section_desk
from reports.making import CannotMake
from reports.models import Section
from tests.factories import DeliverableFactory, ResearcherFactory
from tests.reports.ordering import order_frozen

from .region import measure, region, said, supports
from .test_document import chapter, composed

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"reports:section-{name}", args=["D2", *args])


def typed(section, tab="fane", **more):
    """The form as one who opened it just now sends it."""
    desk = section_desk(section)
    return {**desk.values, "base": desk.base, "tab": tab, "seq": "1", **more}


def written(report, body, title="Veien videre"):
    return Section.objects.create(
        deliverable=report, key="veien", title=title, body=body, position=1
    )


@pytest.fixture
def researcher(client):
    user = ResearcherFactory()
    client.force_login(user)
    return user


def test_section_sent_twice_is_begun_once_and_its_text_stands_in_the_report(client, researcher):
    DeliverableFactory(code="D2")
    for _click in range(2):
        answer = client.post(
            address("add"), {"title": "Veien videre", "position": 1, "responsible": researcher.pk}
        )
    section = Section.objects.get()

    saved = client.post(answer["Location"], typed(section, body="Ett.\r\n\r\nTo."))
    page = client.get(saved["Location"]).content.decode()

    section.refresh_from_db()
    assert (section.key, section.body) == ("veien-videre", "Ett.\n\nTo.")
    assert "Veien videre" in page
    assert address("edit", section.pk) in page


def test_what_is_typed_and_not_put_in_is_not_called_nothing(client, researcher):
    made = region(2)
    section = written(made.deliverable, "")
    empty = client.get("/rapporter/D2/").content.decode()

    client.post(address("save", section.pk), typed(section, body="Kommunene vil mye."))
    begun = client.get("/rapporter/D2/").content.decode()
    client.post(address("edit", section.pk), typed(section, seq="2"))
    put_in = client.get("/rapporter/D2/").content.decode()

    assert "Ingenting er skrevet ennå." in empty
    assert "Skrevet, men ikke lagt inn i rapporten" in begun
    assert "Ingenting er skrevet ennå." not in begun
    assert "Skrevet, men ikke" not in put_in
    assert "Kommunene vil mye." in put_in


def test_colleague_who_typed_meanwhile_is_never_written_over(client, researcher):
    section = written(DeliverableFactory(code="D2"), "Felles.")
    mine = typed(section, tab="min", body="Min tekst.")
    theirs = typed(section, tab="kollegas", body="Kollegaens tekst.")

    client.post(address("save", section.pk), theirs)
    answer = client.post(address("edit", section.pk), mine)

    section.refresh_from_db()
    assert answer["Location"] == address("conflict", section.pk)
    assert section.body == "Felles."
    assert section_desk(section).values["body"] == "Kollegaens tekst."
    assert DraftConflict.objects.get().value == "Min tekst."


def test_history_knows_who_changed_a_section_but_not_its_words(client, researcher):
    section = written(DeliverableFactory(code="D2"), "")

    client.post(address("edit", section.pk), typed(section, body="HEMMELIG utkast"))

    entry = HistoryEntry.objects.filter(action="section.changed", changes__has_key="body").get()
    assert entry.actor_id == researcher.pk
    assert "HEMMELIG" not in json.dumps(entry.changes)


def test_name_that_the_data_lack_is_told_with_line_and_nearest_and_nothing_typed_is_lost(
    client, researcher
):
    section = written(region(2).deliverable, "Før.")
    body = "Først.\n\nAv {tall:komuner} kommuner. ![x](http://ond.invalid/x.png)"

    answer = client.post(address("edit", section.pk), typed(section, body=body))

    words = unescape(answer.content.decode())
    section.refresh_from_db()
    assert answer.status_code == 422
    assert "Linje 3: «{tall:komuner}» finnes ikke" in words
    assert "Mente du {tall:kommuner}" in words
    assert "Bilder utenfra kan ikke stå" in words
    assert section.body == "Før."
    assert section_desk(section).values["body"] == body


def test_beside_the_text_stand_names_and_numbers_typed_by_hand(client, researcher):
    section = written(region(6).deliverable, "Det er 6 kommuner og 6 hester.")

    words = unescape(client.get(address("check", section.pk)).content.decode())

    assert "6 er også {tall:kommuner}, {tall:medlemmer}" not in words  # the noun decides
    assert "6 er også {tall:kommuner}" in words
    assert words.count("6 er også") == 1


def test_every_name_that_a_text_can_use_says_what_it_stands_for(client, researcher):
    section = written(region(2, interviewed=1).deliverable, "")

    words = unescape(client.get(address("check", section.pk)).content.decode())

    names = dict(re.findall(r"<dt><code>({[^<]+})</code></dt><dd>([^<]*)", words))
    assert {"{tall:kommuner}", "{tabell:numbers}"} <= set(names)
    assert any(name.startswith("{figur:people-06") for name in names)
    assert [name for name, label in names.items() if not label.strip()] == []


def test_text_is_printed_with_what_the_data_say_and_without_any_html_of_its_own():
    made = region(6, interviewed=6)
    said_so = said(made.interviews[0], "Tallene finnes.", scopes=["quote_unnamed"])
    supports(said_so, measure(made.municipalities[0], "Regnskap").claim)
    Reference.objects.create(
        project=made.deliverable.project, authors="Dannevig, H.", year=2013, title="Agenda"
    )
    body = (
        "# Del\n\nAv {tall:kommuner} kommuner, jf. {kilde:dannevig-2013} og {figur:plans}. "
        "<script>alert(1)</script> [ond](javascript:alert(1))\n\n"
        f"{{utdrag:{said_so.pk}}}\n\n{{figur:plans}}\n\n"
        "Tabell: Hva det koster\n\n| Hva | Kroner |\n|---|--:|\n| Sykkel | {tall:kommuner} |"
    )
    written(made.deliverable, body)

    html = chapter(composed(made), "tekst").html

    assert 'Av <span data-name="kommuner">6</span> kommuner' in html
    assert "<h3>Del</h3>" in html
    assert 'href="#R-0' in html
    assert 'class="xref" href="#plans"' in html
    assert 'id="tekst-veien-figur-plans"' in html
    assert "Tallene finnes." in html
    assert '<caption><span class="no">Tabell' in html
    assert (
        '<th scope="row">Sykkel</th><td class="fk-num"><span data-name="kommuner">6</span></td>'
        in html
    )
    assert "<script" not in html
    assert 'href="javascript' not in html


def test_public_edition_is_not_made_with_words_that_nobody_consented_to():
    made = region(6, interviewed=6)
    kept = said(made.interviews[0], "HEMMELIG")
    written(made.deliverable, f"Se {{utdrag:{kept.pk}}}.")

    with pytest.raises(CannotMake) as refusal:
        order_frozen(
            deliverable=made.deliverable, audience="public", profile="archive", by=None, send=False
        )
    internal = order_frozen(
        deliverable=made.deliverable, audience="internal", profile="archive", by=None, send=False
    )

    assert f"Avsnittet «Veien videre» viser til {{utdrag:{kept.pk}}}" in str(refusal.value)
    assert "HEMMELIG" not in str(refusal.value)
    [section] = internal.snapshot.data["sections"]
    assert section["text"] == "Se {utdrag:plass-1}."


def test_edition_is_not_made_with_a_work_that_vanished():
    made = region(2)
    written(made.deliverable, "Se {kilde:borte-2013}.")

    with pytest.raises(CannotMake, match=r"«Veien videre» viser til \{kilde:borte-2013\}"):
        order_frozen(
            deliverable=made.deliverable, audience="public", profile="archive", by=None, send=False
        )


def test_preview_is_set_as_the_page_and_says_what_it_cannot_set(client, researcher):
    section = written(region(2).deliverable, "Av {tall:kommuner} kommuner.")

    page = client.get(address("preview", section.pk))
    client.post(address("save", section.pk), typed(section, body="Se {figur:borte}."))
    wrong = client.get(address("preview", section.pk))

    told = '<div class="txt"><p>Av <span data-name="kommuner">2</span> kommuner.</p></div>'
    assert told in page.content.decode()
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "{figur:borte}" in unescape(wrong.content.decode())


def test_too_long_a_text_is_kept_as_a_draft_and_told(client, researcher):
    section = written(region(2).deliverable, "Før.")

    answer = client.post(address("edit", section.pk), typed(section, body="a" * 100_001))

    section.refresh_from_db()
    assert answer.status_code == 422
    assert "et avsnitt rommer høyst" in unescape(answer.content.decode())
    assert section.body == "Før."
    assert len(section_desk(section).values["body"]) == 100_001


def test_comment_waits_for_whoever_is_responsible_until_it_is_handled(client, researcher):
    section = written(DeliverableFactory(code="D2"), "Tekst.")
    Section.objects.filter(pk=section.pk).update(responsible=researcher)

    before = list(Section.objects.all().to_write(researcher))
    client.post(address("comment", section.pk), {"text": "Hvor står det?"})
    waiting = list(Section.objects.all().to_write(researcher))
    comment = section.comments.get()
    client.post(reverse("reports:comment-handle", args=["D2", section.pk, comment.pk]))
    comment.refresh_from_db()

    assert before == []
    assert waiting == [section]
    assert comment.handled_by == researcher
    assert list(Section.objects.all().to_write(researcher)) == []


def test_section_of_the_same_heading_gets_a_place_of_its_own_and_one_goes_alone(client, researcher):
    DeliverableFactory(code="D2")
    for position in (1, 2):
        client.post(address("add"), {"title": "Veien videre", "position": position})
    first, second = Section.objects.order_by("position")

    client.post(address("remove", first.pk))

    assert (first.key, second.key) == ("veien-videre", "veien-videre-2")
    assert list(Section.objects.all()) == [second]


def test_every_saved_version_can_be_read_also_when_the_text_is_taken_out(client, researcher):
    shipped = written(DeliverableFactory(code="D2"), "Levert tekst.")
    for body in ("Første utkast.", "Første utkast.", "Andre utkast."):
        client.post(address("edit", shipped.pk), typed(Section.objects.get(), tab=body, body=body))
    client.post(address("remove", shipped.pk))

    [text] = client.get(address("versions")).context["texts"]

    told = [(one.number, one.body, one.written_by) for one in text.versions]
    assert told == [
        (3, "Andre utkast.", researcher),
        (2, "Første utkast.", researcher),
        (1, "Levert tekst.", None),
    ]
    assert not text.stands


def test_ten_megabytes_pasted_are_refused_with_both_sizes_and_nothing_changes(client, researcher):
    section = written(DeliverableFactory(code="D2"), "Det som sto.")
    client.raise_request_exception = False

    for name in ("edit", "save"):
        answer = client.post(address(name, section.pk), typed(section, body="æ" * 5_000_000))

        assert answer.status_code == 413
        words = " ".join(unescape(answer.content.decode()).replace("\xa0", " ").split())
        assert "Du sendte 9,5 MB, og et skjema kan ha 2,5 MB. Ingenting er endret." in words
    section.refresh_from_db()
    assert section.body == "Det som sto."
    assert section_desk(section).values["body"] == "Det som sto."
