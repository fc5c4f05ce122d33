"""The coding screen by HTTP: what it shows, what it does, to whom, at what cost."""

import json
import re

import html5lib
import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import gettext

from forkommune.evidence.models import Claim, Coding, Passage, SourceText, TextReading
from forkommune.evidence.selectors.texts import Progress, groups_of, whole
from forkommune.evidence.services import open_round
from forkommune.evidence.views.texts import ORIGINS_PER_PAGE
from tests.factories import (
    AnswerFactory,
    CodeFactory,
    CodingFactory,
    MeasureFactory,
    MunicipalityFactory,
    PassageFactory,
    ResearcherFactory,
    SourceTextFactory,
    SupportFactory,
    TermFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db

TEXT = "😀 Ja, vi har to.\nKommunestyret vedtok i 2014 å bytte oljekjelen. Pengene ble flyttet."


@pytest.fixture
def researcher(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


@pytest.fixture
def source():
    municipality = MunicipalityFactory(name="Sigdal")
    source = SourceTextFactory(
        title="Intervju Sigdal",
        place="Spørsmål 15",
        organisation=municipality.organisation,
        nature="assessment",
    )
    TextRevisionFactory(source=source, text=TEXT)
    return source


def coded(source, words, **coding):
    start = TEXT.index(words)
    revision = source.current
    passage = Passage.objects.filter(revision=revision, start=start).first() or PassageFactory(
        revision=revision, start=start, end=start + len(words)
    )
    return CodingFactory(passage=passage, **coding)


def url(name, *args):
    return reverse(f"evidence:{name}", args=args)


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


def mark(source, words, **extra):
    start = utf16(TEXT[: TEXT.index(words)])
    return {
        "revision": source.current.pk,
        "start": start,
        "end": start + utf16(words),
        "marked": words,
        **extra,
    }


def drawn_text(response):
    """The text of the page's lines, as a browser's selection counts it."""
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return "".join("".join(p.itertext()) for p in page.iter("p") if p.get("class") == "para-text")


def test_the_page_draws_the_text_unit_for_unit_under_its_marks(client, researcher, source):
    coded(source, "vedtok i 2014")
    coded(source, "i 2014 å bytte oljekjelen")
    coded(source, "vedtok i 2014")

    page = client.get(source.get_absolute_url())

    assert drawn_text(page) == TEXT
    assert [(m.passage.quote, m.lane) for m in page.context["screen"].marks] == [
        ("vedtok i 2014", 0),
        ("vedtok i 2014", 1),
        ("i 2014 å bytte oljekjelen", 2),
    ]


def test_an_answer_shows_its_question_and_leads_to_its_interview(client, researcher, source):
    answer = AnswerFactory(source=source, question__text="Hva stoppet dem?")

    screen = client.get(source.get_absolute_url()).context["screen"]

    assert screen.heading == f"{answer.question.number}. Hva stoppet dem?"
    assert screen.origin == answer.interview.get_absolute_url()


def test_a_selection_becomes_a_coding_and_is_chosen(client, researcher, source):
    code = CodeFactory()

    answer = client.post(
        url("source-mark", source.pk), mark(source, "oljekjelen", code=code.pk), follow=True
    )

    coding = Coding.objects.get()
    assert (coding.passage.quote, coding.code, coding.coder) == ("oljekjelen", code, researcher)
    assert answer.context["screen"].selected.coding == coding


def test_htmx_gets_the_screen_back_with_what_happened(client, researcher, source):
    code = CodeFactory(name="Økonomi")

    answer = client.post(
        url("source-mark", source.pk),
        mark(source, "oljekjelen", code=code.pk),
        headers={"HX-Request": "true"},
    )

    page = answer.content.decode()
    assert page.lstrip().startswith('<div id="coding"')
    said = gettext("“%(code)s” is put on «%(quote)s».") % {"code": "Økonomi", "quote": "oljekjelen"}
    assert f'data-said="{said}"' in page


LISTS = ("coding-texts", "coding-codebook", "picker-list", "coding-plainly")


def stamp_on(page):
    """What the page says that its lists are of, as its requests carry it."""
    return json.loads(re.search(r"hx-headers='([^']+)'", page.content.decode())[1])


def test_lists_that_stand_on_the_page_are_kept_and_told_what_an_act_changed(
    client, researcher, source
):
    code, other = CodeFactory(name="Økonomi"), CodeFactory(name="Regelverk")
    CodingFactory(code=code)
    AnswerFactory(source=source, question__text="Hva stoppet dem?")
    lists = stamp_on(client.get(source.get_absolute_url()))
    data = mark(source, "oljekjelen", code=code.pk)

    answer = client.post(
        url("source-mark", source.pk), data, headers={"HX-Request": "true", **lists}
    )

    page = html5lib.parse(answer.content.decode(), namespaceHTMLElements=False)
    by_id = {one.get("id"): one for one in page.iter() if one.get("id")}
    assert [len(by_id[name]) for name in LISTS if by_id[name].get("hx-preserve") == ""] == [0] * 4
    assert other.name not in answer.content.decode()
    told = by_id["coding"]
    assert told.get("data-uses") == f"{code.pk}:2"
    assert told.get("data-last") == str(code.pk)
    assert told.get("data-chosen") == str(code.pk)
    row = by_id[f"text-{source.pk}"]
    assert (row.get("hx-swap-oob"), "".join(row.itertext()).split()[-1]) == ("true", "1")
    assert stamp_on(answer) == lists


def test_a_page_whose_codebook_has_changed_gets_all_lists_anew(client, researcher, source):
    code = CodeFactory(name="Økonomi")
    lists = stamp_on(client.get(source.get_absolute_url()))
    late = CodeFactory(name="Regelverk")
    data = mark(source, "oljekjelen", code=code.pk)

    answer = client.post(
        url("source-mark", source.pk), data, headers={"HX-Request": "true", **lists}
    )

    page = answer.content.decode()
    assert "hx-preserve" not in page
    assert page.count(late.name) == 4  # codebook, list for the marked words, both selects
    assert stamp_on(answer) != lists


@pytest.mark.parametrize("count", [1, 12])
def test_an_act_costs_the_same_with_one_mark_and_with_twelve(
    client, researcher, source, count, django_assert_num_queries
):
    code = CodeFactory()
    for place in range(count):
        passage = PassageFactory(revision=source.current, start=place * 2, end=place * 2 + 1)
        CodingFactory(passage=passage, code=CodeFactory(), coder=researcher)
    lists = stamp_on(client.get(source.get_absolute_url()))
    data = mark(source, "oljekjelen", code=code.pk)

    # session, user, roles, source, code, revision; mark: newest, there?, save; code: lock x 2, there?,
    # newest, round, version, save, acts x 2; access log; screen: newest, hidden, codings, bare
    # passages, codebook, own row, acts, uses, what rests on it; savepoints x 12
    with django_assert_num_queries(32):
        client.post(url("source-mark", source.pk), data, headers={"HX-Request": "true", **lists})


def test_other_words_than_ours_are_refused_with_422(client, researcher, source):
    data = mark(source, "oljekjelen") | {"marked": "gasskjelen"}

    answer = client.post(url("source-mark", source.pk), data)

    assert (answer.status_code, Passage.objects.count()) == (422, 0)
    assert "«oljekjelen», ikke «gasskjelen»" in answer.context["error"]


def test_without_script_sentences_are_ticked_or_a_quote_is_pasted(client, researcher, source):
    data = {"revision": source.current.pk, "code": CodeFactory().pk}
    sentences = client.get(source.get_absolute_url()).context["screen"].sentences

    client.post(
        url("source-mark", source.pk),
        data | {"sentence": [f"{start}-{end}" for start, end, _ in sentences[1:]]},
    )
    client.post(url("source-mark", source.pk), data | {"quote": " vi har to. "})

    assert [c.passage.quote for c in Coding.objects.order_by("pk")] == [
        "Kommunestyret vedtok i 2014 å bytte oljekjelen. Pengene ble flyttet.",
        "vi har to.",
    ]


def test_what_could_not_be_marked_or_written_stays_for_another_try(client, researcher, source):
    coding = coded(source, "oljekjelen", coder=researcher)
    data = {"revision": source.current.pk, "quote": "Ja, vi har tre.", "sentence": "0-16"}

    page = client.post(url("source-mark", source.pk), data).content.decode()
    memo = client.post(url("coding-memo", coding.pk), {"memo": "Se \x0b side 2"}).content.decode()

    assert 'id="merk-uten-mus" open>' in page
    assert ">Ja, vi har tre.</textarea>" in page
    assert 'value="0-16" id="s0" checked>' in page
    assert ("U+000B" in memo, ">Se \x0b side 2</textarea>" in memo) == (True, True)
    assert Coding.objects.get().memo == coding.memo


@pytest.mark.parametrize("number", ["²", "٣", "-1", "9" * 5000, "\x00"])
def test_numbers_that_no_page_of_ours_sends_do_no_harm(client, researcher, source, number):
    data = {"revision": source.current.pk, "sentence": f"{number}-{number}"}

    asked = client.get(url("source-code", source.pk), {"kode": number, "utdrag": number})
    marked = client.post(url("source-mark", source.pk), data)

    assert (asked.status_code, marked.status_code) == (200, 422)
    assert marked.context["error"] == gettext("No sentence is chosen; choose at least one.")


def test_nothing_chosen_says_what_to_do(client, researcher, source):
    answer = client.post(url("source-mark", source.pk), {"revision": source.current.pk})

    assert answer.status_code == 422
    assert answer.context["error"] == gettext("No sentence is chosen; choose at least one.")


def test_from_mark_to_measure_it_takes_two_clicks(client, researcher, source):
    TermFactory(vocabulary="measure_status", code="unknown")
    first = client.post(
        url("source-mark", source.pk), mark(source, "bytte oljekjelen", make="measure"), follow=True
    )
    form = first.context["form"]
    filled = {
        name: getattr(value, "pk", value)
        for name, value in form.initial.items()
        if value is not None and name in form.fields
    }

    back = client.post(first.redirect_chain[-1][0], filled, follow=True)

    assert (
        back.redirect_chain[-1][0]
        == f"{source.get_absolute_url()}?utdrag={Passage.objects.get().pk}#valgt"
    )
    [resting] = back.context["screen"].resting
    assert (resting.claim.kind, resting.claim.statement) == ("measure", "Bytte oljekjelen")
    assert resting.claim.measure.municipality.name == "Sigdal"


def test_a_form_of_a_finding_names_what_is_missing(client, researcher, source):
    passage = coded(source, "oljekjelen").passage

    answer = client.post(url("claim-make", passage.pk, "barrier"), {"title": "Økonomi"})

    assert answer.status_code == 422
    assert sorted(answer.context["form"].errors) == [
        "barrier_type",
        "grade",
        "municipality",
        "nature",
    ]


def test_an_empty_form_is_told_what_is_missing_too(client, researcher, source):
    passage = coded(source, "oljekjelen").passage

    for address in (
        url("claim-make", passage.pk, "measure"),
        url("passage-support", passage.pk),
        url("source-correct", source.pk),
    ):
        answer = client.post(address)
        assert (answer.status_code, bool(answer.context["form"].errors)) == (422, True)


def test_nothing_is_made_of_a_passage_that_no_app_knows(client, researcher, source):
    passage = coded(source, "oljekjelen").passage

    address = url("claim-make", passage.pk, "sentence")
    answers = [client.get(address), client.post(address, {"statement": "Noe"})]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Claim.objects.count() == 0


def test_acts_on_a_coding_and_the_way_back(client, researcher, source):
    coding = coded(source, "oljekjelen", coder=researcher)
    other = CodeFactory()

    client.post(url("coding-memo", coding.pk), {"memo": "Viktig"})
    client.post(url("coding-change", coding.pk), {"code": other.pk})
    client.post(url("coding-move", coding.pk), mark(source, "bytte oljekjelen"))
    coding.refresh_from_db()
    assert (coding.memo, coding.code, coding.passage.quote) == ("Viktig", other, "bytte oljekjelen")
    client.post(url("coding-remove", coding.pk))
    assert Coding.objects.count() == 0
    for _ in range(2):
        client.post(url("act-undo", source.pk))
    assert Coding.objects.get().passage.quote == "oljekjelen"
    client.post(url("act-redo", source.pk))
    assert Coding.objects.get().passage.quote == "bytte oljekjelen"


def test_a_code_under_a_finding_is_taken_away_after_a_question(client, researcher, source):
    coding = coded(source, "oljekjelen", coder=researcher)
    SupportFactory(passage=coding.passage)

    asked = client.post(url("coding-remove", coding.pk))
    assert (asked.status_code, asked.context["confirm"]) == (422, coding.pk)
    client.post(url("coding-remove", coding.pk), {"confirmed": "1"})

    assert Coding.objects.count() == 0


def test_anothers_coding_is_not_changed(client, researcher, source):
    coding = coded(source, "oljekjelen")

    answer = client.post(url("coding-remove", coding.pk))

    assert (answer.status_code, Coding.objects.count()) == (422, 1)


def test_undo_without_acts_says_so(client, researcher, source):
    answer = client.post(url("act-undo", source.pk))

    assert answer.context["error"] == gettext("There is nothing to undo in this text.")


def test_a_text_is_marked_as_coded_and_opened_again(client, researcher, source):
    client.post(url("source-done", source.pk), {"done": "1"})
    assert client.get(source.get_absolute_url()).context["screen"].is_done
    client.post(url("source-done", source.pk), {"done": "0"})

    assert TextReading.objects.count() == 0


def test_a_correction_moves_marks_and_asks_about_changed_words(client, researcher, source):
    from tests.factories import ConsentFactory

    ConsentFactory(informant=source.informant)
    coded(source, "oljekjelen")
    coded(source, "vi har to")

    answer = client.post(
        url("source-correct", source.pk),
        {"text": TEXT.replace("oljekjelen", "gasskjelen"), "reason": "Hørte feil"},
    )

    [message] = get_messages(answer.wsgi_request)
    assert str(message).startswith("Teksten er rettet. 1 utdrag")
    screen = client.get(source.get_absolute_url()).context["screen"]
    assert [(c.before.quote, c.passage.quote) for c in screen.checks] == [
        ("oljekjelen", "gasskjelen")
    ]
    client.post(url("passage-confirm", screen.checks[0].passage.pk))
    assert client.get(source.get_absolute_url()).context["screen"].checks == []


def test_a_correction_without_basis_is_refused_in_the_form(client, researcher, source):
    answer = client.post(url("source-correct", source.pk), {"text": "Ny tekst."})

    assert answer.status_code == 422
    assert f"informant {source.informant.pk} " in str(answer.context["form"].errors["text"])


def origins_on(page):
    return [line.origin for line in page.context["lines"]]


def test_the_list_says_how_far_each_text_has_come(client, researcher, source):
    done = SourceTextFactory(public=True, title="Plan for Asker")
    TextRevisionFactory(source=done)
    TextReading.objects.create(source=done, coder=researcher)
    coded(source, "oljekjelen")
    SourceTextFactory(public=True, title="Uten tekst")

    page = client.get(url("source-list"))
    assert {(o.title, str(o.progress)) for o in origins_on(page)} == {
        ("Plan for Asker", "coded"),
        ("Intervju Sigdal", "begun"),
    }
    page = client.get(url("source-list"), {"vis": "coded"})
    assert [o.title for o in origins_on(page)] == ["Plan for Asker"]


def test_notes_of_one_meeting_are_one_group_and_two_interviews_are_two(client, researcher):
    for title, kind in (("Fokusgruppe 1", "note"), ("Intervju Asker", "answer")):
        for _ in range(2):
            TextRevisionFactory(source=SourceTextFactory(title=title, kind=kind))

    origins = origins_on(client.get(url("source-list")))

    assert sorted((o.title, o.total) for o in origins) == [
        ("Fokusgruppe 1", 2),
        ("Intervju Asker", 1),
        ("Intervju Asker", 1),
    ]


def test_the_list_is_counted_in_the_database_as_its_rows_say(client, researcher, source):
    """What the tabs count over all pages is what each row shows."""
    coded(source, "oljekjelen")
    half = SourceTextFactory(public=True, title="Plan for Asker", place="Side 2")
    waiting = SourceTextFactory(public=True, title="Plan for Modum")
    for text in (half, SourceTextFactory(public=True, title="Plan for Asker", place="Side 10")):
        TextRevisionFactory(source=text)
    PassageFactory(revision=TextRevisionFactory(source=waiting), needs_check=True)
    TextReading.objects.create(source=half, coder=researcher)

    context = client.get(url("source-list")).context

    groups = groups_of(SourceText.objects.for_coding(researcher))
    assert [one.origin.progress for one in context["lines"]] == [
        whole(
            len(g.rows),
            g.coded,
            any(row.coding_count for row in g.rows),
            any(row.check_count for row in g.rows),
        )
        for g in groups
    ]
    assert [(one.coded, one.to_check) for one in context["lines"]] == [
        (g.coded, sum(row.check_count for row in g.rows)) for g in groups
    ]
    assert {state: n for state, n in context["counts"].items() if n} == {
        Progress.BEGUN: 2,
        Progress.TO_CHECK: 1,
    }
    assert SourceText.objects.get(pk=context["lines"][1].next).place == "Side 10"


def test_the_list_of_texts_is_turned_and_narrowed(client, researcher, source):
    for number in range(ORIGINS_PER_PAGE):
        text = SourceTextFactory(public=True, title=f"Plan {number:02d}", organisation=None)
        TextRevisionFactory(source=text)

    first = client.get(url("source-list"))
    second = client.get(url("source-list"), {"side": "2"})
    answers = client.get(url("source-list"), {"kilde": "answer", "vis": "not_coded"})
    place = client.get(url("source-list"), {"kommune": source.organisation.name})
    wrong = client.get(url("source-list"), {"kommune": "Finnes ikke"})

    titles = [[o.title for o in origins_on(page)] for page in (first, second)]
    assert list(map(len, titles)) == [ORIGINS_PER_PAGE, 1]
    assert first.context["total"] == ORIGINS_PER_PAGE + 1
    assert [o.title for o in origins_on(answers)] == [source.title]
    assert 'href="?vis=coded&amp;kilde=answer"' in answers.content.decode()
    assert [o.title for o in origins_on(place)] == [source.title]
    assert wrong.status_code == 422
    assert "Finnes ikke" in wrong.content.decode()


def test_the_codebooks_colours_come_as_a_style_sheet(client, researcher):
    code = CodeFactory(colour="#123ABC")

    answer = client.get(url("code-colours"))

    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer.content.decode() == f".code-{code.pk} {{ --code: #123ABC; }}\n"


def test_a_code_shows_its_passages(client, researcher, source):
    mine = coded(source, "oljekjelen", coder=researcher)
    other = coded(source, "vi har to", code=mine.code)

    everybody = client.get(url("code-detail", mine.code.pk))
    only_mine = client.get(url("code-detail", mine.code.pk), {"koder": "meg"})

    assert set(everybody.context["page_obj"]) == {mine, other}
    assert list(only_mine.context["page_obj"]) == [mine]


def test_a_code_shows_the_passages_of_any_coder_alone(client, researcher, source):
    coded(source, "oljekjelen", coder=researcher)
    theirs = coded(source, "vi har to", code=Coding.objects.get().code)
    coded(source, "Ja", code=theirs.code, coder=researcher)

    page = client.get(url("code-detail", theirs.code.pk), {"koder": theirs.coder.pk})

    assert list(page.context["page_obj"]) == [theirs]
    words = page.content.decode()
    assert f'<a href="?koder={theirs.coder.pk}" aria-current="true">{theirs.coder} (1)</a>' in words
    assert '<a href="?koder=meg">Bare mine (2)</a>' in words


def drawn(page):
    return [mark.coding for mark in page.context["screen"].marks]


def test_the_screen_draws_the_codes_of_any_coder_alone(client, researcher, source):
    mine = coded(source, "oljekjelen", coder=researcher)
    theirs, third = coded(source, "vi har to"), coded(source, "Ja")
    where = source.get_absolute_url()

    assert set(drawn(client.get(where))) == {mine, theirs, third}
    assert drawn(client.get(where, {"koder": "meg"})) == [mine]
    page = client.get(where, {"koder": theirs.coder.pk})

    assert drawn(page) == [theirs]
    others = page.context["screen"].others
    assert set(others) == {theirs.coder, third.coder}
    assert f"?kode={theirs.pk}&amp;koder={theirs.coder.pk}" in page.content.decode()


def test_the_other_coder_of_an_open_round_is_not_told_from_somebody_without_codings(
    client, researcher, source
):
    mine, theirs = coded(source, "oljekjelen", coder=researcher), coded(source, "vi har to")
    open_round(
        title="Runde", first=researcher, second=theirs.coder, sources=[source], by=researcher
    )
    where = source.get_absolute_url()

    pages = [client.get(where, {"koder": key}) for key in (theirs.coder.pk, 999_999_999)]

    assert [drawn(page) for page in pages] == [[mine], [mine]]
    assert [page.context["screen"].others for page in pages] == [[], []]
    of_code = client.get(url("code-detail", theirs.code.pk), {"koder": theirs.coder.pk})
    assert f"koder={theirs.coder.pk}" not in of_code.content.decode()


@pytest.mark.parametrize("whose", ["-1", "²", "meg' OR 1", "99999999999999999999", ""])
def test_what_is_no_coder_draws_everybody_s_codes(client, researcher, source, whose):
    theirs = coded(source, "vi har to")

    assert drawn(client.get(source.get_absolute_url(), {"koder": whose})) == [theirs]


@pytest.mark.parametrize("count", [1, 12])
def test_the_screen_costs_the_same_with_one_mark_and_with_twelve(
    client, researcher, source, count, django_assert_num_queries
):
    for place in range(count):
        passage = PassageFactory(revision=source.current, start=place * 2, end=place * 2 + 1)
        CodingFactory(passage=passage, code=CodeFactory())
        SourceTextFactory(title="Intervju Sigdal", organisation=source.organisation)
    MeasureFactory()

    # session, user, roles, source, access log, revision, what is hidden, codings, bare passages,
    # near, codebook, its uses, acts, answer x 2 (question, interview), memos about the text
    with django_assert_num_queries(17):
        client.get(source.get_absolute_url())


def test_codes_that_have_come_since_are_named_until_the_text_is_coded_with_them_too(
    client, researcher, source
):
    done = reverse("evidence:source-done", args=[source.pk])
    client.post(done, {"done": "1"})
    late = CodeFactory(name="Barrierer: areal")

    before = client.get(source.get_absolute_url()).content.decode()
    client.post(done, {"done": "1"})
    after = client.get(source.get_absolute_url())

    assert "Kodet med disse kodene også" in before
    assert [late.name in before, list(after.context["new_codes"])] == [True, []]
